// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>A plan's faults, in world time, by the model that they happen to.</summary>
internal sealed record FaultPlan(
    IReadOnlyList<Freeze> Freezes,
    IReadOnlyList<(long AtUs, int StallMs)> Stalls,
    IReadOnlyList<(long StartUs, long EndUs)> PowerOffUs,
    IReadOnlyList<(long StartUs, long EndUs)> CardOutUs,
    IReadOnlyList<(long StartUs, long EndUs)> HoldWireCutUs)
{
    private const long PowerOffUsLength = 1_000_000;

    public static FaultPlan From(IReadOnlyList<Fault> faults, long t0Us)
    {
        List<(long AtUs, Fault Fault)> sorted =
            [.. faults.Select(f => (Math.Max(t0Us + (long)Math.Round(f.AtSeconds * 1e6), 0), f)).OrderBy(f => f.Item1)];
        IEnumerable<(long AtUs, int ValueMs)> Of(FaultKind kind) =>
            sorted.Where(f => f.Fault.Kind == kind).Select(f => (f.AtUs, f.Fault.ValueMs));
        return new FaultPlan(
            [.. Of(FaultKind.Freeze).Select(f => new Freeze(f.AtUs, f.AtUs + (f.ValueMs * 1000L)))],
            [.. Of(FaultKind.Stall)],
            Spans.Union(Of(FaultKind.PowerCut).Select(f => (f.AtUs, f.AtUs + PowerOffUsLength))),
            Between(sorted, FaultKind.CardOut, FaultKind.CardIn),
            Between(sorted, FaultKind.WireBreak, FaultKind.WireFix));
    }

    /// <summary>Pairs a fault with its mending; one that is never mended lasts for ever, a second one changes nothing.</summary>
    private static List<(long StartUs, long EndUs)> Between(List<(long AtUs, Fault Fault)> faults, FaultKind begins, FaultKind ends)
    {
        List<(long StartUs, long EndUs)> spans = [];
        long? since = null;
        foreach ((long at, Fault fault) in faults)
        {
            if (fault.Kind == begins)
            {
                since ??= at;
            }
            else if (fault.Kind == ends && since is long start)
            {
                spans.Add((start, at));
                since = null;
            }
        }

        if (since is long open)
        {
            spans.Add((open, long.MaxValue));
        }

        return Spans.Union(spans);
    }
}
