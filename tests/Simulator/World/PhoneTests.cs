// SPDX-License-Identifier: MIT
namespace HushTap.Simulator.Tests;

public sealed class PhoneTests
{
    private const int Rate = 8000;
    private static readonly CallClock s_clock = new(5_000_000, Rate);

    private static CallTruth Truth(params Stretch[] holds) => new([new Stretch(Rate, 60 * Rate)], holds, []);

    private static Phone Make(LampSpec lamp, ulong seed, params Stretch[] holds) =>
        new(new PhoneSpec { HoldLamp = lamp }, Truth(holds), s_clock, seed);

    [Fact]
    public void A_steady_lamp_follows_late_at_both_edges()
    {
        Phone phone = Make(new LampSpec(0, 0, 300), 1, new Stretch(10 * Rate, 20 * Rate));
        Assert.Equal([15_300_000, 25_300_000], phone.HoldLamp.EdgesUs.ToArray());
        Assert.Equal((10_300_000L, 20_300_000L), (phone.Signs[0].FirstLitUs, phone.Signs[0].LastLitUs));
        Assert.Equal(0, phone.MuteLamp.EdgesUs.Length);
    }

    [Fact]
    public void The_hook_reads_high_while_on_hook_and_has_no_lag()
    {
        Phone phone = Make(new LampSpec(0, 0, 300), 1);
        Assert.True(phone.Hook.LevelAt(0));
        Assert.True(phone.Hook.LevelAt(5_999_999));
        Assert.False(phone.Hook.LevelAt(6_000_000));
        Assert.True(phone.Hook.LevelAt(65_000_000));
    }

    [Fact]
    public void A_flashing_lamp_has_its_cadence_and_a_phase_from_the_seed()
    {
        HashSet<long?> first = [];
        for (ulong seed = 1; seed <= 10; seed++)
        {
            Phone phone = Make(new LampSpec(250, 1500, 0), seed, new Stretch(10 * Rate, 40 * Rate));
            ReadOnlySpan<long> edges = phone.HoldLamp.EdgesUs;
            for (int i = 2; i + 3 < edges.Length; i += 2)
            {
                Assert.Equal(250_000, edges[i + 1] - edges[i]);
                Assert.Equal(1_750_000, edges[i + 2] - edges[i]);
            }

            Assert.InRange(phone.Signs[0].FirstLitUs!.Value, 10_000_000, 11_500_000);
            Assert.InRange(phone.Signs[0].LastLitUs!.Value, 38_500_000, 40_000_000);
            first.Add(phone.Signs[0].FirstLitUs);
        }

        Assert.True(first.Count > 5);
    }

    [Fact]
    public void A_hold_in_the_dark_of_a_flashing_lamp_is_never_lit_and_counts_as_unseen()
    {
        int unseen = 0;
        for (ulong seed = 1; seed <= 20; seed++)
        {
            Stretch hold = new(10 * Rate, (10 * Rate) + 4000);
            LampSpec lamp = new(250, 1500, 0);
            Phone phone = Make(lamp, seed, hold);
            DeviceSettings settings = new() { HoldLamp = LampSettings.LearnedFrom(lamp) };
            FrameRules rules = new(Truth(hold), 70 * Rate, phone.Signs, settings, Rate);
            Assert.Equal(phone.Signs[0].NeverLit ? 1 : 0, rules.UnseenHolds);
            Assert.Equal(phone.Signs[0].NeverLit, rules.Unseen.Contains(hold.Start));
            Assert.Equal(!phone.Signs[0].NeverLit, rules.Forbidden.Contains(hold.Start));
            unseen += rules.UnseenHolds;
        }

        Assert.InRange(unseen, 1, 19);
    }

    [Fact]
    public void A_dark_hold_longer_than_the_settings_allow_is_no_unseen_one()
    {
        Stretch hold = new(10 * Rate, 20 * Rate);
        HoldSign dark = new(hold, false, null, null);
        FrameRules rules = new(Truth(hold), 70 * Rate, [dark], new DeviceSettings { HoldLamp = new LampSettings(500, 0) }, Rate);
        Assert.Equal(0, rules.UnseenHolds);
        Assert.True(rules.Forbidden.Contains(hold.Start));
    }

    [Fact]
    public void A_cut_wire_reads_high_and_is_no_sign_of_a_hold()
    {
        PhoneSpec spec = new() { HoldWireCutUs = [(7_000_000, 8_000_000)] };
        Phone phone = new(spec, Truth(), s_clock, 1);
        Assert.Equal([7_000_000, 8_000_000], phone.HoldLamp.EdgesUs.ToArray());
        Assert.Empty(phone.Signs);
    }

    [Fact]
    public void Pins_without_a_wire_are_high_and_a_wire_may_end_on_two_pins()
    {
        Wiring wiring = new() { HoldLamp = [4, 5], MuteLamp = [6], HoldKey = [7, -1], Hook = [8] };
        PhonePins pins = new(Make(LampSpec.Steady, 1, new Stretch(10 * Rate, 20 * Rate)), wiring, []);
        Assert.True(pins.LevelAt(9, 0));
        Assert.Equal(long.MaxValue, pins.NextEdgeAfter(9, 0));
        Assert.False(pins.LevelAt(4, 0));
        Assert.True(pins.LevelAt(4, 16_000_000) && pins.LevelAt(5, 16_000_000));
        Assert.Equal(15_000_000, pins.NextEdgeAfter(5, 0));
        Assert.False(pins.LevelAt(7, 0));
    }

    [Theory]
    [InlineData(8000)]
    [InlineData(16000)]
    public void A_stream_that_starts_anywhere_gets_the_call_sample_for_sample(int rate)
    {
        CallClock clock = new(5_012_345, rate);
        foreach (long start in (long[])[0, 123_457, 5_012_344, 5_012_345, 7_000_001])
        {
            long first = clock.FrameAt(start, 0, rate);
            Assert.Equal(first + 1000, clock.FrameAt(start, 1000, rate));
            Assert.True(clock.StartUs(first) <= start && clock.EndUs(first + 1) >= start);
        }

        Assert.Equal(-1, clock.FrameAt(5_012_344));
        Assert.Equal(0, clock.FrameAt(5_012_345));
    }

    [Fact]
    public void The_call_is_bit_exact_and_before_and_after_it_there_is_noise_of_one_bit_and_never_a_long_silence()
    {
        byte[] pcm = CardBench.Pattern(40, 1);
        PcmAudio audio = new(pcm);
        byte[] around = new byte[4 * 14];
        audio.Fill(-2, around);
        Assert.Equal(pcm, around[8..48]);
        audio.Fill(3, around.AsSpan(0, 8));
        Assert.Equal(pcm[12..20], around[..8]);

        byte[] before = new byte[4 * 64];
        audio.Fill(-100, before);
        short[] samples = [.. Enumerable.Range(0, 128).Select(i => BitConverter.ToInt16(before, i * 2))];
        Assert.All(samples, s => Assert.InRange(s, (short)-1, (short)1));
        Assert.Equal(3, samples.Distinct().Count());
        Assert.Contains(Enumerable.Range(0, 64), i => samples[i * 2] != samples[(i * 2) + 1]);

        byte[] later = new byte[4 * 32];
        audio.Fill(-68, later);
        Assert.Equal(before[128..], later);
    }

    [Fact]
    public void Counting_frames_carry_their_index()
    {
        byte[] frames = new byte[4 * 1000];
        new CountingAudio().Fill(-500, frames);
        for (int i = 0; i < 1000; i++)
        {
            Assert.Equal(i - 500, FrameScanner.IndexAt(frames, i * 4));
        }

        Assert.Equal(57_600_000, CountingFrame.Decode(CountingFrame.Encode(57_600_000)));
    }
}
