// SPDX-License-Identifier: MIT
using HushTap.HardwareTools.Design;

namespace HushTap.HardwareTools.Drawing;

/// <summary>A unit of a component at its place on a sheet.</summary>
public sealed class PlacedUnit
{
    private readonly int quarters;
    private readonly bool flip;

    /// <summary>Places a unit.</summary>
    public PlacedUnit(Component part, PartUnit unit, int[] place)
    {
        Part = part;
        Unit = unit;
        Shape = Shape.Of(unit);
        Origin = new Cell(place[0], place[1]);
        quarters = (place.Length > 2 ? place[2] : 0) / 90;
        flip = place.Length > 3 && place[3] == 1;
        var corners = new[] { Move(Shape.Low), Move(Shape.High) };
        Low = new Cell(Math.Min(corners[0].X, corners[1].X), Math.Min(corners[0].Y, corners[1].Y));
        High = new Cell(Math.Max(corners[0].X, corners[1].X), Math.Max(corners[0].Y, corners[1].Y));
        Pins = [.. Shape.Terminals.Select(t => new PlacedPin(part, PinOf(t.Key), Move(t.Value.At), Step(t.Value.Out)))];
    }

    /// <summary>The component.</summary>
    public Component Part { get; }

    /// <summary>The unit.</summary>
    public PartUnit Unit { get; }

    /// <summary>The symbol.</summary>
    public Shape Shape { get; }

    /// <summary>Place of the symbol's origin.</summary>
    public Cell Origin { get; }

    /// <summary>The body's corner with the smallest coordinates.</summary>
    public Cell Low { get; }

    /// <summary>The opposite corner.</summary>
    public Cell High { get; }

    /// <summary>The terminals.</summary>
    public IReadOnlyList<PlacedPin> Pins { get; }

    /// <summary>True when a two-terminal part stands upright.</summary>
    public bool Upright => quarters % 2 == 1;

    /// <summary>SVG transform from symbol to sheet, in grid units.</summary>
    public string Transform => $"translate({Origin.X},{Origin.Y}) rotate({quarters * 90})" + (flip ? $" translate(0,{Shape.FlipAxis}) scale(1,-1)" : "");

    private Cell Move(Cell cell) => Origin + (flip ? new Cell(cell.X, Shape.FlipAxis - cell.Y) : cell).Turn(quarters);

    private Cell Step(Cell step) => (flip ? new Cell(step.X, -step.Y) : step).Turn(quarters);

    private string PinOf(string terminal) => Unit.Map is null ? terminal : Unit.Map[terminal];
}

/// <summary>A pin at its place.</summary>
/// <param name="Part">The component.</param>
/// <param name="Pin">Pin name.</param>
/// <param name="At">Its end on the grid.</param>
/// <param name="Out">The step that leads away from the part.</param>
public sealed record PlacedPin(Component Part, string Pin, Cell At, Cell Out)
{
    /// <summary>The net, or NC.</summary>
    public string Net => Part.Pins[Pin];
}
