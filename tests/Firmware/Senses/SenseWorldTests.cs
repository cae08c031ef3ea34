// SPDX-License-Identifier: MIT
using HushTap.Core;
using HushTap.Simulator;
using Xunit;

namespace HushTap.Firmware.Tests.Senses;

/// <summary>Whole calls through the whole firmware, with keys, line lamps, supervised pairs and broken wires.</summary>
public class SenseWorldTests
{
    private const int Rate = 8000;
    private static readonly LampSpec Flashing = new(500, 500, 300);

    [Fact]
    public void A_hold_too_short_for_the_lamp_is_not_unseen_where_the_key_is_sensed()
    {
        for (ulong seed = 1; seed <= 6; seed++)
        {
            var spec = Call([Seconds(9, 9.25), Seconds(15, 15.3)], Flashing, seed);
            spec = spec with { Phone = spec.Phone with { HoldKey = new KeySpec(120), BounceUs = 4_000 }, Settings = spec.Settings with { UsesHoldKey = true } };
            var result = Run(spec);
            AssertSafe(result);
            Assert.Equal(0, result.UnseenHolds);
        }
    }

    [Fact]
    public void A_key_with_a_living_lamp_costs_no_more_talk_than_the_time_in_which_the_lamp_must_answer()
    {
        var spec = Call([Seconds(10, 16)], Flashing, 3);
        var result = Run(spec with { Phone = spec.Phone with { HoldKey = new KeySpec(120) }, Settings = spec.Settings with { UsesHoldKey = true } });
        AssertSafe(result);
        double lostSeconds = (double)(result.OffHookFrames - result.RecordedFrames - (6 * Rate)) / Rate;
        Assert.InRange(lostSeconds, 0, 0.5 + 0.6 + 0.5 + 0.6 + 0.9);
    }

    [Fact]
    public void A_press_that_the_phone_ignores_withholds_until_the_lamp_shows_something_and_leaks_nothing()
    {
        var spec = Call([Seconds(14, 18)], Flashing, 5);
        spec = spec with
        {
            Phone = spec.Phone with { HoldKey = new KeySpec(120) { IgnoredAt = [9 * Rate] } }, Settings = spec.Settings with { UsesHoldKey = true },
        };
        var result = Run(spec);
        AssertSafe(result);
        Assert.True(result.WithheldFrames["hold-key+lamp-silent"] > 2 * Rate);
        Assert.True(RecordedIn(result, 22, 28) > 5 * Rate, "the lamp opened again");
    }

    [Fact]
    public void A_lamp_that_died_leaks_nothing_where_the_key_is_sensed()
    {
        var spec = Call([Seconds(9, 14), Seconds(20, 24)], Flashing, 6);
        var result = Run(spec with
        {
            Phone = spec.Phone with { HoldKey = new KeySpec(120), HoldLampDeadUs = [(0, long.MaxValue)] },
            Settings = spec.Settings with { UsesHoldKey = true },
        });
        AssertSafe(result);
        Assert.Equal(0, RecordedIn(result, 9, 30));
        Assert.True(RecordedIn(result, 2, 8) > 5 * Rate);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_line_lamp_records_its_steady_light_and_nothing_else(int seed)
    {
        var spec = Call([Seconds(10, 16)], new LampSpec(300, 300, 200), (ulong)seed);
        var result = Run(spec with
        {
            Phone = spec.Phone with { IsLineLamp = true },
            Settings = spec.Settings with { Others = new Dictionary<string, long> { ["hold-lamp.cadence"] = 1, ["hold-lamp.polarity"] = 1, ["hold-lamp.lit-ms"] = 360 } },
        });
        AssertSafe(result);
        Assert.True(RecordedIn(result, 3, 8.8) > 5.79 * Rate);
        Assert.True(RecordedIn(result, 18, 28) > 9.9 * Rate);
    }

    [Fact]
    public void A_lamp_that_begins_steady_and_flashes_as_a_reminder_leaks_nothing()
    {
        var spec = Call([Seconds(8, 24)], Flashing, 8);
        var result = Run(spec with { Phone = spec.Phone with { ReminderAfterMs = 5_000 } });
        AssertSafe(result);
        Assert.True(RecordedIn(result, 26, 28.5) == 2.5 * Rate);
    }

    [Fact]
    public void Without_a_hook_sense_the_record_key_begins_and_ends_the_call()
    {
        var spec = Call([], LampSpec.Steady, 9);
        var result = Run(spec with
        {
            Phone = spec.Phone with { RecordKey = [Seconds(6, 6.3), Seconds(20, 20.4)] },
            Settings = spec.Settings with { Others = new Dictionary<string, long> { ["hook.use"] = 0 } },
        });
        AssertSafe(result);
        Assert.Equal(0, RecordedIn(result, 0, 6.3));
        Assert.True(RecordedIn(result, 6.6, 19.8) > 13 * Rate);
        Assert.Equal(0, RecordedIn(result, 20.001, 30));
    }

    [Theory]
    [InlineData("first wire cut")]
    [InlineData("second wire cut")]
    [InlineData("both wires cut")]
    [InlineData("first wire shorted to clear")]
    [InlineData("second wire shorted to clear")]
    public void A_supervised_lamp_on_the_tap_board_leaks_nothing_and_says_what_is_wrong(string fault)
    {
        (long, long)[] when = [(WorldSpec.StartOfCallUs(4) + 12_000_000, long.MaxValue)];
        var spec = Call([Seconds(10, 18), Seconds(22, 25)], Flashing, 4);
        var phone = fault switch
        {
            "first wire cut" => spec.Phone with { HoldWire = new WireFaults { CutUs = when } },
            "second wire cut" => spec.Phone with { HoldSecondWire = new WireFaults { CutUs = when } },
            "both wires cut" => spec.Phone with { HoldWire = new WireFaults { CutUs = when }, HoldSecondWire = new WireFaults { CutUs = when } },
            "first wire shorted to clear" => spec.Phone with { HoldWire = new WireFaults { ShortUs = when } },
            _ => spec.Phone with { HoldSecondWire = new WireFaults { ShortUs = when } },
        };
        spec = spec with { Phone = phone, Settings = spec.Settings with { Others = new Dictionary<string, long> { ["hold-lamp.supervised"] = 1 } } };
        var result = Simulation.Run(spec, Audio(), TapBoard.Wiring, TapBoard.Firmware);
        AssertSafe(result);
        Assert.True(RecordedIn(result, 2, 8.5) == 6.5 * Rate);
        bool isNamed = result.WithheldFrames.Keys.Any(k => k.Contains("sense-pair", StringComparison.Ordinal));
        Assert.Equal(fault != "both wires cut", isNamed);
    }

    [Fact]
    public void A_board_without_the_second_wire_records_nothing_when_told_that_the_lamp_is_supervised()
    {
        var spec = Call([], LampSpec.Steady, 4);
        var result = Run(spec with { Settings = spec.Settings with { Others = new Dictionary<string, long> { ["hold-lamp.supervised"] = 1 } } });
        AssertSafe(result);
        Assert.Equal(0, result.RecordedFrames);
        Assert.Contains(result.WithheldFrames.Keys, k => k.Contains("sense-setup", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bouncing_phone_leaks_nothing_and_names_nothing_ill()
    {
        for (ulong seed = 1; seed <= 4; seed++)
        {
            var spec = Call([Seconds(10, 16)], Flashing, seed);
            var others = new Dictionary<string, long>
            {
                ["hold-lamp.lit-ms"] = 600, ["hold-lamp.lit-ms-min"] = 400, ["hold-lamp.dark-ms-min"] = 400,
            };
            var result = Run(spec with { Phone = spec.Phone with { BounceUs = 15_000 }, Settings = spec.Settings with { Others = others } });
            AssertSafe(result);
            Assert.DoesNotContain(result.WithheldFrames.Keys, k => k.Contains("cadence", StringComparison.Ordinal));
        }
    }

    /// <summary>Liveness: the last fault has gone, and talk is on the card again within the bound that Limits states.</summary>
    [Theory]
    [InlineData(300)]
    [InlineData(900)]
    [InlineData(5_000)]
    public void After_the_last_freeze_talk_is_recorded_again_within_the_stated_bound(int freezeMs)
    {
        foreach (double at in new[] { 9.0, 11.9, 12.0, 12.4 })
        {
            var spec = Call([Seconds(10, 12.1)], Flashing, 2);
            long endUs = spec.Clock.T0Us + (long)(at * 1e6) + (freezeMs * 1000L);
            var result = Run(spec with { Freezes = [new Freeze(spec.Clock.T0Us + (long)(at * 1e6), endUs)] });
            AssertSafe(result);
            double againSeconds = Math.Max(at + (freezeMs / 1000.0), 12.1 + 0.3) + 0.6 + (Limits.LiveAgainMs / 1000.0);
            Assert.True(againSeconds < 26);
            Assert.Equal(3 * Rate, RecordedIn(result, againSeconds, againSeconds + 3));
        }
    }

    [Fact]
    public void After_a_mended_wire_talk_is_recorded_again_within_the_stated_bound()
    {
        var spec = Call([], Flashing, 2);
        var result = Run(spec with { Phone = spec.Phone with { HoldWireCutUs = [(spec.Clock.T0Us + 9_000_000, spec.Clock.T0Us + 14_000_000)] } });
        AssertSafe(result);
        double againSeconds = 14 + 0.6 + (Limits.LiveAgainMs / 1000.0);
        Assert.Equal(5 * Rate, RecordedIn(result, againSeconds, againSeconds + 5));
    }

    private static WorldSpec Call(Stretch[] holds, LampSpec lamp, ulong seed) => new()
    {
        Truth = new CallTruth([Seconds(1, 29)], holds, []),
        CallFrames = 30 * Rate,
        SampleRate = Rate,
        Seed = seed,
        Phone = new PhoneSpec { HoldLamp = lamp },
        Settings = new DeviceSettings { Learned = true, HoldLamp = LampSettings.LearnedFrom(lamp), MuteLamp = LampSettings.LearnedFrom(LampSpec.Steady) },
    };

    private static Stretch Seconds(double start, double end) => new((long)(start * Rate), (long)(end * Rate));

    private static SimulationResult Run(WorldSpec spec) => Simulation.Run(spec, Audio(), LyratBoard.Wiring, LyratBoard.Firmware);

    private static PcmAudio Audio()
    {
        byte[] pcm = new byte[30 * Rate * 4];
        new Random(1).NextBytes(pcm);
        return new PcmAudio(pcm);
    }

    private static void AssertSafe(SimulationResult result)
    {
        Assert.Equal(0, result.LeakedFrames);
        Assert.Equal(0, result.UnexplainedFrames);
        Assert.Empty(result.Problems);
    }

    private static long RecordedIn(SimulationResult result, double fromSeconds, double toSeconds)
    {
        long from = (long)(fromSeconds * Rate);
        long to = (long)(toSeconds * Rate);
        return result.Ledger!.Stretches(FrameFate.Recorded).Sum(s => Math.Max(0, Math.Min(to, s.End) - Math.Max(from, s.Start)));
    }
}
