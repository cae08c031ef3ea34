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
}
