// SPDX-License-Identifier: MIT
using HushTap.HardwareTools.Design;

namespace HushTap.HardwareTools.Drawing;

/// <summary>A symbol before it is placed: terminals, the area that wires must avoid, and its strokes.</summary>
/// <param name="Terminals">Terminal name to place and outward step.</param>
/// <param name="Low">Corner of the body with the smallest coordinates.</param>
/// <param name="High">The opposite corner.</param>
/// <param name="Strokes">SVG path data in grid units.</param>
/// <param name="Filled">SVG path data that is filled.</param>
/// <param name="FlipAxis">Twice the y around which a flip mirrors.</param>
public sealed record Shape(
    IReadOnlyDictionary<string, (Cell At, Cell Out)> Terminals, Cell Low, Cell High, string Strokes, string Filled = "", int FlipAxis = 0)
{
    private static readonly Cell right = new(1, 0), down = new(0, 1), left = new(-1, 0), up = new(0, -1);

    /// <summary>The symbol of one unit of a part.</summary>
    /// <exception cref="InvalidDataException">No such symbol.</exception>
    public static Shape Of(PartUnit unit) => unit.Symbol switch
    {
        "resistor" => Two("M0,0H1.4M1.4,-0.6H4.6V0.6H1.4ZM4.6,0H6"),
        "capacitor" => Two("M0,0H2.7M2.7,-1.1V1.1M3.3,-1.1V1.1M3.3,0H6"),
        "polarised" => Two("M0,0H2.6M2.6,-1.1V1.1M3.3,-1.1V1.1M3.3,0H6M1.2,-1.1V-0.3M0.8,-0.7H1.6"),
        "diode" => Two("M0,0H2.3M2.3,-0.9V0.9L3.9,0ZM3.9,-0.9V0.9M3.9,0H6"),
        "led" => Two("M0,0H2.3M2.3,-0.9V0.9L3.9,0ZM3.9,-0.9V0.9M3.9,0H6M3,-1.1L3.7,-1.9M3.2,-1.9H3.7V-1.4M4,-0.9L4.7,-1.7M4.2,-1.7H4.7V-1.2"),
        "tvs" => Two("M0,0H1.8M1.8,-0.8V0.8L3,0ZM4.2,-0.8V0.8L3,0ZM3,-0.9V0.9M2.7,-0.9H3M3,0.9H3.3M4.2,0H6"),
        "fuse" => Two("M0,0H6M1.4,-0.6H4.6V0.6H1.4Z"),
        "bead" => Two("M0,0H1.4M4.6,0H6", "M1.4,-0.5H4.6V0.5H1.4Z"),
        "switch" => Two("M0,0H1.8M1.8,-0.2L4.2,-1.2M4.2,0H6M3,-0.8V-1.6M2.6,-1.6H3.4"),
        "jumper" => Two("M0,0H1.6M1.6,0A0.3,0.3 0 1 0 2.2,0A0.3,0.3 0 1 0 1.6,0M3.8,0A0.3,0.3 0 1 0 4.4,0A0.3,0.3 0 1 0 3.8,0M2,-0.4Q3,-1.3 4,-0.4M4.4,0H6"),
        "cell" => Two("M0,0H2.8M2.8,-1.3V1.3M3.3,-0.6V0.6M3.3,0H6M1.2,-1.1V-0.3M0.8,-0.7H1.6"),
        "amplifier" => new Shape(
            new Dictionary<string, (Cell, Cell)> { ["-"] = (new(0, 0), left), ["+"] = (new(0, 4), left), ["o"] = (new(9, 2), right) },
            new(1, -1), new(8, 5), "M0,0H1.5M0,4H1.5M1.5,-1.4V5.4L7.8,2ZM7.8,2H9M1.9,0H2.7M1.9,4H2.7M2.3,3.6V4.4", FlipAxis: 4),
        "supply" => new Shape(
            new Dictionary<string, (Cell, Cell)> { ["1"] = (new(0, 0), up), ["2"] = (new(0, 6), down) }, new(-1, 1), new(1, 5), "M0,0V1.5M-1.2,1.5H1.2V4.5H-1.2ZM0,4.5V6"),
        "npn" => Transistor("M0,0H1.6M1.6,-1.4V1.4M1.6,-0.6L4,-2V-3M1.6,0.6L4,2V3", "M4,2L3,1.8L3.4,1.1Z", "c", "e"),
        "nmos" => new Shape(
            new Dictionary<string, (Cell, Cell)> { ["g"] = (new(0, 0), left), ["d"] = (new(4, -3), up), ["s"] = (new(4, 3), down) },
            new(1, -2), new(4, 2), "M0,0H1.4M1.4,-1.2V1.2M2,-1.5V-0.7M2,-0.4V0.4M2,0.7V1.5M2,-1.1H4V-3M2,1.1H4V3M2,0H4V1.1", "M2.1,0L3,-0.4V0.4Z"),
        "pnp" => Transistor("M0,0H1.6M1.6,-1.4V1.4M1.6,-0.6L4,-2V-3M1.6,0.6L4,2V3", "M1.8,-0.7L2.8,-0.9L2.4,-1.6Z", "e", "c"),
        "phototransistor" => new Shape(
            new Dictionary<string, (Cell, Cell)> { ["c"] = (new(0, 0), up), ["e"] = (new(0, 6), down) },
            new(-3, 1), new(1, 5), "M0,0V1.2L-1.6,2.4M-1.6,1.4V4.6M-1.6,3.6L0,4.8V6M-4.2,1.6L-2.4,2.6M-2.9,2L-2.4,2.6L-3.1,2.6M-4.2,3.2L-2.4,4.2M-2.9,3.6L-2.4,4.2L-3.1,4.2", "M0,4.8L-1,4.6L-0.6,3.9Z"),
        "box" => Box(unit),
        _ => throw new InvalidDataException($"no drawing for symbol '{unit.Symbol}'"),
    };

    private static Shape Two(string strokes, string filled = "") => new(
        new Dictionary<string, (Cell, Cell)> { ["1"] = (new(0, 0), left), ["2"] = (new(6, 0), right) }, new(1, -1), new(5, 1), strokes, filled);

    private static Shape Transistor(string strokes, string arrow, string top, string bottom) => new(
        new Dictionary<string, (Cell, Cell)> { ["b"] = (new(0, 0), left), [top] = (new(4, -3), up), [bottom] = (new(4, 3), down) },
        new(1, -2), new(4, 2), strokes, arrow);

    private static Shape Box(PartUnit unit)
    {
        var terminals = new Dictionary<string, (Cell, Cell)>();
        var strokes = "";
        void Side(string[] names, int x, Cell step)
        {
            for (var i = 0; i < names.Length; i++)
            {
                if (names[i].Length > 0)
                {
                    terminals[names[i]] = (new(x, 2 * i), step);
                    strokes += step.X < 0 ? $"M0,{2 * i}H2" : $"M{unit.Width},{2 * i}H{unit.Width - 2}";
                }
            }
        }

        Side(unit.Left ?? [], 0, left);
        Side(unit.Right ?? [], unit.Width, right);
        var rows = Math.Max((unit.Left ?? []).Length, (unit.Right ?? []).Length);
        strokes += $"M2,-1.5H{unit.Width - 2}V{(2 * rows) - 0.5:0.#}H2Z";
        return new Shape(terminals, new(1, -1), new(unit.Width - 1, (2 * rows) - 1), strokes);
    }
}
