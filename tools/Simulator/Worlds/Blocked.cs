// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>When the CLR could do nothing: in freezes, and in card operations.</summary>
internal sealed class Blocked
{
    /// <summary>Operations with less between them than this belong to one pass of a loop: it needs more to read a block and poll.</summary>
    private const long SamePassUs = 1_600;

    private readonly List<(long StartUs, long EndUs)> _all;

    public Blocked(WorldRun run)
    {
        IEnumerable<(long, long)> all = run.LongCardUs.Select(o => (o.StartUs, o.EndUs + SamePassUs))
            .Concat(run.Spec.Freezes.Select(f => (f.StartUs, f.EndUs + SamePassUs)));
        _all = [.. Spans.Union(all).Select(s => (s.Start, s.End - SamePassUs))];
        Long = [.. _all.Where(b => b.EndUs - b.StartUs > WorldMargins.PollGapUs - WorldMargins.BlockUs)];
    }

    /// <summary>Gets the stretches that are longer than an undisturbed pass of the loop can take.</summary>
    public IReadOnlyList<(long StartUs, long EndUs)> Long { get; }

    /// <summary>A sign whose edge fell into a blocked stretch, or right behind it, is known of all of that stretch only.</summary>
    public (long StartUs, long EndUs) Widen(long startUs, long endUs)
    {
        (long from, long to) = (startUs, endUs);
        foreach ((long start, long end) in Long)
        {
            if (Touches(startUs, start, end) || Touches(endUs, start, end))
            {
                from = Math.Min(from, start);
                to = Math.Max(to, end);
            }
        }

        return (from, to);
    }

    /// <summary>The time blocked in a stretch, in µs.</summary>
    public long TimeIn(long fromUs, long toUs) =>
        Long.Where(b => b.EndUs > fromUs && b.StartUs < toUs).Sum(b => b.EndUs - b.StartUs);

    /// <summary>Stretches at whose end the DMA ring may have been so full that nobody can tell whether it lost something.</summary>
    /// <param name="limitUs">So full.</param>
    /// <param name="dmaUs">More does not fit in it.</param>
    public IEnumerable<(long StartUs, long EndUs)> FillingDma(long limitUs, long dmaUs)
    {
        long backlogUs = 0;
        long lastUs = 0;
        foreach ((long start, long end) in _all)
        {
            backlogUs = Math.Min(Math.Max(backlogUs - ((start - lastUs) / 2), 0) + (end - start), dmaUs);
            lastUs = end;
            if (backlogUs >= limitUs)
            {
                yield return (start, end);
            }
        }
    }

    private static bool Touches(long edgeUs, long startUs, long endUs) =>
        edgeUs >= startUs - WorldMargins.PollGapUs && edgeUs <= endUs + WorldMargins.PollGapUs;
}
