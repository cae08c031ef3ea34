// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>What came of many worlds.</summary>
/// <param name="Worlds">In the order of their seeds.</param>
/// <param name="Elapsed">Real time that it took.</param>
public sealed record CampaignResult(IReadOnlyList<WorldSummary> Worlds, TimeSpan Elapsed)
{
    /// <summary>Gets the worlds in which a checker found something.</summary>
    public IReadOnlyList<WorldSummary> Failures { get; } = [.. Worlds.Where(w => w.Findings.Count > 0)];

    public bool Passed => Failures.Count == 0;

    /// <summary>Gets what each hold, or group of holds, cost in talk; only where it was undisturbed and something was unavoidable.</summary>
    public IReadOnlyList<HoldLoss> QuietLosses { get; } = [.. Worlds.SelectMany(w => w.Losses).Where(l => !l.Disturbed && l.UnavoidableMs > 0)];

    /// <summary>Gets the same for all of them.</summary>
    public IReadOnlyList<HoldLoss> AllLosses { get; } = [.. Worlds.SelectMany(w => w.Losses)];

    /// <summary>Gets the share of the loss in the unavoidable loss, as a median over undisturbed holds; 1 = nothing but physics.</summary>
    public double MedianRatio => Percentile(QuietLosses.Select(l => l.LostMs / l.UnavoidableMs), 0.5);

    /// <summary>Finds the value below which a share of the values lie; 0 of none.</summary>
    public static double Percentile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? 0 : sorted[Math.Min((int)(share * sorted.Length), sorted.Length - 1)];
    }
}
