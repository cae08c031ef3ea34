// SPDX-License-Identifier: MIT
using HushTap.HardwareTools.Design;

namespace HushTap.HardwareTools.Drawing;

/// <summary>A sheet with its parts placed and its wires laid.</summary>
public sealed class SheetLayout
{
    /// <summary>Grid points across an A4 sheet in landscape.</summary>
    public const int Width = 128;

    /// <summary>Grid points down.</summary>
    public const int Height = 88;

    /// <summary>Grid points kept for notes and title at the bottom.</summary>
    public const int Footer = 10;

    private readonly Netlist netlist;

    /// <summary>Places the parts and lays the wires.</summary>
    /// <exception cref="InvalidDataException">A part has no place, or a place has no part.</exception>
    public SheetLayout(Netlist netlist, IReadOnlyDictionary<string, PartKind> kinds, Sheet sheet)
    {
        this.netlist = netlist;
        Sheet = sheet;
        Units = [.. Place(netlist, kinds, sheet)];
        var router = new Router(Width - 1, Height - Footer);
        foreach (var unit in Units)
        {
            router.Block(unit.Low, unit.High);
            router.Avoid(unit.Low + new Cell(-1, -2), unit.High + new Cell(unit.Unit.Symbol is "npn" or "pnp" or "nmos" or "phototransistor" ? 7 : unit.Upright ? 6 : 1, 1));
        }

        var pins = Units.SelectMany(u => u.Pins).Where(p => p.Net != Netlist.NotConnected).ToList();
        foreach (var pin in pins)
        {
            router.Reserve(pin.At, pin.Out, pin.Net);
        }

        foreach (var pin in pins.Where(p => p.Out.Y == 0 && !IsPower(p.Net) && (Sheet.Labels.Contains(p.Net) || pins.Count(q => q.Net == p.Net) == 1)))
        {
            var length = (int)Math.Ceiling((pin.Net.Length + More(pin.Net).Length) * 0.62) + 1;
            var end = pin.At + new Cell(pin.Out.X * length, 0);
            router.Avoid(new Cell(Math.Min(pin.At.X, end.X), pin.At.Y), new Cell(Math.Max(pin.At.X, end.X), pin.At.Y));
        }

        Route(router, pins);
        Wires = router.Wires;
    }

    /// <summary>The sheet.</summary>
    public Sheet Sheet { get; }

    /// <summary>The placed units.</summary>
    public IReadOnlyList<PlacedUnit> Units { get; }

    /// <summary>Wire steps by net.</summary>
    public IReadOnlyDictionary<string, HashSet<(Cell From, bool Down)>> Wires { get; }

    /// <summary>Pins that carry their net's name or supply symbol instead of a wire.</summary>
    public List<PlacedPin> Flags { get; } = [];

    /// <summary>Nets whose name stands on a wire, because they go on elsewhere.</summary>
    public HashSet<string> Named { get; } = [];

    /// <summary>The other sheets on which a net appears.</summary>
    public string[] Elsewhere(string net) =>
        [.. netlist.Components.Where(c => c.Sheet != Sheet.Id && c.Pins.ContainsValue(net)).Select(c => c.Sheet).Distinct()];

    /// <summary>Where a net goes on, for its label; empty when nowhere.</summary>
    public string More(string net)
    {
        var where = Elsewhere(net);
        return where.Length switch { 0 => "", 1 => $" \u2192 {where[0]}", _ => $" \u2192 {where[0]} +{where.Length - 1}" };
    }

    /// <summary>True for a supply net.</summary>
    public bool IsPower(string net) => netlist.Power.ContainsKey(net);

    /// <summary>True for a supply net at 0 V.</summary>
    public bool IsGround(string net) => netlist.Power.TryGetValue(net, out var power) && power.Volts == 0;

    private static IEnumerable<PlacedUnit> Place(Netlist netlist, IReadOnlyDictionary<string, PartKind> kinds, Sheet sheet)
    {
        var wanted = netlist.Components.Where(c => c.Sheet == sheet.Id).SelectMany(c => kinds[c.Part].Units.Select(u => (Name: NameOf(c, u), Part: c, Unit: u))).ToList();
        foreach (var name in sheet.Items.Keys.Except(wanted.Select(w => w.Name)))
        {
            throw new InvalidDataException($"sheet '{sheet.Id}' places {name}, which is not on it");
        }

        foreach (var (name, part, unit) in wanted)
        {
            yield return sheet.Items.TryGetValue(name, out var place)
                ? new PlacedUnit(part, unit, place)
                : throw new InvalidDataException($"sheet '{sheet.Id}' has no place for {name}");
        }
    }

    private static string NameOf(Component part, PartUnit unit) => unit.Name.Length == 0 ? part.Ref : $"{part.Ref}.{unit.Name}";

    private void Route(Router router, List<PlacedPin> pins)
    {
        var nets = pins.GroupBy(p => p.Net).Select(g => (Net: g.Key, Pins: g.ToList())).ToList();
        foreach (var (net, members) in nets.OrderBy(n => Span(n.Pins)).ThenBy(n => n.Net, StringComparer.Ordinal))
        {
            if (IsPower(net) || members.Count == 1 || Sheet.Labels.Contains(net))
            {
                Flags.AddRange(members);
                continue;
            }

            var lost = router.Join(net, members);
            if (lost.Count > 0 || Elsewhere(net).Length > 0)
            {
                Named.Add(net);
            }

            Flags.AddRange(lost);
        }
    }

    private static int Span(List<PlacedPin> pins) =>
        pins.Max(p => p.At.X) - pins.Min(p => p.At.X) + pins.Max(p => p.At.Y) - pins.Min(p => p.At.Y) + (4 * pins.Count);
}
