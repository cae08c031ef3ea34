// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>What a checker found wrong in a world.</summary>
/// <param name="Checker">One of the names in <see cref="Checkers"/>.</param>
/// <param name="Text">What is wrong, in words.</param>
public sealed record Finding(string Checker, string Text);

/// <summary>The names of the checkers.</summary>
public static class Checkers
{
    /// <summary>Frames from inside a hold, a mute, or from outside the call were written.</summary>
    public const string Leak = "leak";

    /// <summary>Off-hook frames are nowhere, and nothing says why.</summary>
    public const string Unexplained = "unexplained";

    /// <summary>Files and journal do not agree with each other, or with what was read.</summary>
    public const string Card = "card";

    /// <summary>Talk is missing where neither signs nor faults excuse it.</summary>
    public const string Loss = "loss";

    /// <summary>After the last fault the device does not record again in time.</summary>
    public const string Liveness = "liveness";

    /// <summary>The firmware hangs, restarts by itself, loses a thread, or does what the chip would not survive.</summary>
    public const string Firmware = "firmware";
}
