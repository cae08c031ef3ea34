// SPDX-License-Identifier: MIT
using HushTap.HardwareTools;
using HushTap.HardwareTools.Design;
using HushTap.HardwareTools.Pins;

namespace HushTap.Hardware.Tests;

/// <summary>The hardware folder, read once, and ways to spoil a copy of it.</summary>
internal static class Given
{
    public static HardwareProject Project { get; } = new(HardwareFolder.Find());

    public static BoardFile TapR1 => Project.Boards.Single(b => b.Board == "tap-r1");

    public static Netlist TapNetlist => Project.Netlists.Single(n => n.Board == "tap-r1");

    /// <summary>A pin map with one pin changed.</summary>
    public static BoardFile With(this BoardFile board, int gpio, Func<BoardPin, BoardPin> change) =>
        board with { Pins = [.. board.Pins.Select(p => p.Gpio == gpio ? change(p) : p)] };

    /// <summary>A circuit with one part changed.</summary>
    public static Netlist With(this Netlist netlist, string reference, Func<Component, Component> change) =>
        netlist with { Components = [.. netlist.Components.Select(c => c.Ref == reference ? change(c) : c)] };

    /// <summary>A circuit without one part.</summary>
    public static Netlist Without(this Netlist netlist, string reference) =>
        netlist with { Components = [.. netlist.Components.Where(c => c.Ref != reference)] };

    /// <summary>A part with one pin on another net.</summary>
    public static Component Rewired(this Component part, string pin, string net) =>
        part with { Pins = new Dictionary<string, string>(part.Pins) { [pin] = net } };

    /// <summary>Findings of the pin rules for a board.</summary>
    public static IReadOnlyList<Finding> PinFindings(BoardFile board) => PinRules.Check(board, Project.Chip, Project.Roles);

    /// <summary>Findings of the electrical rules for a circuit on Tap R1.</summary>
    public static IReadOnlyList<Finding> NetFindings(Netlist netlist) => ElectricalRules.Check(netlist, Project.Kinds, TapR1);
}
