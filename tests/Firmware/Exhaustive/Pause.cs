// SPDX-License-Identifier: MIT
namespace HushTap.Firmware.Tests.Exhaustive;

/// <summary>A freeze of everything but DMA and counters.</summary>
/// <param name="Step">Pass of the loop in which it begins; -1 = never.</param>
/// <param name="Place">Between which two actions of that pass: see <see cref="Places"/>.</param>
/// <param name="Us">How long.</param>
internal readonly record struct Pause(int Step, int Place, long Us)
{
    /// <summary>0 before r0, 1 before the copy, 2 in mid-copy, 3 before r1, 4 before the counts, 5 between counts and levels, 6 before the last look at the clock, 7 after the pass.</summary>
    public const int Places = 8;

    public static readonly Pause None = new(-1, 0, 0);
}
