// SPDX-License-Identifier: MIT
using HushTap.Core;
using HushTap.Simulator;
using Xunit;

namespace HushTap.Firmware.Tests;

/// <summary>
/// Whole calls through the whole firmware. No frame from inside a hold may be in any byte that was ever written; every frame outside the margins
/// of the design must be on the card, once and in order (the simulator's checkers see to order and to bytes).
/// </summary>
public class CountingCallTests
{
    private const int SampleRate = 8000;
    private const int CallSeconds = 34;
    private const double HoldStart = 11.3;
    private const double HoldEnd = 17.9;

    public static TheoryData<int, int, int, bool> Lamps()
    {
        var data = new TheoryData<int, int, int, bool>();
        foreach (var (on, off) in new[] { (0, 0), (500, 500), (250, 1500) })
        {
            foreach (int lagMs in new[] { 0, 137, 500 })
            {
                data.Add(on, off, lagMs, true);
                data.Add(on, off, lagMs, false);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Lamps))]
    public void A_hold_leaves_nothing_on_the_card_at_any_phase_of_the_lamp(int onMs, int offMs, int lagMs, bool learned)
    {
        foreach (double shift in Phases(onMs + offMs, 16))
        {
            Check(Call(new LampSpec(onMs, offMs, lagMs), learned, 1, [], shift));
        }
    }

    [Theory]
    [MemberData(nameof(Lamps))]
    public void A_mute_leaves_nothing_on_the_card_at_any_phase_of_the_lamp(int onMs, int offMs, int lagMs, bool learned)
    {
        foreach (double shift in Phases(onMs + offMs, 8))
        {
            var plan = Call(new LampSpec(onMs, offMs, lagMs), learned, 11, [], shift);
            Check(plan with { Truth = new CallTruth(plan.Truth.OffHook, [], plan.Truth.Hold) });
        }
    }

    public static TheoryData<FaultKind, int, double> Stalls()
    {
        var data = new TheoryData<FaultKind, int, double>();
        foreach (var kind in new[] { FaultKind.Freeze, FaultKind.Stall })
        {
            foreach (int ms in new[] { 64, 310, 600, 900 })
            {
                foreach (double place in new[] { -1.2, -0.99, -0.5, -0.01, 0.1 })
                {
                    data.Add(kind, ms, place);
                }
            }
        }

        return data;
    }

    /// <param name="kind">What stands still.</param>
    /// <param name="ms">For how long.</param>
    /// <param name="place">Where it begins, in its own lengths before each edge of the hold: −0.5 = the edge is in its middle.</param>
    [Theory]
    [MemberData(nameof(Stalls))]
    public void A_freeze_or_stalled_card_around_each_edge_lets_nothing_through(FaultKind kind, int ms, double place)
    {
        var lamps = new[] { new LampSpec(0, 0, 120), new LampSpec(500, 500, 300), new LampSpec(250, 1500, 0) };
        for (int i = 0; i < lamps.Length; i++)
        {
            double offset = place * ms / 1000;
            Fault[] faults = [new(kind, HoldStart + offset, ms), new(kind, HoldEnd + offset, ms)];
            if (place is > -0.99 and < -0.01)
            {
                Assert.All(faults, f => Assert.True(Covers(f, HoldStart) || Covers(f, HoldEnd), "the fault must cover the edge"));
            }

            Check(Call(lamps[i], learned: i != 1, seed: (ulong)(ms + i), faults));
        }
    }

    [Theory]
    [InlineData(2500)]
    [InlineData(5000)]
    public void A_freeze_that_overruns_the_dma_ring_at_an_edge_lets_nothing_through(int ms)
    {
        foreach (double place in new[] { -0.9, -0.5, -0.1 })
        {
            for (ulong seed = 1; seed <= 4; seed++)
            {
                double offset = place * ms / 1000;
                var result = Check(Call(new LampSpec(500, 500, 200), true, seed, [new(FaultKind.Freeze, HoldStart + offset, ms), new(FaultKind.Freeze, HoldEnd + offset, ms)]));
                Assert.True(result.Overruns > 0, "the freeze must be longer than the DMA ring");
            }
        }
    }

    [Fact]
    public void The_same_plan_gives_the_same_card_byte_for_byte()
    {
        var plan = Call(new LampSpec(500, 500, 200), true, 42, [new(FaultKind.Stall, 9, 700)]);
        var first = Simulation.Run(plan).CardAfter;
        var second = Simulation.Run(plan).CardAfter;
        Assert.Equal(first.Keys.Order(), second.Keys.Order());
        Assert.All(first, file => Assert.Equal(file.Value, second[file.Key]));
    }

    /// <summary>
    /// The lamp's clock runs free and a seed decides where it stands, so moving the hold by parts of a period takes both its edges through all
    /// phases, and the blocks of 64 ms through theirs.
    /// </summary>
    private static IEnumerable<double> Phases(int periodMs, int count) =>
        Enumerable.Range(0, count).Select(i => i * (periodMs > 0 ? periodMs : 2 * Limits.BlockMs) / (1000.0 * count));

    internal static SimulationPlan Call(LampSpec lamp, bool learned, ulong seed, Fault[] faults, double shift = 0) => new()
    {
        Pcm = Audio(CallSeconds),
        SampleRate = SampleRate,
        Truth = new CallTruth([Seconds(1.05, CallSeconds - 1.2)], [Seconds(HoldStart + shift, HoldEnd + shift)], []),
        Lamp = lamp,
        Learned = learned,
        Seed = seed,
        Faults = faults,
    };

    /// <summary>Runs a call and holds it against both halves of the promise.</summary>
    internal static SimulationResult Check(SimulationPlan plan)
    {
        var stalls = new Stalled();
        var result = Simulation.Run(WorldSpec.From(plan), new PcmAudio(plan.Pcm), LyratBoard.Wiring, LyratBoard.Firmware, null, stalls);
        string id = $"lamp {plan.Lamp.OnMs}/{plan.Lamp.OffMs} lag {plan.Lamp.LagMs} learned {plan.Learned} seed {plan.Seed} "
            + string.Join(' ', plan.Faults.Select(f => $"{f.Kind}@{f.AtSeconds}:{f.ValueMs}"));
        Assert.True(result.LeakedFrames == 0, $"{id}: {result.LeakedFrames} frames leaked");
        Assert.True(result.Problems.Count == 0, $"{id}: {string.Join("; ", result.Problems)}");
        Assert.True(result.UnexplainedFrames == 0, $"{id}: {result.UnexplainedFrames} frames unexplained");
        Assert.Null(result.OutsidePromise);
        AssertTalkIsThere(plan, result, stalls, id);
        return result;
    }

    private static void AssertTalkIsThere(SimulationPlan plan, SimulationResult result, Stalled stalls, string id)
    {
        long startOfCallMs = WorldSpec.StartOfCallUs(plan.Seed) / 1000;
        var allowed = new bool[plan.Pcm.Length / 4];
        long fuzzMs = (2 * Limits.BlockMs) + (2 * Limits.DescriptorFrames / 8) + (2 * Limits.BlockMs);
        long darkMs = plan.Learned ? (plan.Lamp.OffMs * 6 / 5) + 1 : 1600;
        foreach (var hold in result.Ledger!.Holds)
        {
            long firstMs = hold.FirstLitUs!.Value / 1000;
            long lastMs = hold.LastLitUs!.Value / 1000;
            long before = stalls.MsAround(firstMs + startOfCallMs);
            long after = stalls.MsAround(lastMs + startOfCallMs);
            Allow(allowed, firstMs - 500 - darkMs - fuzzMs - before, lastMs + darkMs + fuzzMs + after);
        }

        foreach (long hookMs in plan.Truth.OffHook.SelectMany(call => new[] { call.Start / 8, call.End / 8 }))
        {
            long stalled = stalls.MsAround(hookMs + startOfCallMs);
            Allow(allowed, hookMs - fuzzMs - stalled, hookMs + fuzzMs + stalled);
        }

        for (long frame = 0; frame < allowed.Length; frame++)
        {
            var fate = result.Ledger[frame];
            bool mayBeMissing = allowed[frame] || fate is FrameFate.OnHook or FrameFate.Gap || result.Ledger.ReasonOf(frame) == "overrun";
            Assert.True(mayBeMissing || fate == FrameFate.Recorded, $"{id}: frame {frame} ({frame / 8000.0:F3} s) is talk and is {fate} {result.Ledger.ReasonOf(frame)}");
        }
    }

    private static void Allow(bool[] allowed, long fromMs, long toMs)
    {
        long start = Math.Clamp(fromMs * 8, 0, allowed.Length);
        long end = Math.Clamp(toMs * 8, start, allowed.Length);
        allowed.AsSpan((int)start, (int)(end - start)).Fill(true);
    }

    private static bool Covers(Fault fault, double atSeconds) =>
        fault.AtSeconds <= atSeconds && fault.AtSeconds + (fault.ValueMs / 1000.0) >= atSeconds;

    private static Stretch Seconds(double start, double end) => new((long)(start * SampleRate), (long)(end * SampleRate));

    private static byte[] Audio(int seconds)
    {
        byte[] pcm = new byte[seconds * SampleRate * 4];
        new Random(7).NextBytes(pcm);
        return pcm;
    }

    /// <summary>When the CLR really stood still, in world time: a margin may be wider by a standstill that swallowed its edge, and by no other.</summary>
    private sealed class Stalled : ITrace
    {
        private readonly List<(long StartMs, long EndMs)> stretches = [];

        public void Add(in TraceEvent change)
        {
            if (change.Kind is TraceKind.Freeze or TraceKind.Card)
            {
                stretches.Add((change.WorldUs / 1000, (change.WorldUs + change.A) / 1000));
            }
        }

        public long MsAround(long edgeMs) =>
            stretches.Where(s => s.StartMs - Limits.BlockMs <= edgeMs && edgeMs <= s.EndMs + Limits.BlockMs).Sum(s => s.EndMs - s.StartMs);
    }
}
