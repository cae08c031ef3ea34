// SPDX-License-Identifier: MIT
namespace HushTap.HardwareTools.Drawing;

/// <summary>Checks that a drawing can be read and says what the netlist says.</summary>
public static class DrawingRules
{
    /// <summary>Objections to a sheet: text over text, text or parts outside the frame, parts over parts, wires of two nets on one line, pins without wire or label.</summary>
    public static IReadOnlyList<Finding> Check(SheetLayout layout, SheetSvg drawing)
    {
        var findings = new List<Finding>();
        var id = layout.Sheet.Id;
        var texts = drawing.Texts.Where(t => t.Text.Length > 0).ToList();
        for (var i = 0; i < texts.Count; i++)
        {
            if (texts[i].Left < 0.7 || texts[i].Right > SheetLayout.Width - 0.7 || texts[i].Top < 0.7 || texts[i].Bottom > SheetLayout.Height - 0.7)
            {
                findings.Add(new Finding("text-outside", id, $"'{texts[i].Text}'"));
            }

            findings.AddRange(texts.Skip(i + 1).Where(texts[i].Covers).Select(t => new Finding("text-over-text", id, $"'{texts[i].Text}' and '{t.Text}'")));
        }

        findings.AddRange(PartsOverParts(layout));
        findings.AddRange(TextOverParts(layout, texts));
        findings.AddRange(SharedWires(layout));
        findings.AddRange(LostPins(layout));
        return findings;
    }

    private static IEnumerable<Finding> PartsOverParts(SheetLayout layout)
    {
        var units = layout.Units;
        for (var i = 0; i < units.Count; i++)
        {
            if (units[i].Low.X < 1 || units[i].Low.Y < 1 || units[i].High.X > SheetLayout.Width - 2 || units[i].High.Y > SheetLayout.Height - SheetLayout.Footer - 1)
            {
                yield return new Finding("part-outside", layout.Sheet.Id, units[i].Part.Ref);
            }

            for (var j = i + 1; j < units.Count; j++)
            {
                if (units[i].Low.X <= units[j].High.X && units[j].Low.X <= units[i].High.X && units[i].Low.Y <= units[j].High.Y && units[j].Low.Y <= units[i].High.Y)
                {
                    yield return new Finding("part-over-part", layout.Sheet.Id, $"{units[i].Part.Ref} and {units[j].Part.Ref}");
                }
            }
        }
    }

    private static IEnumerable<Finding> TextOverParts(SheetLayout layout, List<TextBox> texts) =>
        from unit in layout.Units
        where unit.Unit.Symbol != "box" && unit.Unit.Symbol != "amplifier"
        let body = new TextBox(unit.Part.Ref, unit.Low.X + 0.3, unit.Low.Y + 0.3, unit.High.X - 0.3, unit.High.Y - 0.3)
        from text in texts
        where text.Covers(body) && !text.Text.StartsWith(unit.Part.Ref, StringComparison.Ordinal) && text.Text != unit.Part.Value
        select new Finding("text-over-part", layout.Sheet.Id, $"'{text.Text}' on {unit.Part.Ref}");

    private static IEnumerable<Finding> SharedWires(SheetLayout layout) =>
        layout.Wires.SelectMany(w => w.Value.Select(step => (Net: w.Key, step))).GroupBy(p => p.step).Where(g => g.Count() > 1)
            .Select(g => new Finding("wire-shared", layout.Sheet.Id, string.Join(" and ", g.Select(p => p.Net))));

    private static IEnumerable<Finding> LostPins(SheetLayout layout)
    {
        foreach (var net in layout.Units.SelectMany(u => u.Pins).Where(p => p.Net != Design.Netlist.NotConnected).GroupBy(p => p.Net))
        {
            layout.Wires.TryGetValue(net.Key, out var steps);
            var onWire = (steps ?? []).SelectMany(s => new[] { s.From, s.From + (s.Down ? new Cell(0, 1) : new Cell(1, 0)) }).ToHashSet();
            foreach (var pin in net.Where(p => !onWire.Contains(p.At) && !layout.Flags.Contains(p) && net.Count(q => q.At == p.At) == 1))
            {
                yield return new Finding("pin-lost", layout.Sheet.Id, $"{pin.Part.Ref}.{pin.Pin} on {net.Key}");
            }
        }
    }
}
