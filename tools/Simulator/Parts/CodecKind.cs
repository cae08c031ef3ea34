// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Which codec a board has.</summary>
public enum CodecKind : byte
{
    /// <summary>None that is modelled: the sound is at the pins as it is.</summary>
    None,

    /// <summary>ES8388, on the LyraT.</summary>
    Es8388,

    /// <summary>PCM1862, on our own board.</summary>
    Pcm1862,
}
