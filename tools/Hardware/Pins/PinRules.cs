// SPDX-License-Identifier: MIT
namespace HushTap.HardwareTools.Pins;

/// <summary>Checks a board's pin map against what the chip can do and what the firmware needs.</summary>
public static class PinRules
{
    /// <summary>Roles whose cut wire must read as their active level: the gate closes.</summary>
    private static readonly string[] closingRoles = ["HoldLamp", "MuteLamp", "HoldKey"];

    /// <summary>Roles whose cut wire must read as not active: no call, gate shut.</summary>
    private static readonly string[] openingRoles = ["Hook", "GateOpen"];

    /// <summary>All objections to a board; empty when it is sound.</summary>
    public static IReadOnlyList<Finding> Check(BoardFile board, ChipPins chip, RoleList roles)
    {
        var findings = new List<Finding>();
        findings.AddRange(board.Pins.GroupBy(p => p.Gpio).Where(g => g.Count() > 1)
            .Select(g => new Finding("pin-twice", $"GPIO{g.Key}", "used for " + string.Join(" and ", g.Select(p => p.Net)))));
        findings.AddRange(SharedNets(board));
        findings.AddRange(RoleFindings(board, roles));
        foreach (var pin in board.Pins)
        {
            var row = Array.Find(chip.Pins, p => p.Gpio == pin.Gpio);
            findings.AddRange(row is null
                ? [new Finding("pin-unknown", $"GPIO{pin.Gpio}", "the module has no such pin")]
                : Capability(pin, row).Concat(Strap(pin, row)).Concat(FixedPins(pin, row, chip)).Concat(SafeCut(pin)));
        }

        return findings;
    }

    private static IEnumerable<Finding> SharedNets(BoardFile board) =>
        board.Pins.GroupBy(p => p.Net).Where(g => g.Count(p => p.Owner != "pulse") > 1)
            .Select(g => new Finding("net-twice", g.Key, "on GPIO" + string.Join(" and GPIO", g.Select(p => p.Gpio))));

    private static IEnumerable<Finding> RoleFindings(BoardFile board, RoleList roles)
    {
        var used = board.Pins.SelectMany(p => p.Roles ?? []).ToList();
        foreach (var name in used.GroupBy(n => n).Where(g => g.Count() > 1))
        {
            yield return new Finding("role-twice", name.Key, "two pins have this role");
        }

        foreach (var name in used.Where(n => !roles.Roles.Any(r => r.Name == n)))
        {
            yield return new Finding("role-unknown", name, "roles.json does not list it");
        }

        foreach (var role in roles.Roles.Where(r => r.Required && !used.Contains(r.Name)))
        {
            yield return new Finding("role-missing", role.Name, $"{board.Board} has no pin for it");
        }

        foreach (var pin in board.Pins.Where(p => p.ActiveLevel is null))
        {
            foreach (var name in (pin.Roles ?? []).Where(n => roles.Roles.Any(r => r.Name == n && r.Level)))
            {
                yield return new Finding("level-missing", name, "its active level is not given");
            }
        }
    }

    private static IEnumerable<Finding> Capability(BoardPin pin, ChipPin row)
    {
        var where = $"GPIO{pin.Gpio} {pin.Net}";
        if (row.Taken is not null)
        {
            yield return new Finding("pin-taken", where, $"belongs to {row.Taken}");
        }

        if (pin.Dir is not ("in" or "out" or "io"))
        {
            yield return new Finding("pin-direction", where, $"'{pin.Dir}' is no direction");
        }

        if (pin.Dir != "in" && !row.Output)
        {
            yield return new Finding("pin-input-only", where, "cannot drive");
        }

        if (pin.Pull is "int-up" or "int-down" && !row.Pulls)
        {
            yield return new Finding("pin-no-pull", where, "has no internal pull resistors");
        }

        if (pin.Dir == "in" && pin.Pull is null && (pin.Owner is "sense" or "pulse" or "gpio"))
        {
            yield return new Finding("pin-floats", where, "an input from outside needs a pull");
        }
    }

    private static IEnumerable<Finding> Strap(BoardPin pin, ChipPin row)
    {
        var good = row.Strap switch
        {
            null => true,
            "low" => pin.Boot == "low" && (pin.Pull is null or "ext-down" or "int-down"),
            "pull-up" => pin.Boot == "pull-up",
            "not-driven" => pin.Boot is "not-driven" or "pull-up",
            "not-high-in-download" => pin.Boot is "follows-gpio0" or "low",
            _ => false,
        };
        if (!good)
        {
            var found = $"is '{pin.Boot ?? "not stated"}' with pull '{pin.Pull ?? "none"}'";
            yield return new Finding("strap", $"GPIO{pin.Gpio} {pin.Net}", $"must be '{row.Strap}' at reset ({row.Why}), {found}");
        }
    }

    private static IEnumerable<Finding> FixedPins(BoardPin pin, ChipPin row, ChipPins chip)
    {
        var where = $"GPIO{pin.Gpio} {pin.Net}";
        var names = pin.Roles ?? [];
        if (names.Contains("I2sMclk") && (!row.Mclk || row.Debugger))
        {
            yield return new Finding("mclk-pin", where, "the master clock can leave only on GPIO0");
        }

        if (row.Debugger != (pin.Owner == "wire-protocol"))
        {
            yield return new Finding("debugger-pin", where, row.Debugger ? "UART0 belongs to the debugger" : "the debugger is on GPIO1 and GPIO3");
        }

        foreach (var name in names.Where(n => chip.Sdmmc1Bit.TryGetValue(n, out var gpio) && gpio != pin.Gpio))
        {
            yield return new Finding("card-pin", where, $"{name} must be GPIO{chip.Sdmmc1Bit[name]}");
        }

        if (pin.Owner == "adc" && row.Adc != 1)
        {
            yield return new Finding("adc-pin", where, "only ADC1 pins measure reliably");
        }
    }

    private static IEnumerable<Finding> SafeCut(BoardPin pin)
    {
        var cutLevel = pin.Pull switch { "ext-up" or "board-up" or "int-up" => 1, "ext-down" or "int-down" => 0, _ => -1 };
        var names = pin.Roles ?? [];
        foreach (var name in names.Where(n => closingRoles.Contains(n) && cutLevel != pin.ActiveLevel))
        {
            yield return new Finding("cut-wire", $"GPIO{pin.Gpio} {pin.Net}", $"a cut must read as active for {name}");
        }

        foreach (var name in names.Where(n => openingRoles.Contains(n) && (cutLevel == pin.ActiveLevel || cutLevel < 0)))
        {
            yield return new Finding("cut-wire", $"GPIO{pin.Gpio} {pin.Net}", $"a cut must read as not active for {name}");
        }
    }
}
