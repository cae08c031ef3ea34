// SPDX-License-Identifier: MIT
using HushTap.Simulator;

namespace HushTap.Card.Tests;

/// <summary>Retention: whole calls go, oldest first, overwritten; a locked one stays; the raw card shows nothing of what went.</summary>
public sealed class ErasureTests
{
    [Fact]
    public void The_floor_erases_old_calls_and_the_raw_card_holds_nothing_of_them()
    {
        CardRun recorded = CardWorld.Run(CardWorld.Call(8, 2, 3));
        CardRun run = CardWorld.Run(Quiet(recorded, floorMb: 100_000));
        Assert.Empty(run.Problems());
        Assert.DoesNotContain(run.World.CardPaths, p => p.EndsWith(".WAV", StringComparison.Ordinal));
        Assert.Contains(run.Events, e => e.Event == "erase" && e.Text("folder") == "00001" && e.Text("reason") == "floor");
        Assert.Contains(run.Events, e => e.Event == "erased" && e.Number("files") == 2);
        Assert.Equal(2, run.World.FreedOnCard.Count);
        Assert.All(run.World.FreedOnCard, freed => Assert.Equal(-1, freed.Bytes.AsSpan().IndexOfAnyExcept((byte)0)));
    }

    [Fact]
    public void Nothing_is_erased_without_a_setting()
    {
        CardRun recorded = CardWorld.Run(CardWorld.Call(8, 2, 3));
        CardRun run = CardWorld.Run(Quiet(recorded, floorMb: 0));
        Assert.Empty(run.Problems());
        Assert.Equal(2, run.World.CardPaths.Count(p => p.EndsWith(".WAV", StringComparison.Ordinal)));
    }

    [Fact]
    public void Whatever_operation_of_an_erasure_a_cut_meets_it_is_finished_after_the_restart()
    {
        CardRun recorded = CardWorld.Run(CardWorld.Call(2));
        WorldSpec spec = Quiet(recorded, floorMb: 100_000);
        List<string> failures = [];
        IReadOnlyList<TraceEvent> operations = CutBench.Operations(spec);
        for (int i = 0; i < operations.Count; i += 2)
        {
            CardRun run = CardWorld.Run(CutBench.WithCut(spec, operations[i], i % 3 == 0 ? 30 : 90));
            failures.AddRange(run.Problems().Select(p => $"operation {i}: {p}"));
            if (run.World.CardPaths.Any(p => p.EndsWith(".WAV", StringComparison.Ordinal)))
            {
                failures.Add($"operation {i}: the call is still there");
            }
        }

        Assert.Empty(failures);
    }

    /// <summary>A world in which nobody lifts the handset, on the card that another has left.</summary>
    private static WorldSpec Quiet(CardRun recorded, int floorMb)
    {
        WorldSpec spec = CardWorld.Call(2);
        return spec with
        {
            Truth = new CallTruth([], [], []),
            Card = spec.Card with { Before = recorded.World.CardPaths.ToDictionary(p => p, recorded.World.ReadCard) },
            Settings = spec.Settings with { Others = new Dictionary<string, long> { ["retention.floor-mb"] = floorMb } },
            EndUs = 40_000_000,
        };
    }
}
