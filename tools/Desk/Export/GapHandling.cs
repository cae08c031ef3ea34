// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>What stands in an exported file where something was not recorded.</summary>
public enum GapHandling : byte
{
    /// <summary>Nothing: talk follows talk.</summary>
    Join,

    /// <summary>Silence as long as what is missing, so that times in the file are times in the call.</summary>
    Silence,

    /// <summary>A short tone.</summary>
    Tone,

    /// <summary>The end of the file: each stretch of talk becomes a file of its own.</summary>
    Split,
}
