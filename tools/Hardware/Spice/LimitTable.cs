// SPDX-License-Identifier: MIT
using System.Globalization;

namespace HushTap.HardwareTools.Spice;

/// <summary>hardware/spice/limits.csv against the results of the simulations.</summary>
public static class LimitTable
{
    /// <summary>All objections: a result out of limits, a limit without result, a result without limit.</summary>
    /// <param name="csv">Text of limits.csv.</param>
    /// <param name="results">Results by full name.</param>
    public static IReadOnlyList<Finding> Check(string csv, IReadOnlyDictionary<string, double> results)
    {
        var findings = new List<Finding>();
        var named = new HashSet<string>();
        foreach (var line in Csv.Read(csv))
        {
            var name = line["result"];
            if (!named.Add(name))
            {
                findings.Add(new Finding("limit-twice", name, "has two lines"));
            }

            var (low, high) = (Number(line["min"]), Number(line["max"]));
            if (low is null && high is null)
            {
                findings.Add(new Finding("limit-empty", name, "has neither min nor max"));
            }
            else if (!results.TryGetValue(name, out var value))
            {
                findings.Add(new Finding("result-missing", name, "no simulation printed it"));
            }
            else if (!double.IsFinite(value) || value < low || value > high)
            {
                findings.Add(new Finding("limit", name, string.Create(CultureInfo.InvariantCulture, $"{value:G5} {line["unit"]} is not within {line["min"]}..{line["max"]}")));
            }
        }

        findings.AddRange(results.Keys.Where(n => !named.Contains(n)).Select(n => new Finding("limit-missing", n, "limits.csv does not name it")));
        return findings;
    }

    /// <summary>The results as a table for readers, with limits and the earlier study's figure.</summary>
    public static string Markdown(string csv, IReadOnlyDictionary<string, double> results)
    {
        var text = new System.Text.StringBuilder("| result | value | min | max | unit | study | note |\n|---|---:|---:|---:|---|---|---|\n");
        foreach (var line in Csv.Read(csv).Where(l => results.ContainsKey(l["result"])))
        {
            string[] cells = [line["result"], Short(results[line["result"]]), line["min"], line["max"], line["unit"], line["study"], line["why"]];
            text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }

        return text.ToString();
    }

    /// <summary>Three significant digits; what is nothing but rounding is 0.</summary>
    public static string Short(double value)
    {
        var text = Math.Abs(value) < 1e-11 ? "0" : value.ToString("G3", CultureInfo.InvariantCulture);
        var plain = double.Parse(text, CultureInfo.InvariantCulture);
        return Math.Abs(plain) is >= 1e-3 and < 1e6 ? plain.ToString("0.######", CultureInfo.InvariantCulture) : text;
    }

    private static double? Number(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);
}
