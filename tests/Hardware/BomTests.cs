// SPDX-License-Identifier: MIT
using HushTap.HardwareTools.Bom;

namespace HushTap.Hardware.Tests;

public sealed class BomTests
{
    private static readonly string bom = Given.Project.Folder.Text("hardware/bom/tap-r1.csv");

    public static TheoryData<string, string> SpoiledBoms => new()
    {
        { "a part missing", "bom-missing" },
        { "a part too many", "bom-extra" },
        { "a part twice", "bom-twice" },
        { "a wrong quantity", "bom-quantity" },
        { "another value", "bom-value" },
        { "no order code", "bom-empty" },
        { "no reason", "bom-empty" },
        { "the same second source", "bom-second-source" },
        { "fitted or not", "bom-fitted" },
    };

    [Fact]
    public void Every_part_is_in_the_bill_of_materials_and_every_line_in_the_circuit() =>
        Assert.Empty(Given.Project.Netlists.SelectMany(n => BomRules.Check(Given.Project.Folder.Text($"hardware/bom/{n.Board}.csv"), n)));

    [Theory]
    [MemberData(nameof(SpoiledBoms))]
    public void A_spoiled_bill_of_materials_is_refused(string what, string rule) =>
        Assert.Contains(BomRules.Check(Spoil(what), Given.TapNetlist), f => f.Rule == rule);

    private static string Spoil(string what)
    {
        var line = bom.Split('\n').Single(l => l.StartsWith("U6,", StringComparison.Ordinal));
        var fields = line.Split(',', 10);
        var changed = what switch
        {
            "a part missing" => "",
            "a part too many" => line.Replace("U6,1", "U6 U99,2", StringComparison.Ordinal),
            "a part twice" => line + "\n" + line,
            "a wrong quantity" => line.Replace("U6,1", "U6,2", StringComparison.Ordinal),
            "another value" => line.Replace("MCP6542,", "MCP6544,", StringComparison.Ordinal),
            "no order code" => line.Replace(fields[6], "", StringComparison.Ordinal),
            "no reason" => line.Replace(fields[9], "", StringComparison.Ordinal),
            "the same second source" => line.Replace(fields[7], fields[6], StringComparison.Ordinal),
            "fitted or not" => line.Replace(",yes,", ",no,", StringComparison.Ordinal),
            _ => throw new ArgumentException(what),
        };
        return bom.Replace(line, changed, StringComparison.Ordinal);
    }
}
