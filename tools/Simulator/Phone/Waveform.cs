// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>The level of one wire over all time.</summary>
/// <remarks>Low before the first edge; edges alternate. At the instant of an edge the new level holds.</remarks>
public sealed class Waveform
{
    public static readonly Waveform AlwaysLow = new([]);

    private readonly long[] _edgesUs;
    private int _hint;

    private Waveform(long[] edgesUs) => _edgesUs = edgesUs;

    /// <summary>Gets the instants of the edges: rising, falling, rising ….</summary>
    public ReadOnlySpan<long> EdgesUs => _edgesUs;

    /// <summary>Makes the waveform that is high in the given stretches of time, [start, end), in µs.</summary>
    /// <param name="highUs">In any order; they may overlap.</param>
    public static Waveform HighDuring(IEnumerable<(long StartUs, long EndUs)> highUs)
    {
        List<long> edges = [];
        foreach ((long start, long end) in Spans.Union(highUs))
        {
            edges.Add(start);
            if (end != long.MaxValue)
            {
                edges.Add(end);
            }
        }

        return new Waveform([.. edges]);
    }

    /// <summary>Gets the stretches in which it is high, in order.</summary>
    public List<(long StartUs, long EndUs)> High()
    {
        List<(long, long)> high = [];
        for (int i = 0; i < _edgesUs.Length; i += 2)
        {
            high.Add((_edgesUs[i], i + 1 < _edgesUs.Length ? _edgesUs[i + 1] : long.MaxValue));
        }

        return high;
    }

    /// <summary>Makes the waveform that is low where this one is high.</summary>
    public Waveform Inverted() => HighDuring(Spans.Complement(High()));

    /// <summary>Gets the level.</summary>
    public bool LevelAt(long us) => (EdgesUpTo(us) & 1) != 0;

    /// <summary>Counts edges in (from, to].</summary>
    public int EdgesBetween(long fromUs, long toUs, bool rising, bool falling)
    {
        int from = EdgesUpTo(fromUs);
        int to = EdgesUpTo(toUs);
        if (to <= from)
        {
            return 0;
        }

        int all = to - from;
        int risingEdges = ((to + 1) >> 1) - ((from + 1) >> 1);
        return (rising ? risingEdges : 0) + (falling ? all - risingEdges : 0);
    }

    /// <summary>Gets the instant of the first edge after <paramref name="us"/>, or <see cref="long.MaxValue"/>.</summary>
    public long NextEdgeAfter(long us)
    {
        int i = EdgesUpTo(us);
        return i < _edgesUs.Length ? _edgesUs[i] : long.MaxValue;
    }

    /// <summary>Lets every contact bounce: after each edge some short pulses back, all over within <paramref name="bounceUs"/>.</summary>
    public Waveform WithBounce(int bounceUs, SeededRandom random)
    {
        if (bounceUs <= 0)
        {
            return this;
        }

        List<long> edges = [];
        for (int i = 0; i < _edgesUs.Length; i++)
        {
            long at = _edgesUs[i];
            edges.Add(at);
            if (at == long.MinValue)
            {
                continue;
            }

            long room = i + 1 < _edgesUs.Length ? Math.Min(bounceUs, (_edgesUs[i + 1] - at) / 2) : bounceUs;
            AddBounce(edges, at, room, random);
        }

        return new Waveform([.. edges]);
    }

    private static void AddBounce(List<long> edges, long at, long roomUs, SeededRandom random)
    {
        int pairs = (int)random.Next(0, 4);
        long slot = roomUs / ((2 * pairs) + 1);
        if (slot < 2)
        {
            return;
        }

        for (int i = 1; i <= 2 * pairs; i++)
        {
            edges.Add(at + (i * slot) + random.Next(0, slot));
        }
    }

    private int EdgesUpTo(long us)
    {
        int hint = _hint;
        if ((hint == 0 || _edgesUs[hint - 1] <= us) && (hint == _edgesUs.Length || us < _edgesUs[hint]))
        {
            return hint;
        }

        int found = Array.BinarySearch(_edgesUs, us);
        _hint = found >= 0 ? found + 1 : ~found;
        return _hint;
    }
}
