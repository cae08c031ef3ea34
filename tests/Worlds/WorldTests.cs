// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HushTap.Cli.Output;
using HushTap.Simulator;

namespace HushTap.Worlds.Tests;

/// <summary>The promise in whole worlds that seeds decide. HUSHTAP_WORLDS=N runs more of them.</summary>
public class WorldTests
{
    private const int WorldsDefault = 150;

    private static readonly Lazy<CampaignResult> s_fixedSet = new(() => Campaign.Run(1, Count()));

    [Fact]
    public void In_a_fixed_set_of_worlds_nothing_leaks_and_no_talk_is_lost_beyond_the_bound()
    {
        AssertPassed(s_fixedSet.Value);
        Assert.Equal(Count(), s_fixedSet.Value.Worlds.Count);
        Assert.True(s_fixedSet.Value.Worlds.Sum(w => w.Holds) > Count(), "the worlds must be full of holds");
    }

    [Fact]
    public void Worlds_that_failed_once_pass_now()
    {
        IReadOnlyList<ulong> seeds = WorldCorpus.Read(Path.Combine(AppContext.BaseDirectory, "corpus.txt"));
        Assert.NotEmpty(seeds);
        AssertPassed(Campaign.Run(seeds));
    }

    [Fact]
    public void Undisturbed_the_median_hold_costs_at_most_a_fifth_more_than_it_must()
    {
        Assert.True(s_fixedSet.Value.QuietLosses.Count > 50, "the worlds must hold undisturbed holds");
        Assert.InRange(s_fixedSet.Value.MedianRatio, 0.9, 1.2);
    }

    [Fact]
    public void A_device_recovers_from_every_setback_of_the_fixed_set()
    {
        Assert.True(s_fixedSet.Value.Worlds.Sum(w => w.Setbacks) > Count() / 2, "the worlds must be full of setbacks");
        Assert.Equal(s_fixedSet.Value.Worlds.Sum(w => w.Setbacks), s_fixedSet.Value.Worlds.Sum(w => w.Recoveries));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(20)]
    [InlineData(101)]
    public void A_world_run_twice_is_the_same_to_the_last_bit(ulong seed)
    {
        Assert.Equal(Digest(seed), Digest(seed));
    }

    [Fact]
    public void Different_seeds_are_different_worlds()
    {
        string[] worlds = [.. Enumerable.Range(1, 50).Select(seed => string.Join('\n', WorldText.Lines(WorldGenerator.Make((ulong)seed).Spec)))];
        Assert.Equal(worlds.Length, worlds.Distinct().Count());
    }

    [Fact]
    public void Each_kind_of_trouble_is_wholly_on_in_some_worlds_and_wholly_off_in_others()
    {
        DrawnWorld[] worlds = [.. Enumerable.Range(1, 60).Select(seed => WorldGenerator.Make((ulong)seed))];
        foreach (FaultClasses one in Enum.GetValues<FaultClasses>().Skip(1))
        {
            Assert.Contains(worlds, w => w.Classes.HasFlag(one));
            Assert.Contains(worlds, w => !w.Classes.HasFlag(one));
        }

        Assert.Contains(worlds, w => w.Classes == FaultClasses.None);
        Assert.All(worlds, w => Assert.Equal(w.Classes.HasFlag(FaultClasses.Freezes), w.Spec.Freezes.Count > 0));
        Assert.All(worlds, w => Assert.Equal(w.Classes.HasFlag(FaultClasses.PowerCuts), w.Spec.PowerOffUs.Count > 0));
        Assert.All(worlds, w => Assert.Equal(w.Classes.HasFlag(FaultClasses.CardPulls), w.Spec.Card.OutUs.Count > 0));
    }

    [Fact]
    public void After_the_last_fault_comes_one_more_call()
    {
        for (ulong seed = 1; seed <= 60; seed++)
        {
            DrawnWorld world = WorldGenerator.Make(seed);
            long lastFaultUs = world.Spec.Freezes.Select(f => f.EndUs).Concat(world.Spec.PowerOffUs.Select(p => p.EndUs)).DefaultIfEmpty().Max();
            Assert.True(world.Spec.Clock.StartUs(world.LastTalk.Start) > lastFaultUs, $"world {seed}");
            Assert.Contains(world.LastTalk, world.Spec.Truth.OffHook);
            Assert.DoesNotContain(world.Spec.Truth.Hold, h => h.End > world.LastTalk.Start);
        }
    }

    private static int Count() =>
        int.TryParse(Environment.GetEnvironmentVariable("HUSHTAP_WORLDS"), NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : WorldsDefault;

    private static void AssertPassed(CampaignResult result) => Assert.True(
        result.Passed,
        string.Join('\n', result.Failures.Select(f => $"{ProofReport.Replay(f.Seed)}: {f.Findings[0].Checker}: {f.Findings[0].Text}")));

    private static string Digest(ulong seed)
    {
        WorldRun run = WorldCheck.Run(WorldGenerator.Make(seed)).Run;
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string path in run.CardPaths)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path));
            hash.AppendData(run.ReadCard(path));
        }

        hash.AppendData(Encoding.UTF8.GetBytes(run.ConsoleText));
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
