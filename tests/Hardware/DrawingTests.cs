// SPDX-License-Identifier: MIT
using System.Xml.Linq;
using HushTap.HardwareTools.Design;
using HushTap.HardwareTools.Drawing;

namespace HushTap.Hardware.Tests;

public sealed class DrawingTests
{
    private static readonly List<(string File, SheetLayout Layout, SheetSvg Drawing)> sheets = [.. Given.Project.Sheets];

    [Fact]
    public void Every_part_stands_on_one_sheet_and_every_sheet_can_be_read() =>
        Assert.Empty(sheets.SelectMany(s => DrawingRules.Check(s.Layout, s.Drawing)));

    [Fact]
    public void Every_function_has_a_sheet() =>
        Assert.Superset(
            new HashSet<string> { "handset", "codec", "hold-optical", "hold-wired", "mute", "hook", "gate", "earpiece", "mcu", "card", "power", "isolation" },
            sheets.Select(s => s.Layout.Sheet.Id).ToHashSet());

    [Fact]
    public void Every_drawing_is_well_formed_and_of_A4_size() =>
        Assert.All(sheets, s => Assert.Equal("297mm", XDocument.Parse(s.Drawing.Svg).Root!.Attribute("width")!.Value));

    [Fact]
    public void Every_part_of_the_netlist_is_named_on_paper() =>
        Assert.All(sheets, s => Assert.All(s.Layout.Units, u => Assert.Contains(s.Drawing.Texts, t => t.Text.StartsWith(u.Part.Ref, StringComparison.Ordinal))));

    [Theory]
    [InlineData("text-over-text", "C20", 54, 22)]
    [InlineData("part-over-part", "R41", 108, 34)]
    [InlineData("part-outside", "R41", 100, 74)]
    [InlineData("text-outside", "U21", 4, 10)]
    public void A_part_in_a_bad_place_is_refused(string rule, string reference, int x, int y)
    {
        var file = Given.Project.Folder.Read<SheetFile>("hardware/design/tap-r1.sheets.json");
        var sheet = file.Sheets.Single(s => s.Id == "gate");
        var place = (int[])[x, y, .. sheet.Items[reference].Skip(2)];
        var spoiled = sheet with { Items = new Dictionary<string, int[]>(sheet.Items) { [reference] = place } };
        var layout = new SheetLayout(Given.TapNetlist, Given.Project.Kinds, spoiled);
        Assert.Contains(DrawingRules.Check(layout, new SheetSvg(layout, "spoiled", 1, 1)), f => f.Rule == rule);
    }

    [Fact]
    public void A_sheet_that_forgets_a_part_is_refused()
    {
        var sheet = Given.Project.Folder.Read<SheetFile>("hardware/design/tap-r1.sheets.json").Sheets.Single(s => s.Id == "gate");
        var spoiled = sheet with { Items = sheet.Items.Where(i => i.Key != "C20").ToDictionary() };
        Assert.Throws<InvalidDataException>(() => new SheetLayout(Given.TapNetlist, Given.Project.Kinds, spoiled));
    }

    /// <summary>Follows the drawn wires and labels and finds the netlist again.</summary>
    [Fact]
    public void The_drawn_wires_connect_exactly_what_the_netlist_connects()
    {
        foreach (var (file, layout, _) in sheets)
        {
            var owner = new Dictionary<Cell, string>();
            foreach (var pin in layout.Units.SelectMany(u => u.Pins).Where(p => p.Net != Netlist.NotConnected))
            {
                Assert.True(owner.TryAdd(pin.At, pin.Net) || owner[pin.At] == pin.Net, $"{file}: pins of two nets touch at {pin.At}");
            }

            foreach (var (net, steps) in layout.Wires)
            {
                Assert.All(Ends(steps), cell => Assert.True(!owner.TryGetValue(cell, out var other) || other == net, $"{file}: {net} touches {other}"));
                Assert.True(Connected(steps), $"{file}: {net} falls apart");
            }
        }
    }

    private static IEnumerable<Cell> Ends(HashSet<(Cell From, bool Down)> steps) =>
        steps.SelectMany(s => new[] { s.From, s.From + (s.Down ? new Cell(0, 1) : new Cell(1, 0)) });

    private static bool Connected(HashSet<(Cell From, bool Down)> steps)
    {
        var left = steps.ToList();
        var reached = left.Count == 0 ? [] : Ends([left[0]]).ToHashSet();
        while (left.RemoveAll(s => Ends([s]).Any(reached.Contains) && Ends([s]).All(c => reached.Add(c) || true)) > 0)
        {
        }

        return left.Count == 0;
    }
}
