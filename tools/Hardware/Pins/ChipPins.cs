// SPDX-License-Identifier: MIT
namespace HushTap.HardwareTools.Pins;

/// <summary>What each GPIO of the module can and must not do.</summary>
/// <param name="About">What the table is and where it comes from.</param>
/// <param name="Module">The module it is about.</param>
/// <param name="Sdmmc1Bit">The fixed pins of the card in 1-bit mode, by role.</param>
/// <param name="Pins">The table.</param>
public sealed record ChipPins(string About, string Module, Dictionary<string, int> Sdmmc1Bit, ChipPin[] Pins);

/// <summary>One row of the capability table.</summary>
/// <param name="Gpio">GPIO number.</param>
/// <param name="Input">Can be an input.</param>
/// <param name="Output">Can be an output.</param>
/// <param name="Pulls">Has internal pull resistors.</param>
/// <param name="Strap">What the strap needs at reset: low, pull-up, not-driven or not-high-in-download.</param>
/// <param name="Why">What goes wrong otherwise.</param>
/// <param name="Taken">Why the pin cannot be used at all.</param>
/// <param name="Adc">1 or 2: which converter.</param>
/// <param name="Mclk">The I2S master clock can leave here.</param>
/// <param name="Debugger">UART0, the Wire Protocol's.</param>
public sealed record ChipPin(
    int Gpio, bool Input, bool Output, bool Pulls, string? Strap = null, string? Why = null, string? Taken = null, int? Adc = null, bool Mclk = false,
    bool Debugger = false);

/// <summary>The names that the firmware uses, in order.</summary>
/// <param name="About">What the list is.</param>
/// <param name="Roles">The names.</param>
public sealed record RoleList(string About, Role[] Roles);

/// <summary>One name that the firmware uses for a pin.</summary>
/// <param name="Name">Name of the constant.</param>
/// <param name="Says">What the pin says, for its documentation.</param>
/// <param name="Level">A second constant with the active level is generated.</param>
/// <param name="Required">Every board must wire it.</param>
public sealed record Role(string Name, string Says, bool Level = false, bool Required = false);
