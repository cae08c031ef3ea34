// SPDX-License-Identifier: MIT
using CsCheck;

namespace HushTap.Simulator.Tests;

public sealed class WaveformTests
{
    [Fact]
    public void Levels_and_edges_agree_with_counting_them_one_by_one() =>
        Gen.Select(Gen.Select(Gen.Long[0, 60], Gen.Long[0, 12]).Array[0, 8], Gen.Long[0, 70], Gen.Long[0, 70])
            .Sample((spans, a, b) =>
            {
                Waveform wave = Waveform.HighDuring(spans.Select(s => (s.Item1, s.Item1 + s.Item2)));
                bool Naive(long t) => spans.Any(s => t >= s.Item1 && t < s.Item1 + s.Item2);
                (long from, long to) = (Math.Min(a, b), Math.Max(a, b));
                int rising = 0;
                int falling = 0;
                long next = long.MaxValue;
                for (long t = from + 1; t <= 80; t++)
                {
                    bool isEdge = Naive(t) != Naive(t - 1);
                    next = isEdge && next == long.MaxValue ? t : next;
                    rising += isEdge && t <= to && Naive(t) ? 1 : 0;
                    falling += isEdge && t <= to && !Naive(t) ? 1 : 0;
                }

                return wave.LevelAt(from) == Naive(from) && wave.LevelAt(to) == Naive(to)
                    && wave.EdgesBetween(from, to, true, false) == rising
                    && wave.EdgesBetween(from, to, false, true) == falling
                    && wave.EdgesBetween(from, to, true, true) == rising + falling
                    && wave.NextEdgeAfter(from) == next;
            });

    [Fact]
    public void Bounce_keeps_the_levels_outside_its_window()
    {
        Waveform clean = Waveform.HighDuring([(1_000_000, 2_000_000), (3_000_000, 3_000_400)]);
        Waveform bouncy = clean.WithBounce(5_000, SeededRandom.For(3, "test"));
        Assert.True(bouncy.EdgesUs.Length > clean.EdgesUs.Length);
        for (int i = 1; i < bouncy.EdgesUs.Length; i++)
        {
            Assert.True(bouncy.EdgesUs[i] > bouncy.EdgesUs[i - 1]);
        }

        foreach (long t in (long[])[999_999, 1_005_001, 1_999_999, 2_005_001, 2_999_999, 3_005_401])
        {
            Assert.Equal(clean.LevelAt(t), bouncy.LevelAt(t));
        }
    }
}
