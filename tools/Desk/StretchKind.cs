// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>What became of a stretch of a call.</summary>
public enum StretchKind : byte
{
    /// <summary>A segment holds it.</summary>
    Recorded,

    /// <summary>It was never committed, because of a hold or a mute.</summary>
    Held,

    /// <summary>It was never committed, for another reason.</summary>
    Withheld,

    /// <summary>It was lost before the stream: frames that the stream does not count.</summary>
    Lost,

    /// <summary>The journal says nothing of it.</summary>
    Unexplained,
}
