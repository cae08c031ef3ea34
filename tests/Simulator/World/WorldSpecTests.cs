// SPDX-License-Identifier: MIT
using System.Text;

namespace HushTap.Simulator.Tests;

public sealed class WorldSpecTests
{
    private static SimulationPlan Plan(params Fault[] faults) => new()
    {
        Pcm = new byte[8000 * 4 * 10], SampleRate = 8000, Truth = new CallTruth([new Stretch(0, 80_000)], [], []), Faults = faults,
    };

    [Fact]
    public void A_plan_becomes_a_world_in_its_own_time()
    {
        WorldSpec spec = WorldSpec.From(Plan(
            new Fault(FaultKind.Freeze, 2, 600),
            new Fault(FaultKind.Stall, 1.5, 900),
            new Fault(FaultKind.CardIn, 3.5),
            new Fault(FaultKind.CardOut, 3),
            new Fault(FaultKind.CardOut, 3.25),
            new Fault(FaultKind.WireBreak, 4),
            new Fault(FaultKind.PowerCut, 6)));
        long t0 = spec.Clock.T0Us;
        Assert.InRange(t0, 5_000_000, 5_099_999);
        Assert.Equal([new Freeze(t0 + 2_000_000, t0 + 2_600_000)], spec.Freezes);
        Assert.Equal([(t0 + 1_500_000, 900)], spec.Card.Stalls);
        Assert.Equal([(t0 + 3_000_000, t0 + 3_500_000)], spec.Card.OutUs);
        Assert.Equal([(t0 + 4_000_000, long.MaxValue)], spec.Phone.HoldWireCutUs);
        Assert.Equal([(t0 + 6_000_000, t0 + 7_000_000)], spec.PowerOffUs);
        Assert.Equal(t0 + 25_000_000, spec.WorldEndUs);
    }

    [Fact]
    public void The_world_goes_on_after_a_late_fault() =>
        Assert.Equal(15_000_000 + 1_000_000 + 60_000_000, WorldSpec.From(Plan(new Fault(FaultKind.PowerCut, 60))) is var w ? w.WorldEndUs - w.Clock.T0Us : 0);

    [Fact]
    public void The_seed_moves_the_call()
    {
        HashSet<long> starts = [.. Enumerable.Range(1, 20).Select(s => WorldSpec.StartOfCallUs((ulong)s))];
        Assert.True(starts.Count > 15);
    }

    [Fact]
    public void Learned_settings_fit_the_lamp_and_factory_settings_name_the_rate_only()
    {
        SimulationPlan plan = Plan() with { Lamp = new LampSpec(333, 333, 100) };
        string learned = Encoding.ASCII.GetString(WorldSpec.From(plan).Settings.ToFile());
        Assert.Contains("\nhold-lamp.dark-ms=400\n", learned, StringComparison.Ordinal);
        Assert.Contains("\nmute-lamp.lag-ms=500\n", learned, StringComparison.Ordinal);
        string factory = Encoding.ASCII.GetString(WorldSpec.From(plan with { Learned = false }).Settings.ToFile());
        Assert.Equal(3, factory.Count(c => c == '\n'));
        Assert.StartsWith("hushtap-settings 1 generation=1\nsample-rate=8000\ncrc32=", factory, StringComparison.Ordinal);
    }

    [Fact]
    public void The_settings_file_ends_with_the_crc_of_what_is_before()
    {
        byte[] file = SettingsText.Build([]);
        Assert.Equal("hushtap-settings 1 generation=1\ncrc32=217EB017\n", Encoding.ASCII.GetString(file));
    }

    [Theory]
    [InlineData(0, 0, 500, true, null)]
    [InlineData(0, 0, 501, true, "lags 501 ms")]
    [InlineData(500, 500, 0, true, null)]
    [InlineData(200, 1600, 0, false, null)]
    [InlineData(200, 1601, 0, false, "dark for 1601 ms")]
    public void What_the_settings_do_not_cover_is_outside_the_promise(int on, int off, int lag, bool learned, string? word)
    {
        SimulationPlan plan = Plan() with { Lamp = new LampSpec(on, off, lag), Learned = learned };
        WorldSpec spec = WorldSpec.From(plan);
        string? mismatch = spec.Settings.HoldLamp.Mismatch("hold lamp", spec.Phone.HoldLamp);
        Assert.Equal(word is null, mismatch is null);
        Assert.Contains(word ?? "", mismatch ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_lamp_that_flashes_against_the_settings_is_outside_the_promise() =>
        Assert.Contains("flashes", LampSettings.LearnedFrom(LampSpec.Steady).Mismatch("hold lamp", new LampSpec(1, 1, 0)), StringComparison.Ordinal);
}
