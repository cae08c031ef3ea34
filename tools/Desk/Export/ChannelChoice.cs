// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>Which ends of the call an exported file has.</summary>
public enum ChannelChoice : byte
{
    /// <summary>Left = near end, right = far end, as on the card.</summary>
    Both,

    /// <summary>The handset's microphone alone.</summary>
    Near,

    /// <summary>The other end alone.</summary>
    Far,

    /// <summary>The mean of both in one channel.</summary>
    Mixed,
}
