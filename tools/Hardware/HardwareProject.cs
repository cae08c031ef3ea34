// SPDX-License-Identifier: MIT
using System.Globalization;
using HushTap.HardwareTools.Bom;
using HushTap.HardwareTools.Design;
using HushTap.HardwareTools.Drawing;
using HushTap.HardwareTools.Pins;
using HushTap.HardwareTools.Power;

namespace HushTap.HardwareTools;

/// <summary>Everything in the hardware folder, read once; its checks and its generated files.</summary>
public sealed class HardwareProject
{
    private readonly Lazy<IReadOnlyList<(string File, SheetLayout Layout, SheetSvg Drawing)>> sheets;
    private readonly Lazy<SortedDictionary<string, string>> generated;

    /// <summary>Reads the folder.</summary>
    public HardwareProject(HardwareFolder folder)
    {
        sheets = new(() => [.. DrawSheets()]);
        generated = new(Generate);
        Folder = folder;
        Chip = folder.Read<ChipPins>("hardware/boards/esp32-pins.json");
        Roles = folder.Read<RoleList>("hardware/boards/roles.json");
        Boards = [folder.Read<BoardFile>("hardware/boards/lyrat-v4.3.json"), folder.Read<BoardFile>("hardware/boards/tap-r1.json")];
        Kinds = folder.Read<Dictionary<string, PartKind>>("hardware/design/parts.json");
        Values = folder.Read<DesignValues>("hardware/design/values.json");
        Netlists = [.. Boards.Select(b => folder.Read<Netlist>("hardware/design/" + b.Netlist))];
        Facts = folder.Read<NoticeFacts>("hardware/design/facts.json");
        PowerLimits = folder.Read<PowerLimits>("hardware/power/limits.json");
    }

    /// <summary>The repository.</summary>
    public HardwareFolder Folder { get; }

    /// <summary>The capability table.</summary>
    public ChipPins Chip { get; }

    /// <summary>The firmware's pin names.</summary>
    public RoleList Roles { get; }

    /// <summary>The pin maps, maker route first.</summary>
    public IReadOnlyList<BoardFile> Boards { get; }

    /// <summary>The part library.</summary>
    public IReadOnlyDictionary<string, PartKind> Kinds { get; }

    /// <summary>The design values.</summary>
    public DesignValues Values { get; }

    /// <summary>The circuits, in the order of <see cref="Boards"/>.</summary>
    public IReadOnlyList<Netlist> Netlists { get; }

    /// <summary>What the notice texts print.</summary>
    public NoticeFacts Facts { get; }

    /// <summary>Limits of the power budget.</summary>
    public PowerLimits PowerLimits { get; }

    /// <summary>Every check but the simulations.</summary>
    public IReadOnlyList<Finding> Check() =>
    [
        .. Boards.SelectMany(b => PinRules.Check(b, Chip, Roles)),
        .. Boards.Zip(Netlists).SelectMany(p => ElectricalRules.Check(p.Second, Kinds, p.First)),
        .. Netlists.SelectMany(Values.Check),
        .. Netlists.SelectMany(n => BomRules.Check(Folder.Text($"hardware/bom/{n.Board}.csv"), n)),
        .. PowerRules.Check(Folder.Text("hardware/power/budget.csv"), PowerLimits),
        .. Sheets.SelectMany(s => DrawingRules.Check(s.Layout, s.Drawing)),
        .. Generated.Where(IsStale).Select(g => new Finding("stale", g.Key, "differs from what its source makes; run: dotnet run --project tools/Hardware -- generate")),
        .. StrayDrawings(),
    ];

    /// <summary>Every drawn sheet.</summary>
    public IReadOnlyList<(string File, SheetLayout Layout, SheetSvg Drawing)> Sheets => sheets.Value;

    /// <summary>Every generated file with its right content.</summary>
    public IReadOnlyDictionary<string, string> Generated => generated.Value;

    private IEnumerable<(string File, SheetLayout Layout, SheetSvg Drawing)> DrawSheets()
    {
        foreach (var netlist in Netlists)
        {
            var file = Folder.Read<SheetFile>($"hardware/design/{netlist.Board}.sheets.json");
            for (var i = 0; i < file.Sheets.Length; i++)
            {
                var layout = new SheetLayout(netlist, Kinds, file.Sheets[i]);
                yield return ($"hardware/schematic/{netlist.Board}-{i + 1:00}-{file.Sheets[i].Id}.svg", layout, new SheetSvg(layout, netlist.Title, i + 1, file.Sheets.Length));
            }
        }
    }

    private SortedDictionary<string, string> Generate()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [PinsSource.File] = PinsSource.CSharp(Boards, Roles),
            ["hardware/README.md"] = MarkedText.Replace(Folder.Text("hardware/README.md"), "pins", string.Join("\n", Boards.Select(PinsSource.Table))),
            ["hardware/NOTICE.md"] = MarkedText.Replace(Folder.Text("hardware/NOTICE.md"), "facts", NoticeTable()),
        };
        foreach (var (file, _, drawing) in Sheets)
        {
            files[file] = drawing.Svg;
        }

        return files;
    }

    private string NoticeTable() => Notice.Table(Facts, Limit("gate-steady.silence_ms"), Limit("gate-steady.reopen_ms"));

    /// <summary>Upper limit of a simulated result.</summary>
    public double Limit(string result) =>
        double.Parse(Csv.Read(Folder.Text("hardware/spice/limits.csv")).Single(l => l["result"] == result)["max"], CultureInfo.InvariantCulture);

    private bool IsStale(KeyValuePair<string, string> generated) =>
        !File.Exists(Folder.PathOf(generated.Key)) || Folder.Text(generated.Key) != generated.Value;

    private IEnumerable<Finding> StrayDrawings()
    {
        var wanted = Sheets.Select(s => Path.GetFileName(s.File)).ToHashSet();
        return Directory.GetFiles(Folder.PathOf("hardware/schematic"), "*.svg").Select(f => Path.GetFileName(f)!).Where(f => !wanted.Contains(f))
            .Select(f => new Finding("stray", f, "no sheet makes this drawing"));
    }
}
