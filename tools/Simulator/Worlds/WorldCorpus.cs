// SPDX-License-Identifier: MIT
using System.Globalization;

namespace HushTap.Simulator;

/// <summary>A text file of seeds that once failed: one a line, then "#" and why. Lines without a number are remarks.</summary>
public static class WorldCorpus
{
    /// <summary>Reads the seeds.</summary>
    public static IReadOnlyList<ulong> Read(string path) =>
        [.. File.ReadLines(path)
            .Select(line => line.Split('#')[0].Trim())
            .Where(line => line.Length > 0)
            .Select(line => ulong.Parse(line, NumberStyles.None, CultureInfo.InvariantCulture))];

    /// <summary>Adds failing worlds that are not in it yet.</summary>
    public static void Add(string path, IEnumerable<WorldSummary> failures)
    {
        HashSet<ulong> known = File.Exists(path) ? [.. Read(path)] : [];
        File.AppendAllLines(path, failures
            .Where(f => known.Add(f.Seed))
            .Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Seed}  # {f.Findings[0].Checker}: {f.Findings[0].Text}")));
    }
}
