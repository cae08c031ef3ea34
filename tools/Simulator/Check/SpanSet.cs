// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>A set of frames, kept as sorted, disjoint stretches.</summary>
public sealed class SpanSet
{
    public static readonly SpanSet Empty = new([]);

    private readonly (long Start, long End)[] _spans;

    /// <summary>Makes the set.</summary>
    /// <param name="spans">[start, end), in any order; they may overlap.</param>
    public SpanSet(IEnumerable<(long Start, long End)> spans) => _spans = [.. Simulator.Spans.Union(spans)];

    /// <summary>Gets the stretches, in order.</summary>
    public IReadOnlyList<(long Start, long End)> Spans => _spans;

    /// <summary>Gets the number of frames.</summary>
    public long Count => _spans.Sum(s => s.End - s.Start);

    public bool Contains(long frame) => Overlaps(frame, frame + 1).Any();

    /// <summary>Gets what the set and a stretch have in common.</summary>
    public IEnumerable<(long Start, long End)> Overlaps(long start, long end)
    {
        for (int i = FirstEndingAfter(start); i < _spans.Length && _spans[i].Start < end; i++)
        {
            yield return (Math.Max(start, _spans[i].Start), Math.Min(end, _spans[i].End));
        }
    }

    public SpanSet Union(SpanSet other) => new(_spans.Concat(other._spans));

    public SpanSet Without(SpanSet other) =>
        new(Simulator.Spans.Complement(other._spans).SelectMany(gap => Overlaps(gap.Start, gap.End)));

    public SpanSet Intersect(SpanSet other) => new(other._spans.SelectMany(s => Overlaps(s.Start, s.End)));

    private int FirstEndingAfter(long start)
    {
        int low = 0;
        int high = _spans.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _spans[middle].End > start ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
