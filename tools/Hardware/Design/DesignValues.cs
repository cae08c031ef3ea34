// SPDX-License-Identifier: MIT
namespace HushTap.HardwareTools.Design;

/// <summary>hardware/design/values.json: every number that a simulation, a limit or a bring-up step uses.</summary>
/// <param name="About">What the file is.</param>
/// <param name="Values">Fitted parts.</param>
/// <param name="Assumptions">What has not been measured yet.</param>
public sealed record DesignValues(string About, FittedValue[] Values, Assumption[] Assumptions)
{
    /// <summary>All numbers by name.</summary>
    public Dictionary<string, double> ByName() =>
        Values.Select(v => (v.Name, v.Value)).Concat(Assumptions.Select(a => (a.Name, a.Value))).ToDictionary(p => p.Name, p => p.Value);

    /// <summary>Objections: a reference that is missing or carries another value, or a name given twice.</summary>
    public IReadOnlyList<Finding> Check(Netlist netlist)
    {
        var findings = new List<Finding>();
        findings.AddRange(Values.Select(v => v.Name).Concat(Assumptions.Select(a => a.Name)).GroupBy(n => n).Where(g => g.Count() > 1)
            .Select(g => new Finding("value-twice", g.Key, "two entries have this name")));
        foreach (var value in Values.Where(v => v.Refs.ContainsKey(netlist.Board)))
        {
            foreach (var reference in value.Refs[netlist.Board])
            {
                var part = netlist.Find(reference);
                if (part is null)
                {
                    findings.Add(new Finding("value-part", reference, $"{value.Name} names it, {netlist.Board} has no such part"));
                }
                else if (!EngineeringNumber.TryParse(part.Value, out var fitted) || Math.Abs(fitted - value.Value) > Math.Abs(value.Value) * 1e-6)
                {
                    findings.Add(new Finding("value-differs", reference, $"{value.Name} is {value.Value} {value.Unit}, the netlist says {part.Value}"));
                }
            }
        }

        return findings;
    }
}

/// <summary>The value of one or more fitted parts.</summary>
/// <param name="Name">Name in the decks.</param>
/// <param name="Value">Nominal value in base units.</param>
/// <param name="Unit">ohm or F.</param>
/// <param name="TolerancePercent">Tolerance either way.</param>
/// <param name="Refs">Parts by board.</param>
/// <param name="Why">Why this value.</param>
public sealed record FittedValue(string Name, double Value, string Unit, double TolerancePercent, Dictionary<string, string[]> Refs, string Why);

/// <summary>A number that has not been measured yet.</summary>
/// <param name="Name">Name in the decks.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="What">What it is.</param>
public sealed record Assumption(string Name, double Value, string Unit, string What);
