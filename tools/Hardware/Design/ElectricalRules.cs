// SPDX-License-Identifier: MIT
using HushTap.HardwareTools.Pins;

namespace HushTap.HardwareTools.Design;

/// <summary>Electrical rules check over a netlist.</summary>
public sealed class ElectricalRules
{
    private readonly Netlist netlist;
    private readonly IReadOnlyDictionary<string, PartKind> kinds;
    private readonly ILookup<string, NetPin> nets;
    private readonly List<Finding> findings = [];

    private ElectricalRules(Netlist netlist, IReadOnlyDictionary<string, PartKind> kinds)
    {
        this.netlist = netlist;
        this.kinds = kinds;
        nets = netlist.ByNet();
    }

    /// <summary>All objections to a circuit; empty when it is sound.</summary>
    /// <param name="netlist">The circuit.</param>
    /// <param name="kinds">The part library.</param>
    /// <param name="board">The pin map that the circuit must carry out.</param>
    public static IReadOnlyList<Finding> Check(Netlist netlist, IReadOnlyDictionary<string, PartKind> kinds, BoardFile board)
    {
        var rules = new ElectricalRules(netlist, kinds);
        rules.CheckPins();
        if (rules.findings.Count == 0)
        {
            rules.CheckNets();
            rules.CheckPower();
            rules.CheckPairs();
            rules.CheckBarrier();
            rules.CheckDecoupling();
            rules.CheckModule(board);
            rules.CheckPulls(board);
        }

        return rules.findings;
    }

    private string TypeOf(NetPin pin) => kinds[pin.Part.Part].Pins[pin.Pin];

    private void Add(string rule, string where, string message) => findings.Add(new Finding(rule, where, message));

    private void CheckPins()
    {
        foreach (var twice in netlist.Components.GroupBy(c => c.Ref).Where(g => g.Count() > 1))
        {
            Add("ref-twice", twice.Key, "two parts have this reference");
        }

        foreach (var part in netlist.Components)
        {
            if (!kinds.TryGetValue(part.Part, out var kind))
            {
                Add("part-unknown", part.Ref, $"parts.json has no '{part.Part}'");
                continue;
            }

            foreach (var pin in kind.Pins.Keys.Except(part.Pins.Keys))
            {
                Add("pin-open", $"{part.Ref}.{pin}", "neither connected nor marked NC");
            }

            foreach (var pin in part.Pins.Keys.Except(kind.Pins.Keys))
            {
                Add("pin-unknown", $"{part.Ref}.{pin}", "the part has no such pin");
            }

            foreach (var pin in part.Pins.Where(p => kind.Pins.TryGetValue(p.Key, out var type) && type == "nc" && p.Value != Netlist.NotConnected))
            {
                Add("pin-must-stay-open", $"{part.Ref}.{pin.Key}", $"is on {pin.Value}");
            }
        }
    }

    private void CheckNets()
    {
        foreach (var net in nets)
        {
            var types = net.Select(TypeOf).ToList();
            if (types.Count == 1)
            {
                Add("net-single", net.Key, $"only {net.First().Part.Ref}.{net.First().Pin} is on it");
            }

            if (types.Count(t => t == "out") > 1)
            {
                Add("net-fight", net.Key, "driven by " + string.Join(" and ", net.Where(p => TypeOf(p) == "out").Select(p => $"{p.Part.Ref}.{p.Pin}")));
            }

            if (types.Contains("in") && types.TrueForAll(t => t is "in" or "power-in") && !netlist.Power.ContainsKey(net.Key))
            {
                Add("net-undriven", net.Key, "inputs only");
            }

            if (types.Contains("od") && !PullsOf(net.Key).Contains("up"))
            {
                Add("pull-missing", net.Key, "an open-drain output needs a resistor to a supply");
            }
        }
    }

    private void CheckPower()
    {
        foreach (var pin in nets.SelectMany(n => n).Where(p => TypeOf(p) == "power-in" && !HasSource(p)))
        {
            Add("power-unfed", $"{pin.Part.Ref}.{pin.Pin}", $"{pin.Net} has no source");
        }

        foreach (var (name, power) in netlist.Power)
        {
            foreach (var source in power.Source.Split(','))
            {
                var at = source.Split('.');
                var part = netlist.Find(at[0]);
                if (part is null || !part.Pins.Any(p => p.Value == name && (at.Length == 1 || p.Key == at[1])))
                {
                    Add("power-source", name, $"{source} is not on it");
                }
            }
        }
    }

    /// <summary>A supply pin is fed by a declared supply, by another part's supply output, or through a bead, fuse or resistor from one.</summary>
    private bool HasSource(NetPin pin) =>
        netlist.Power.ContainsKey(pin.Net)
        || nets[pin.Net].Any(p => TypeOf(p) == "power-out")
        || nets[pin.Net].Any(p => p.Part.Part is "FUSE" or "BEAD" && p.Part.Pins.Values.Any(netlist.Power.ContainsKey))
        || nets[pin.Net].Any(p => p.Part.Part.StartsWith("CONN", StringComparison.Ordinal) || p.Part.Part is "CP");

    private void CheckPairs()
    {
        foreach (var pair in netlist.Pairs)
        {
            var (one, other) = (Loads(pair[0]), Loads(pair[1]));
            if (one.Count == 0 || !one.SequenceEqual(other))
            {
                Add("pair-unequal", string.Join("/", pair), $"[{string.Join(", ", one)}] against [{string.Join(", ", other)}]");
            }
        }
    }

    private List<string> Loads(string net) =>
        [.. nets[net].Where(p => !p.Part.Dnp).Select(p => p.Part.Part is "R" or "C" or "TVS" ? $"{p.Part.Part} {p.Part.Value}" : p.Part.Part).Order(StringComparer.Ordinal)];

    private void CheckBarrier()
    {
        if (!netlist.Power.Values.Any(p => p.Side == "usb"))
        {
            return;
        }

        var usb = Reach("usb");
        var desk = Reach("desk");
        foreach (var net in usb.Intersect(desk).Order(StringComparer.Ordinal))
        {
            Add("barrier", net, "connected to both sides of the isolation");
        }

        foreach (var reference in netlist.Barrier.Keys.Where(r => netlist.Find(r) is null))
        {
            Add("barrier", reference, "named as the barrier, but not in the circuit");
        }
    }

    /// <summary>Every net that hangs together with one side's supplies without crossing the barrier parts.</summary>
    private HashSet<string> Reach(string side)
    {
        var reached = netlist.Power.Where(p => p.Value.Side == side).Select(p => p.Key).ToHashSet();
        foreach (var part in netlist.Components.Where(c => netlist.Barrier.ContainsKey(c.Ref)))
        {
            var own = part.Pins.Where(p => netlist.Barrier[part.Ref].Contains(p.Key) == (side == "usb"));
            reached.UnionWith(own.Select(p => p.Value).Where(n => n != Netlist.NotConnected));
        }

        bool grew;
        do
        {
            grew = false;
            foreach (var part in netlist.Components.Where(c => !netlist.Barrier.ContainsKey(c.Ref) && c.Pins.Values.Any(reached.Contains)))
            {
                foreach (var net in part.Pins.Values.Where(n => n != Netlist.NotConnected))
                {
                    grew |= reached.Add(net);
                }
            }
        }
        while (grew);
        return reached;
    }

    private void CheckDecoupling()
    {
        foreach (var part in netlist.Components.Where(c => c.Ref[0] == 'U'))
        {
            foreach (var supply in part.Pins.Where(p => kinds[part.Part].Pins[p.Key] == "power-in" && !IsGround(p.Value)).Select(p => p.Value).Distinct())
            {
                if (!netlist.Components.Any(c => c.Part is "C" && c.Decouples == part.Ref && c.Pins.ContainsValue(supply)))
                {
                    Add("decoupling", $"{part.Ref} on {supply}", "no capacitor is assigned to it");
                }
            }
        }
    }

    private bool IsGround(string net) => netlist.Power.TryGetValue(net, out var power) ? power.Volts == 0 : net.EndsWith("_G", StringComparison.Ordinal);

    private void CheckModule(BoardFile board)
    {
        var module = Array.Find(netlist.Components, c => kinds[c.Part].Gpio is not null);
        if (module is null)
        {
            Add("module-missing", netlist.Board, "no part has GPIO pins");
            return;
        }

        var gpio = kinds[module.Part].Gpio!;
        foreach (var (pin, number) in gpio)
        {
            var expected = Array.Find(board.Pins, p => p.Gpio == number)?.Net ?? Netlist.NotConnected;
            if (module.Pins[pin] != expected)
            {
                Add("module-pin", $"{module.Ref}.{pin}", $"is on {module.Pins[pin]}, the pin map says {expected}");
            }
        }

        foreach (var pin in board.Pins.Where(p => gpio.Count > 20 && !gpio.ContainsValue(p.Gpio)))
        {
            Add("module-pin", $"GPIO{pin.Gpio}", "the module's symbol has no such pin");
        }
    }

    private void CheckPulls(BoardFile board)
    {
        foreach (var pin in board.Pins.Where(p => p.Pull is "ext-up" or "ext-down" && nets.Contains(p.Net)))
        {
            var wanted = pin.Pull == "ext-up" ? "up" : "down";
            if (!PullsOf(pin.Net).Contains(wanted))
            {
                Add("pull-missing", pin.Net, $"the pin map says {pin.Pull}");
            }
        }
    }

    private HashSet<string> PullsOf(string net)
    {
        var pulls = new HashSet<string>();
        foreach (var resistor in nets[net].Where(p => p.Part.Part == "R" && !p.Part.Dnp).Select(p => p.Part))
        {
            var far = resistor.Pins.Values.Single(n => n != net);
            if (netlist.Power.TryGetValue(far, out var power))
            {
                pulls.Add(power.Volts > 2 ? "up" : "down");
            }
            else if (far.EndsWith("_VP", StringComparison.Ordinal))
            {
                pulls.Add("up");
            }
        }

        return pulls;
    }
}
