// SPDX-License-Identifier: MIT
using HushTap.HardwareTools.Power;

namespace HushTap.Hardware.Tests;

public sealed class PowerTests
{
    private static readonly string budget = Given.Project.Folder.Text("hardware/power/budget.csv");

    [Fact]
    public void Every_supply_carries_all_loads_at_their_maximum() => Assert.Empty(PowerRules.Check(budget, Given.Project.PowerLimits));

    [Theory]
    [InlineData("SD card,35,100,100", "SD card,35,190,100", "USB")]
    [InlineData("SD card,35,100,100", "SD card,35,100,150", "hold-up, worst")]
    [InlineData("SD card,35,100,100", "SD card,90,100,100", "hold-up, typical")]
    [InlineData("cells charging,0,46,0", "cells charging,0,139,0", "isolated supply while charging")]
    [InlineData("OPA4376 and OPA2376,5,6,5", "OPA4376 and OPA2376,5,300,5", "regulator 3V3A")]
    public void A_load_that_is_too_large_is_refused(string line, string spoiled, string where)
    {
        Assert.Contains(line, budget, StringComparison.Ordinal);
        Assert.Contains(PowerRules.Check(budget.Replace(line, spoiled, StringComparison.Ordinal), Given.Project.PowerLimits), f => f.Where == where);
    }

    [Fact]
    public void A_coin_cell_type_capacitor_is_refused_for_its_resistance() =>
        Assert.Contains(PowerRules.Check(budget, Given.Project.PowerLimits with { CellsEsrOhmMax = 30 }), f => f.Rule == "hold-up");

    [Theory]
    [InlineData(180, 1.0)]
    [InlineData(250, 1.0)]
    [InlineData(180, 0.8)]
    [InlineData(250, 0.8)]
    public void The_hold_up_lasts_a_second_at_every_corner(double loadMa, double capacitanceFactor) =>
        Assert.True(Given.Project.PowerLimits.HoldupSeconds(loadMa, capacitanceFactor) >= Given.Project.PowerLimits.HoldupSecondsMin);

    [Fact]
    public void The_charging_current_in_the_budget_is_what_the_resistor_lets_through()
    {
        var ohm = Given.Project.Values.ByName()["chargeLimit"];
        Assert.Contains($"charging,0,{Math.Ceiling((5.0 - 0.4) / ohm * 1000):0},0", budget, StringComparison.Ordinal);
    }
}
