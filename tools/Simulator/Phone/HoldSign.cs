// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>One hold or mute, and when its lamp really gave a sign because of it: lit, or for a line lamp dark.</summary>
/// <param name="Truth">The hold, in frames of the call.</param>
/// <param name="IsMute">True for a mute.</param>
/// <param name="FirstLitUs">First instant at which the lamp was lit, in µs from sample 0; null when it never was.</param>
/// <param name="LastLitUs">Instant at which it went dark for the last time, in µs from sample 0; null when it never was lit.</param>
/// <remarks>With these a test has the loss that nobody can avoid: [first sign − lead, hold) and [release, last sign + tail].</remarks>
public sealed record HoldSign(Stretch Truth, bool IsMute, long? FirstLitUs, long? LastLitUs)
{
    /// <summary>Gets whether the hold key was pressed where this hold began: a device that senses the key cannot miss it.</summary>
    public bool IsKeyed { get; init; }

    /// <summary>Gets whether the lamp never showed this hold.</summary>
    public bool NeverLit => FirstLitUs is null;

    internal static HoldSign Of(Stretch truth, bool isMute, CallClock clock, IEnumerable<(long Start, long End)> litUs)
    {
        long? first = null;
        long? last = null;
        foreach ((long start, long end) in litUs)
        {
            first ??= start - clock.T0Us;
            last = end - clock.T0Us;
        }

        return new HoldSign(truth, isMute, first, last);
    }
}
