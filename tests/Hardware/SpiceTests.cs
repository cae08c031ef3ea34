// SPDX-License-Identifier: MIT
using HushTap.HardwareTools.Design;
using HushTap.HardwareTools.Spice;

namespace HushTap.Hardware.Tests;

/// <summary>The simulations. Without ngspice they are skipped by name; with HUSHTAP_REQUIRE_TOOLS=1 they fail.</summary>
public sealed class SpiceTests
{
    private static readonly string limits = Given.Project.Folder.Text("hardware/spice/limits.csv");
    private static readonly Lazy<SortedDictionary<string, double>> results = new(() => new SpiceSuite(Given.Project.Folder).RunAll());

    [Fact]
    public void Every_simulated_result_is_within_its_limits()
    {
        RequireNgspice();
        Assert.Empty(LimitTable.Check(limits, results.Value));
    }

    [Fact]
    public void The_written_results_are_those_of_a_fresh_run()
    {
        RequireNgspice();
        var table = HardwareTools.MarkedText.Between(Given.Project.Folder.Text("hardware/spice/RESULTS.md"), "results");
        var written = table.Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries)).ToDictionary(f => f[1], f => double.Parse(f[2], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(results.Value.Keys, written.Keys.Order(StringComparer.Ordinal));
        Assert.All(results.Value, r => Assert.True(Math.Abs(r.Value - written[r.Key]) <= (0.03 * Math.Abs(r.Value)) + 1e-9, $"{r.Key}: {written[r.Key]} was written, {r.Value} simulated"));
    }

    [Fact]
    public void The_hold_up_of_simulation_and_budget_agree()
    {
        RequireNgspice();
        var budget = Given.Project.PowerLimits.HoldupSeconds(250, 0.8);
        Assert.Equal(budget, results.Value["holdup.seconds.min"], 0.05 * budget);
    }

    [Theory]
    [InlineData("gate-steady", "gateCharge", 1e5, "gate-steady.reopen_ms")]
    [InlineData("hold-short-lit", "darkPull", 1e4, "hold-short-lit.may_open.max")]
    [InlineData("hold-lit", "podBase", 1e3, "hold-lit.may_open")]
    [InlineData("mic", "micBlock", 1e-10, "mic.flat_300_db")]
    [InlineData("hum", "micBias", 1e5, "hum.mic_hum_v")]
    [InlineData("holdup", "cells", 0.2, "holdup.seconds.min")]
    [InlineData("hook-2v5", "hookIn", 2.2e7, "hook-2v5.outside_window_v")]
    [InlineData("esd", "tvsOhm", 5, "esd.node_v")]
    public void A_spoiled_value_breaks_its_limit(string name, string value, double spoiled, string result)
    {
        RequireNgspice();
        var suite = new SpiceSuite(Given.Project.Folder);
        var run = suite.Runs.Single(r => r.Name == name);
        var set = new Dictionary<string, double>(run.Set ?? []) { [value] = spoiled };
        var sweep = run.Sweep?.Where(s => s.Key != value).ToDictionary();
        var outcomes = SpiceCases.Of(run with { Set = set, Sweep = sweep }, Given.Project.Values).Select((c, i) => suite.Simulate(run, c, i)).ToList();
        var parts = result.Split('.');
        var values = outcomes.Select(o => o[parts[1]]).ToList();
        var found = LimitTable.Check(limits, new Dictionary<string, double> { [result] = parts is [.., "max"] ? values.Max() : values.Min() });
        Assert.Contains(found, f => f.Rule == "limit" && f.Where == result);
    }

    [Fact]
    public void Every_deck_is_used_and_every_run_has_its_deck()
    {
        var decks = Directory.GetFiles(Given.Project.Folder.PathOf("hardware/spice"), "*.cir").Select(f => Path.GetFileNameWithoutExtension(f)).Order();
        Assert.Equal(decks, new SpiceSuite(Given.Project.Folder).Runs.Select(r => r.Deck).Distinct().Order());
    }

    [Fact]
    public void The_same_seed_draws_the_same_parts()
    {
        var run = new SpiceSuite(Given.Project.Folder).Runs.Single(r => r.Name == "hold-optical");
        Assert.Equal(SpiceCases.Of(run, Given.Project.Values)[7], SpiceCases.Of(run, Given.Project.Values)[7]);
        Assert.NotEqual(SpiceCases.Of(run, Given.Project.Values)[7], SpiceCases.Of(run with { Seed = run.Seed + 1 }, Given.Project.Values)[7]);
    }

    [Theory]
    [InlineData("Warning from checkvalid: vector x is not available")]
    [InlineData(" meas tran t when v(a)=1 failed!")]
    [InlineData("doAnalyses: TRAN:  Timestep too small")]
    [InlineData("RESULT a ")]
    [InlineData("RESULT a nan")]
    [InlineData("RESULT a 1\nRESULT a 2")]
    [InlineData("Note: nothing here")]
    public void Output_that_only_looks_like_success_is_refused(string output) =>
        Assert.Throws<InvalidDataException>(() => Ngspice.Parse(output.StartsWith("RESULT", StringComparison.Ordinal) || output.StartsWith("Note", StringComparison.Ordinal) ? output : "RESULT good 1\n" + output));

    [Fact]
    public void A_missing_result_a_missing_limit_and_a_result_out_of_limits_are_refused()
    {
        const string table = "result,min,max,unit,study,why\na,1,2,V,,\nb,,3,V,,\nd,,,V,,\n";
        var found = LimitTable.Check(table, new Dictionary<string, double> { ["a"] = 5, ["c"] = 1 });
        Assert.Equal(["limit", "limit-empty", "limit-missing", "result-missing"], found.Select(f => f.Rule).Order());
    }

    [Fact]
    public void A_deck_that_asks_for_a_value_nobody_has_is_refused() =>
        Assert.Throws<InvalidDataException>(() => Ngspice.Render("R1 a b {{unheardOf}}", new Dictionary<string, double>()));

    [Fact]
    public void The_wired_sense_takes_less_than_a_twentieth_of_a_two_milliampere_lamp()
    {
        var values = Given.Project.Values.ByName();
        var spread = new SpiceSuite(Given.Project.Folder).Runs.Single(r => r.Name == "hold-wired").Draw!;
        var amperes = (spread["lampVf"].Range![1] - spread["optoVf"].Range![0]) / values["wiredSeries"];
        Assert.True(amperes < 0.05 * 2e-3, $"{amperes * 1e6:0} uA");
    }

    [Fact]
    public void Every_cadence_that_the_factory_settings_allow_is_simulated_at_the_gate()
    {
        var run = new SpiceSuite(Given.Project.Folder).Runs.Single(r => r.Name == "gate-cadence");
        Assert.Equal(Given.Project.Facts.DarkMsFactory, run.Cadences!.Max(c => c[1]));
        Assert.Equal(EngineeringNumber.TryParse("1.8M", out var ohm) ? ohm : 0, Given.Project.Values.ByName()["gateCharge"]);
    }

    private static void RequireNgspice()
    {
        if (Ngspice.Program is null && Environment.GetEnvironmentVariable("HUSHTAP_REQUIRE_TOOLS") == "1")
        {
            Assert.Fail("ngspice is not installed, and HUSHTAP_REQUIRE_TOOLS=1 requires it");
        }

        Assert.SkipWhen(Ngspice.Program is null, "ngspice is not installed (apt-get install ngspice)");
    }
}
