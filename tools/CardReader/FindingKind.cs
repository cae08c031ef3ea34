// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>What a finding says about the card. The later of two kinds is the graver one; from <see cref="Truncated"/> on they are problems.</summary>
public enum FindingKind : byte
{
    /// <summary>Nothing to say.</summary>
    Intact,

    /// <summary>A file that HushTap does not write.</summary>
    Foreign,

    /// <summary>Something that looks odd and is as it should be.</summary>
    Note,

    /// <summary>The power failed, and the device has mended what was open and says so.</summary>
    Recovered,

    /// <summary>The power failed or the card was taken out; the device has not mended it yet.</summary>
    Truncated,

    /// <summary>A date that no HushTap can have seen.</summary>
    Date,

    /// <summary>Talk that is neither recorded nor withheld with a reason.</summary>
    Unexplained,

    /// <summary>A journal of another device than the key's: only its public layer could be looked at.</summary>
    OtherDevice,

    /// <summary>No line carries a tag of the key: the key is another one, or somebody without it wrote all anew.</summary>
    WrongKey,

    /// <summary>A version that this reader does not know.</summary>
    Version,

    /// <summary>A file or folder that cannot be read.</summary>
    Unreadable,

    /// <summary>Bytes changed by accident, or by somebody who did not compute the digests anew.</summary>
    Garbled,

    /// <summary>A line, file or folder that the journal speaks of is not there.</summary>
    Missing,

    /// <summary>A line or file that is there and that the journal does not speak of, or twice, or in another's place.</summary>
    Unjournalled,

    /// <summary>The end of what the device has written is not there.</summary>
    RolledBack,

    /// <summary>Changed by somebody who computed the public digests anew, but does not have the key.</summary>
    Edited,
}
