// SPDX-License-Identifier: MIT
using HushTap.HardwareTools.Design;

namespace HushTap.Hardware.Tests;

public sealed class NetlistTests
{
    public static TheoryData<string, string> SpoiledCircuits => new()
    {
        { "a net with one pin", "net-single" },
        { "a pin left open", "pin-open" },
        { "a pin that the part does not have", "pin-unknown" },
        { "a part that nobody knows", "part-unknown" },
        { "two parts of one name", "ref-twice" },
        { "a pin that must stay open", "pin-must-stay-open" },
        { "two outputs on one net", "net-fight" },
        { "an input that nothing drives", "net-undriven" },
        { "an open drain without pull-up", "pull-missing" },
        { "a pull that the pin map wants", "pull-missing" },
        { "a supply pin without supply", "power-unfed" },
        { "a supply without source", "power-source" },
        { "an uneven pair", "pair-unequal" },
        { "a pair with another value on one side", "pair-unequal" },
        { "a wire across the barrier", "barrier" },
        { "a chip without its capacitor", "decoupling" },
        { "a module pin on another net", "module-pin" },
        { "no module", "module-missing" },
    };

    [Fact]
    public void Both_circuits_pass_the_electrical_rules() =>
        Assert.Empty(Given.Project.Boards.Zip(Given.Project.Netlists).SelectMany(p => ElectricalRules.Check(p.Second, Given.Project.Kinds, p.First)));

    [Theory]
    [MemberData(nameof(SpoiledCircuits))]
    public void A_spoiled_circuit_is_refused(string what, string rule)
    {
        var spoiled = Spoil(Given.TapNetlist, what);
        Assert.Contains(Given.NetFindings(spoiled), f => f.Rule == rule);
    }

    [Fact]
    public void Taking_away_any_part_of_the_record_gate_is_noticed() =>
        Assert.All(
            Given.TapNetlist.Components.Where(c => c.Sheet == "gate" && c.Part is not ("R" or "C" or "JUMPER")),
            part => Assert.NotEmpty(Given.NetFindings(Given.TapNetlist.Without(part.Ref))));

    [Fact]
    public void No_wire_leads_from_the_codec_to_the_microcontroller_but_through_the_gate()
    {
        var nets = Given.TapNetlist.ByNet();
        Assert.Equal(["U3", "U7"], nets["CODEC_DOUT"].Select(p => p.Part.Ref).Order());
        Assert.Equal(["U1", "U7"], nets["I2S_DIN"].Select(p => p.Part.Ref).Order());
        Assert.Equal("GATE_OPEN", Given.TapNetlist.Find("U7")!.Pins["B"]);
    }

    [Fact]
    public void The_red_lamp_hangs_on_the_gate_and_no_pin_of_the_microcontroller_drives_the_gate()
    {
        var resistor = Given.TapNetlist.Find("R46")!;
        Assert.Contains("GATE_OPEN", resistor.Pins.Values);
        Assert.Equal(resistor.Pins.Values.Single(n => n != "GATE_OPEN"), Given.TapNetlist.Find("D10")!.Pins["A"]);
        Assert.Equal("in", Given.TapR1.Pins.Single(p => p.Net == "GATE_OPEN").Dir);
        Assert.DoesNotContain(Given.TapNetlist.ByNet()["GATE_C"], p => p.Part.Ref == "U1");
    }

    [Fact]
    public void The_earpiece_relays_are_driven_by_no_pin_of_the_microcontroller() =>
        Assert.DoesNotContain(
            new[] { "EAR_CUT", "EAR_C", "EAR_K", "EAR_B" }.SelectMany(n => Given.TapNetlist.ByNet()[n]),
            p => p.Part.Ref == "U1");

    [Fact]
    public void The_values_of_simulation_and_circuit_are_the_same() => Assert.Empty(Given.Project.Netlists.SelectMany(Given.Project.Values.Check));

    [Fact]
    public void A_part_of_another_value_than_simulated_is_refused()
    {
        var spoiled = Given.TapNetlist.With("R40", c => c with { Value = "1.5M" });
        Assert.Contains(Given.Project.Values.Check(spoiled), f => f.Rule == "value-differs");
        Assert.Contains(Given.Project.Values.Check(Given.TapNetlist.Without("R40")), f => f.Rule == "value-part");
    }

    [Theory]
    [InlineData("4.7k", 4700)]
    [InlineData("220n", 220e-9)]
    [InlineData("1u film", 1e-6)]
    [InlineData("33", 33)]
    [InlineData("2.2M", 2.2e6)]
    [InlineData("1F 2.7V", 1)]
    public void A_value_on_the_schematic_is_read_as_an_engineer_reads_it(string text, double expected)
    {
        Assert.True(EngineeringNumber.TryParse(text, out var value));
        Assert.Equal(expected, value, expected * 1e-9);
    }

    private static Netlist Spoil(Netlist netlist, string what) => what switch
    {
        "a net with one pin" => netlist.With("R46", c => c.Rewired("2", "LOST")),
        "a pin left open" => netlist.With("U7", c => c with { Pins = c.Pins.Where(p => p.Key != "Y").ToDictionary() }),
        "a pin that the part does not have" => netlist.With("R46", c => c.Rewired("3", "GND")),
        "a part that nobody knows" => netlist.With("R46", c => c with { Part = "RESISTOR" }),
        "two parts of one name" => netlist.With("R46", c => c with { Ref = "R41" }),
        "a pin that must stay open" => netlist.With("U3", c => c.Rewired("XO", "GND")),
        "two outputs on one net" => netlist.With("U6", c => c.Rewired("OUTB", "GATE_OPEN")),
        "an input that nothing drives" => netlist.With("U3", c => c.Rewired("DOUT", "ELSEWHERE")).With("U7", c => c.Rewired("B", "CODEC_DOUT")),
        "an open drain without pull-up" => netlist.Without("R27"),
        "a pull that the pin map wants" => netlist.Without("R35"),
        "a supply pin without supply" => netlist.With("U7", c => c.Rewired("VCC", "GATE_C")),
        "a supply without source" => netlist.With("U9", c => c.Rewired("VOUT", "ELSEWHERE")),
        "an uneven pair" => netlist.Without("C86"),
        "a pair with another value on one side" => netlist.With("R2", c => c with { Value = "5.1k" }),
        "a wire across the barrier" => netlist.With("C80", c => c.Rewired("2", "GND")),
        "a chip without its capacitor" => netlist.Without("C37"),
        "a module pin on another net" => netlist.With("U1", c => c.Rewired("IO35", "CODEC_DOUT")),
        "no module" => netlist.Without("U1"),
        _ => throw new ArgumentException(what),
    };
}
