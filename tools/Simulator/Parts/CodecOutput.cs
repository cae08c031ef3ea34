// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>What a codec makes of the two wires, by its registers and clocks.</summary>
public enum CodecOutput : byte
{
    /// <summary>Zeros.</summary>
    Silent,

    /// <summary>Left and right as they are.</summary>
    Stereo,

    /// <summary>Left for right.</summary>
    Swapped,

    /// <summary>The left wire on both.</summary>
    LeftTwice,

    /// <summary>The right wire on both.</summary>
    RightTwice,

    /// <summary>One minus the other, or their sum, on both.</summary>
    Mixed,

    /// <summary>Every sample one bit off: the frame format is not I2S.</summary>
    Shifted,

    /// <summary>Not at its level: attenuated, or a level control at work.</summary>
    WrongLevel,

    /// <summary>The data line stands still at one.</summary>
    Stuck,
}
