// SPDX-License-Identifier: MIT
namespace HushTap.HardwareTools.Drawing;

/// <summary>A grid point, or a step between grid points. Y grows downwards.</summary>
public readonly record struct Cell(int X, int Y)
{
    /// <summary>The four steps: right, down, left, up.</summary>
    public static readonly Cell[] Steps = [new(1, 0), new(0, 1), new(-1, 0), new(0, -1)];

    /// <summary>Sum.</summary>
    public static Cell operator +(Cell a, Cell b) => new(a.X + b.X, a.Y + b.Y);

    /// <summary>The same step the other way.</summary>
    public static Cell operator -(Cell a) => new(-a.X, -a.Y);

    /// <summary>Turned clockwise around the origin by quarter turns.</summary>
    public Cell Turn(int quarters) => (((quarters % 4) + 4) % 4) switch { 1 => new(-Y, X), 2 => new(-X, -Y), 3 => new(Y, -X), _ => this };
}
