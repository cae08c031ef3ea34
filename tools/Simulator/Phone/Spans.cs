// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Set operations on stretches [start, end) of time.</summary>
internal static class Spans
{
    /// <summary>Sorts and merges; empty stretches vanish, touching ones become one.</summary>
    public static List<(long Start, long End)> Union(IEnumerable<(long Start, long End)> spans)
    {
        List<(long Start, long End)> result = [];
        foreach ((long start, long end) in spans.Where(s => s.End > s.Start).OrderBy(s => s.Start))
        {
            if (result.Count > 0 && start <= result[^1].End)
            {
                result[^1] = (result[^1].Start, Math.Max(result[^1].End, end));
            }
            else
            {
                result.Add((start, end));
            }
        }

        return result;
    }

    /// <summary>What lies between sorted, disjoint stretches, from the beginning to the end of time.</summary>
    public static List<(long Start, long End)> Complement(IReadOnlyList<(long Start, long End)> spans)
    {
        List<(long Start, long End)> result = [];
        long from = long.MinValue;
        foreach ((long start, long end) in spans)
        {
            if (start > from)
            {
                result.Add((from, start));
            }

            from = end;
        }

        if (from < long.MaxValue)
        {
            result.Add((from, long.MaxValue));
        }

        return result;
    }

    /// <summary>What lies in both; each sorted and disjoint.</summary>
    public static List<(long Start, long End)> Intersect(
        IReadOnlyList<(long Start, long End)> some, IReadOnlyList<(long Start, long End)> others)
    {
        List<(long Start, long End)> result = [];
        for (int i = 0, k = 0; i < some.Count && k < others.Count;)
        {
            long start = Math.Max(some[i].Start, others[k].Start);
            long end = Math.Min(some[i].End, others[k].End);
            if (end > start)
            {
                result.Add((start, end));
            }

            (i, k) = some[i].End < others[k].End ? (i + 1, k) : (i, k + 1);
        }

        return result;
    }

    /// <summary>What lies in the first and not in the others; sorted.</summary>
    public static List<(long Start, long End)> Without(
        IReadOnlyList<(long Start, long End)> some, IReadOnlyList<(long Start, long End)> others) =>
        others.Count == 0 ? Union(some) : Intersect(Union(some), Complement(Union(others)));
}
