// SPDX-License-Identifier: MIT
using CsCheck;
using HushTap.HardwareTools.Pins;

namespace HushTap.Hardware.Tests;

public sealed class PinTests
{
    public static TheoryData<string, string> SpoiledMaps => new()
    {
        { "two nets on one pin", "pin-twice" },
        { "one net on two pins", "net-twice" },
        { "a flash pin", "pin-taken" },
        { "a PSRAM pin", "pin-taken" },
        { "an output on an input-only pin", "pin-input-only" },
        { "an internal pull where there is none", "pin-no-pull" },
        { "a sense without pull", "pin-floats" },
        { "a pull-up on the flash voltage strap", "strap" },
        { "a boot strap that nobody pulls", "strap" },
        { "the master clock on another pin", "mclk-pin" },
        { "a sense on the debugger's pin", "debugger-pin" },
        { "the card's clock on another pin", "card-pin" },
        { "an analogue input on ADC2", "adc-pin" },
        { "a hold lamp whose cut reads clear", "cut-wire" },
        { "a hook whose cut reads off-hook", "cut-wire" },
        { "a role on two pins", "role-twice" },
        { "a role that nobody knows", "role-unknown" },
        { "no mute lamp", "role-missing" },
        { "a lamp without active level", "level-missing" },
        { "a pin that the chip does not have", "pin-unknown" },
        { "a direction that is none", "pin-direction" },
    };

    [Fact]
    public void Both_pin_maps_are_sound() => Assert.Empty(Given.Project.Boards.SelectMany(Given.PinFindings));

    [Theory]
    [MemberData(nameof(SpoiledMaps))]
    public void A_spoiled_pin_map_is_refused(string what, string rule)
    {
        var spoiled = Spoil(Given.TapR1, what);
        Assert.Contains(Given.PinFindings(spoiled), f => f.Rule == rule);
    }

    [Fact]
    public void The_pulse_counter_of_the_hold_lamp_has_a_pin_of_its_own_on_Tap_R1()
    {
        var lamp = Given.TapR1.Pins.Single(p => p.Roles!.Contains("HoldLamp"));
        var pulse = Given.TapR1.Pins.Single(p => p.Roles!.Contains("HoldLampPulse"));
        Assert.NotEqual(lamp.Gpio, pulse.Gpio);
        Assert.Equal(lamp.Net, pulse.Net);
    }

    [Fact]
    public void The_supervised_pair_has_opposite_levels_and_opposite_pulls()
    {
        var lamp = Given.TapR1.Pins.Single(p => p.Roles!.Contains("HoldLamp"));
        var complement = Given.TapR1.Pins.Single(p => p.Roles!.Contains("HoldLampComplement"));
        Assert.Equal(1, lamp.ActiveLevel + complement.ActiveLevel);
        Assert.NotEqual(lamp.Pull, complement.Pull);
    }

    [Fact]
    public void Both_boards_give_the_firmware_the_same_names()
    {
        var source = PinsSource.CSharp(Given.Project.Boards, Given.Project.Roles);
        var names = source.Split("internal static class").Skip(1)
            .Select(c => System.Text.RegularExpressions.Regex.Matches(c, @"const int (\w+)").Select(m => m.Groups[1].Value).ToList()).ToList();
        Assert.Equal(2, names.Count);
        Assert.Equal(names[0], names[1]);
        Assert.Contains("HoldLampPulse", names[0]);
    }

    [Fact]
    public void Moving_any_pin_to_any_taken_place_is_refused() =>
        Gen.Select(Gen.Int[0, Given.TapR1.Pins.Length - 1], Gen.Int[0, 39]).Sample((index, gpio) =>
        {
            var pin = Given.TapR1.Pins[index];
            var moved = Given.TapR1.With(pin.Gpio, p => p with { Gpio = gpio });
            var free = Given.Project.Chip.Pins.Any(p => p.Gpio == gpio && p.Taken is null) && Given.TapR1.Pins.All(p => p.Gpio != gpio || p == pin);
            return free || Given.PinFindings(moved).Count > 0;
        });

    private static BoardFile Spoil(BoardFile board, string what) => what switch
    {
        "two nets on one pin" => board.With(26, p => p with { Gpio = 4 }),
        "one net on two pins" => board.With(26, p => p with { Net = "GATE_OPEN" }),
        "a flash pin" => board.With(26, p => p with { Gpio = 6 }),
        "a PSRAM pin" => board.With(26, p => p with { Gpio = 16 }),
        "an output on an input-only pin" => board.With(36, p => p with { Dir = "out" }),
        "an internal pull where there is none" => board.With(36, p => p with { Pull = "int-up" }),
        "a sense without pull" => board.With(23, p => p with { Pull = null }),
        "a pull-up on the flash voltage strap" => board.With(12, p => p with { Pull = "ext-up" }),
        "a boot strap that nobody pulls" => board.With(0, p => p with { Boot = null }),
        "the master clock on another pin" => board.With(0, p => p with { Gpio = 17, Boot = null }),
        "a sense on the debugger's pin" => board.With(3, p => p with { Owner = "sense" }),
        "the card's clock on another pin" => board.With(14, p => p with { Gpio = 16 }),
        "an analogue input on ADC2" => board.With(4, p => p with { Owner = "adc" }),
        "a hold lamp whose cut reads clear" => board.With(32, p => p with { Pull = "ext-down" }),
        "a hook whose cut reads off-hook" => board.With(36, p => p with { Pull = "ext-down" }),
        "a role on two pins" => board.With(4, p => p with { Roles = ["HoldLamp"] }),
        "a role that nobody knows" => board.With(4, p => p with { Roles = ["HoldLump"] }),
        "no mute lamp" => board.With(23, p => p with { Roles = [] }),
        "a lamp without active level" => board.With(32, p => p with { ActiveLevel = null }),
        "a pin that the chip does not have" => board.With(26, p => p with { Gpio = 24 }),
        "a direction that is none" => board.With(26, p => p with { Dir = "sideways" }),
        _ => throw new ArgumentException(what),
    };
}
