// SPDX-License-Identifier: MIT
namespace HushTap.HardwareTools.Design;

/// <summary>What a kind of part looks like and what its pins are: one entry of hardware/design/parts.json.</summary>
/// <param name="Symbol">Default drawing.</param>
/// <param name="Units">The parts of it that are drawn on their own, such as the four amplifiers of a quad.</param>
/// <param name="Pins">Pin name to type: passive, in, out, io, od (open drain), power-in, power-out or nc (must stay open).</param>
/// <param name="Gpio">Pin name to GPIO number, for the module.</param>
public sealed record PartKind(string Symbol, PartUnit[] Units, Dictionary<string, string> Pins, Dictionary<string, int>? Gpio = null);

/// <summary>One drawn unit of a part.</summary>
/// <param name="Name">Letter, or empty for a part of one unit.</param>
/// <param name="Symbol">Drawing.</param>
/// <param name="Map">Terminal of the drawing to pin name.</param>
/// <param name="Left">Pins on the left of a box, top to bottom; an empty name leaves a space.</param>
/// <param name="Right">Pins on the right of a box.</param>
/// <param name="Width">Width of a box in grid units.</param>
public sealed record PartUnit(string Name, string Symbol, Dictionary<string, string>? Map = null, string[]? Left = null, string[]? Right = null, int Width = 0);
