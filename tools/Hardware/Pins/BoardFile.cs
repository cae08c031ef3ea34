// SPDX-License-Identifier: MIT
namespace HushTap.HardwareTools.Pins;

/// <summary>A board's pins: one file in hardware/boards.</summary>
/// <param name="Board">Short name, as in the settings.</param>
/// <param name="Title">Name for readers.</param>
/// <param name="Module">The ESP32 module.</param>
/// <param name="Codec">The codec.</param>
/// <param name="Class">Name of the generated class.</param>
/// <param name="Netlist">File in hardware/design that holds the circuit.</param>
/// <param name="Console">How the config serial is reached.</param>
/// <param name="Pins">Every pin that is used.</param>
/// <param name="Dip">How to set switches on a bought board.</param>
public sealed record BoardFile(
    string Board, string Title, string Module, string Codec, string Class, string Netlist, string Console, BoardPin[] Pins, string? Dip = null);

/// <summary>One pin of a board.</summary>
/// <param name="Gpio">GPIO number, 0..39.</param>
/// <param name="Net">Net name as in the netlist.</param>
/// <param name="Dir">in, out or io.</param>
/// <param name="Owner">sense, pulse, gpio, console, i2s, i2c, sdmmc or wire-protocol.</param>
/// <param name="Roles">Names under which the firmware knows the pin.</param>
/// <param name="Pull">ext-up, ext-down, board-up, int-up or int-down; absent when something always drives the pin.</param>
/// <param name="Boot">What the circuit does to a strap at reset: low, pull-up, not-driven or follows-gpio0.</param>
/// <param name="ActiveLevel">Level while what the role says is true.</param>
/// <param name="At">Where the other end is.</param>
/// <param name="Use">What a reader should know.</param>
public sealed record BoardPin(
    int Gpio, string Net, string Dir, string Owner, string[]? Roles = null, string? Pull = null, string? Boot = null, int? ActiveLevel = null,
    string? At = null, string? Use = null);
