// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>What became of a segment. In a verified card this is proven; in one that was only read it is what journal and directory say.</summary>
public enum SegmentState : byte
{
    /// <summary>All as the journal says it was written.</summary>
    Intact,

    /// <summary>The power failed while it was open; the device has mended its header and journalled a digest of what was there, which fits.</summary>
    Recovered,

    /// <summary>Its call was erased by the device.</summary>
    Erased,

    /// <summary>The power failed before its file was made.</summary>
    NeverMade,

    /// <summary>The power failed or the card went while it was open, and the device has not mended it: what lies behind the last commit nothing proves.</summary>
    Truncated,

    /// <summary>The file cannot be read.</summary>
    Unreadable,

    /// <summary>The file is not as it was written.</summary>
    Garbled,

    /// <summary>The file is not there.</summary>
    Missing,

    /// <summary>File and public digests agree, but whoever wrote the digests did not have the key.</summary>
    Edited,
}
