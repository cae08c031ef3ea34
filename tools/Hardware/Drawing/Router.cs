// SPDX-License-Identifier: MIT
namespace HushTap.HardwareTools.Drawing;

/// <summary>Draws the wires of a sheet on the grid: horizontal and vertical, around the parts, never along another net's wire.</summary>
/// <param name="width">Grid points across.</param>
/// <param name="height">Grid points down.</param>
public sealed class Router(int width, int height)
{
    private const int bendCost = 4, crossCost = 6, nearCost = 5;

    private readonly HashSet<Cell> blocked = [];
    private readonly HashSet<Cell> near = [];
    private readonly Dictionary<Cell, string> owner = [];
    private readonly Dictionary<Cell, (string Net, bool Across)> passing = [];
    private readonly HashSet<Cell> corners = [];

    /// <summary>Wire steps by net: each from a grid point to its right or lower neighbour.</summary>
    public Dictionary<string, HashSet<(Cell From, bool Down)>> Wires { get; } = [];

    /// <summary>Keeps wires out of a part.</summary>
    public void Block(Cell low, Cell high)
    {
        for (var x = low.X; x <= high.X; x++)
        {
            for (var y = low.Y; y <= high.Y; y++)
            {
                blocked.Add(new Cell(x, y));
            }
        }
    }

    /// <summary>Makes wires avoid an area such as text when they can.</summary>
    public void Avoid(Cell low, Cell high)
    {
        for (var x = low.X; x <= high.X; x++)
        {
            for (var y = low.Y; y <= high.Y; y++)
            {
                near.Add(new Cell(x, y));
            }
        }
    }

    /// <summary>Reserves a pin's end and the point before it for its net.</summary>
    public void Reserve(Cell at, Cell step, string net)
    {
        owner[at] = net;
        owner.TryAdd(at + step, net);
    }

    /// <summary>Joins the pins of one net.</summary>
    /// <returns>The pins that could not be reached.</returns>
    public IReadOnlyList<PlacedPin> Join(string net, IReadOnlyList<PlacedPin> pins)
    {
        Wires[net] = [];
        var tree = new HashSet<Cell> { pins[0].At };
        var treePins = new Dictionary<Cell, Cell> { [pins[0].At] = pins[0].Out };
        var lost = new List<PlacedPin>();
        var open = pins.Skip(1).ToList();
        while (open.Count > 0)
        {
            var next = open.MinBy(p => tree.Min(t => Math.Abs(t.X - p.At.X) + Math.Abs(t.Y - p.At.Y)))!;
            open.Remove(next);
            if (tree.Contains(next.At))
            {
                continue;
            }

            var path = Find(net, next, tree, treePins);
            if (path is null)
            {
                lost.Add(next);
                continue;
            }

            Lay(net, path);
            tree.UnionWith(path);
            treePins[next.At] = next.Out;
        }

        return lost;
    }

    private List<Cell>? Find(string net, PlacedPin from, HashSet<Cell> tree, Dictionary<Cell, Cell> treePins)
    {
        var start = (from.At, Array.IndexOf(Cell.Steps, from.Out));
        var cost = new Dictionary<(Cell, int), int> { [start] = 0 };
        var back = new Dictionary<(Cell, int), (Cell, int)>();
        var queue = new PriorityQueue<(Cell At, int Way), int>();
        queue.Enqueue(start, 0);
        while (queue.TryDequeue(out var here, out _))
        {
            if (tree.Contains(here.At))
            {
                return Trace(back, here);
            }

            foreach (var (to, price) in Moves(net, here.At, here.Way, here == start, tree, treePins))
            {
                var total = cost[here] + price;
                if (!cost.TryGetValue(to, out var known) || total < known)
                {
                    cost[to] = total;
                    back[to] = here;
                    queue.Enqueue(to, total);
                }
            }
        }

        return null;
    }

    private IEnumerable<((Cell At, int Way) To, int Price)> Moves(
        string net, Cell at, int way, bool first, HashSet<Cell> tree, Dictionary<Cell, Cell> treePins)
    {
        var crossing = passing.TryGetValue(at, out var pass) && pass.Net != net;
        for (var turn = 0; turn < 4; turn++)
        {
            if ((turn != way && crossing) || turn == (way + 2) % 4)
            {
                continue;
            }

            var to = at + Cell.Steps[turn];
            if (treePins.TryGetValue(to, out var outward) && Cell.Steps[turn] == outward && tree.Contains(to) && !HasWire(net, to))
            {
                continue;
            }

            if (Enter(net, to, turn) is { } price)
            {
                yield return ((to, turn), price + (turn == way || first ? 0 : bendCost));
            }
        }
    }

    private bool HasWire(string net, Cell at) => passing.TryGetValue(at, out var pass) && pass.Net == net;

    private int? Enter(string net, Cell to, int way)
    {
        if (to.X < 1 || to.Y < 1 || to.X >= width || to.Y >= height || blocked.Contains(to) || (owner.TryGetValue(to, out var whose) && whose != net))
        {
            return null;
        }

        var price = near.Contains(to) ? nearCost + 1 : 1;
        if (passing.TryGetValue(to, out var pass) && pass.Net != net)
        {
            return corners.Contains(to) || pass.Across == (way % 2 == 0) ? null : price + crossCost;
        }

        return price;
    }

    private static List<Cell> Trace(Dictionary<(Cell, int), (Cell, int)> back, (Cell At, int Way) here)
    {
        var path = new List<Cell> { here.At };
        while (back.TryGetValue(here, out var before))
        {
            here = before;
            path.Add(here.At);
        }

        return path;
    }

    private void Lay(string net, List<Cell> path)
    {
        for (var i = 0; i + 1 < path.Count; i++)
        {
            var (a, b) = (path[i], path[i + 1]);
            var across = a.Y == b.Y;
            Wires[net].Add((new Cell(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y)), !across));
            foreach (var cell in new[] { a, b })
            {
                if (passing.TryGetValue(cell, out var pass) && pass.Net == net)
                {
                    if (pass.Across != across)
                    {
                        corners.Add(cell);
                    }
                }
                else if (passing.ContainsKey(cell))
                {
                    corners.Add(cell);
                }
                else
                {
                    passing[cell] = (net, across);
                }
            }
        }

        corners.Add(path[0]);
        corners.Add(path[^1]);
    }
}
