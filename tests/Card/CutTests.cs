// SPDX-License-Identifier: MIT
using HushTap.Simulator;

namespace HushTap.Card.Tests;

/// <summary>Power cut at any instant: after drive operation 1, 2, 3 … of a scenario, then at pairs of them, the second in the recovery from the first.</summary>
/// <remarks>HUSHTAP_LONG=1 runs all pairs; HUSHTAP_CUT=id runs the one cut that a failure has named.</remarks>
public abstract class CutTests(Durability durability)
{
    /// <summary>Shortly after an operation began, and shortly before it ended, when only the directory entry is in flight.</summary>
    private static readonly int[] s_percents = [30, 90];

    [Theory]
    [InlineData("talk")]
    [InlineData("sealed")]
    public void Whatever_operation_a_cut_meets_all_older_than_the_bound_is_kept_and_all_else_is_explained(string scenario)
    {
        WorldSpec spec = CutBench.Scenario(scenario, durability);
        IReadOnlyList<TraceEvent> operations = CutBench.Operations(spec);
        Assert.InRange(operations.Count, 80, 400);
        List<string> failures = [];
        for (int i = 0; i < operations.Count; i++)
        {
            // A read changes nothing, so one cut in it says all.
            int percent = s_percents[i % s_percents.Length];
            bool isRead = operations[i].Subject.StartsWith("look", StringComparison.Ordinal);
            foreach (int p in isRead ? [percent] : s_percents)
            {
                Judge(new CutId(scenario, durability, [(i, p)]), CutBench.WithCut(spec, operations[i], p), failures);
            }
        }

        Assert.Empty(failures);
    }

    [Fact]
    public void A_second_cut_in_the_recovery_from_the_first_is_survived()
    {
        const int PairsMax = 150;
        bool isLong = Environment.GetEnvironmentVariable("HUSHTAP_LONG") == "1";
        WorldSpec spec = CutBench.Scenario("hello", durability);
        IReadOnlyList<TraceEvent> first = CutBench.Operations(spec);
        List<string> failures = [];
        int pairs = 0;
        int stride = isLong ? 1 : 3;
        for (int i = durability == Durability.CloseCommits ? 0 : 1; i < first.Count; i += stride)
        {
            int percent = s_percents[i / stride % s_percents.Length];
            WorldSpec once = CutBench.WithCut(spec, first[i], percent);
            IReadOnlyList<TraceEvent> second = CutBench.Operations(once);
            for (int j = i + 1 + (i % stride); j < second.Count && (isLong || pairs < PairsMax); j += isLong ? 1 : 7)
            {
                pairs++;
                int p = s_percents[j % s_percents.Length];
                Judge(new CutId("hello", durability, [(i, percent), (j, p)]), CutBench.WithCut(once, second[j], p), failures);
            }
        }

        Assert.True(pairs >= 50, $"only {pairs} pairs");
        Assert.Empty(failures);
    }

    private static void Judge(CutId id, WorldSpec spec, List<string> failures)
    {
        failures.AddRange(CutBench.Judge(spec).Take(3).Select(p => $"{id}: {p}"));
        Assert.True(failures.Count < 40, "HUSHTAP_CUT=… replays one of these:\n" + string.Join('\n', failures));
    }
}

/// <summary>On today's images: only Close commits.</summary>
public sealed class CutCloseTests() : CutTests(Durability.CloseCommits);

/// <summary>On images that sync each write.</summary>
public sealed class CutSyncTests() : CutTests(Durability.SyncEachWrite);

/// <summary>Replays one cut.</summary>
public sealed class CutReplayTests
{
    [Theory]
    [InlineData("talk:close:60.30")]
    [InlineData("hello:sync:20.90-45.30")]
    public void A_cut_is_named_and_found_again(string text)
    {
        CutId id = CutId.Parse(Environment.GetEnvironmentVariable("HUSHTAP_CUT") ?? text);
        WorldSpec spec = CutBench.Spec(id);
        Assert.Equal(id.Cuts.Count, spec.PowerOffUs.Count);
        Assert.Equal(id.ToString(), Environment.GetEnvironmentVariable("HUSHTAP_CUT") ?? text);
        Assert.Empty(CutBench.Judge(spec));
    }
}
