// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>Sums that stay at the largest number instead of wrapping: a hostile journal may claim anything.</summary>
internal static class Frames
{
    /// <summary>Bytes of a frame: left and right, 16 bit each.</summary>
    public const int Bytes = 4;

    public static long Add(long a, long b) => a > long.MaxValue - b ? long.MaxValue : a + b;

    public static long Sum(IEnumerable<long> numbers) => numbers.Aggregate(0L, Add);
}
