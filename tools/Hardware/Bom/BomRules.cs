// SPDX-License-Identifier: MIT
using HushTap.HardwareTools.Design;

namespace HushTap.HardwareTools.Bom;

/// <summary>Compares a bill of materials with its netlist, both ways.</summary>
public static class BomRules
{
    /// <summary>All objections; empty when the two agree and every line says what to buy, what instead, and why.</summary>
    /// <param name="csv">Text of the file in hardware/bom.</param>
    /// <param name="netlist">The circuit.</param>
    public static IReadOnlyList<Finding> Check(string csv, Netlist netlist)
    {
        var findings = new List<Finding>();
        var listed = new HashSet<string>();
        foreach (var line in Csv.Read(csv))
        {
            var refs = line["refs"].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (line["quantity"] != refs.Length.ToString(System.Globalization.CultureInfo.InvariantCulture))
            {
                findings.Add(new Finding("bom-quantity", line["refs"], $"says {line["quantity"]}, lists {refs.Length}"));
            }

            foreach (var column in new[] { "mpn", "second_source", "reason", "footprint" }.Where(c => string.IsNullOrWhiteSpace(line[c])))
            {
                findings.Add(new Finding("bom-empty", line["refs"], $"has no {column}"));
            }

            if (line["mpn"] == line["second_source"])
            {
                findings.Add(new Finding("bom-second-source", line["refs"], "the second source is the first"));
            }

            foreach (var reference in refs)
            {
                findings.AddRange(Compare(line, reference, netlist, listed.Add(reference)));
            }
        }

        findings.AddRange(netlist.Components.Where(c => !listed.Contains(c.Ref)).Select(c => new Finding("bom-missing", c.Ref, "is in the netlist, not in the BOM")));
        return findings;
    }

    private static IEnumerable<Finding> Compare(IReadOnlyDictionary<string, string> line, string reference, Netlist netlist, bool first)
    {
        if (!first)
        {
            yield return new Finding("bom-twice", reference, "is on two lines");
        }

        var part = netlist.Find(reference);
        if (part is null)
        {
            yield return new Finding("bom-extra", reference, "is in the BOM, not in the netlist");
            yield break;
        }

        if (part.Value != line["value"] || part.Part != line["part"])
        {
            yield return new Finding("bom-value", reference, $"is {part.Part} {part.Value} in the netlist, {line["part"]} {line["value"]} in the BOM");
        }

        if (part.Dnp != (line["fitted"] == "no"))
        {
            yield return new Finding("bom-fitted", reference, "netlist and BOM disagree on whether it is fitted");
        }
    }
}
