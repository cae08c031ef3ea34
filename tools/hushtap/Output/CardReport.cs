// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text.Json;
using HushTap.CardReader;
using Spectre.Console;
using Cell = Spectre.Console.Text;

namespace HushTap.Cli.Output;

/// <summary>Tells what is on a card and what can be proven of it, for people and for programs.</summary>
/// <param name="card">The card.</param>
/// <param name="isKeyGiven">Whether the user gave a key file.</param>
public sealed class CardReport(Card card, bool isKeyGiven)
{
    /// <summary>Gets how JSON is written. Its encoder leaves nothing that a page could take for HTML.</summary>
    internal static JsonSerializerOptions JsonOptions { get; } = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly CardTotals _totals = CardTotals.Of(card);

    /// <summary>Gets the exit code that goes with it.</summary>
    public int ExitCode => card.IsFine && !card.Segments.Any(IsOdd) ? Cli.ExitCode.Ok : Cli.ExitCode.Problem;

    /// <summary>Writes all: table, findings and verdict, or one JSON object.</summary>
    /// <param name="shell">Where to.</param>
    /// <param name="json">JSON instead of words.</param>
    public void Write(Shell shell, bool json)
    {
        if (json)
        {
            shell.Out.WriteLine(JsonSerializer.Serialize(Shape(), JsonOptions));
            return;
        }

        if (card.PowerOns.Count > 0)
        {
            shell.DrawOut().Write(CallTable());
        }

        shell.DrawOut().Write(TotalTable());
        foreach (Finding finding in card.Findings.OrderByDescending(finding => finding.IsProblem))
        {
            shell.Out.WriteLine($"{(finding.IsProblem ? "problem" : "note")}: {finding.Path}: {finding.Text}");
        }

        if (card.FindingsDropped > 0)
        {
            shell.Out.WriteLine($"note: {Text.Number(card.FindingsDropped)} more are not listed");
        }

        shell.Out.WriteLine(Verdict());
    }

    /// <summary>The word for a value of an enumeration, as in FORMAT.md and in JSON.</summary>
    /// <param name="value">Such as NeverMade.</param>
    /// <returns>Such as never-made.</returns>
    internal static string Word(Enum value) =>
        string.Concat(value.ToString().Select((character, i) => char.IsUpper(character) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(character) : character.ToString()));

    private static string Utc(DateTimeOffset? utc) => utc?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "clock unset";

    private static string Length(long frames, int rate) => rate > 0 ? Text.Seconds(frames, rate) : Text.Count(frames, "frame");

    private string Verdict()
    {
        if (!card.IsFine)
        {
            return $"problem: {Text.Count(card.Problems, "problem")} found, the gravest is of the kind {Word(card.Worst)}{Layers()}";
        }

        string what = $"{Text.Count(card.Segments.Count(), "segment")} of {Text.Count(card.Calls.Count(), "call")}";
        int odd = card.Segments.Count(IsOdd);
        return card.IsVerified ? $"fine: {what}, all as it was written{Layers()}"
            : odd > 0 ? $"problem: {odd} of {what} not as the journal says; hushtap card verify says more"
            : $"nothing odd: {what}; the audio was not read, hushtap card verify does that";
    }

    private string Layers() => !card.IsVerified ? string.Empty
        : !isKeyGiven ? " (public layer only: it finds accidents; a forger is found with --key)"
        : card.Keyed == LayerVerdict.Fits ? $" (the key fits {Text.Number(card.KeyedLines)} of {Text.Count(card.Lines, "journal line")})"
        : $" (the key was tried on {Text.Number(card.KeyedLines)} of {Text.Count(card.Lines, "journal line")})";

    private static bool IsOdd(Segment segment) => segment.State >= SegmentState.Truncated;

    private Table CallTable()
    {
        Table table = new Table().Border(TableBorder.None);
        table.AddColumn("call, segment");
        table.AddColumn("start (UTC)");
        table.AddColumn(new TableColumn("length").RightAligned());
        foreach (string column in (string[])["state", "public", "keyed"])
        {
            table.AddColumn(column);
        }

        foreach (PowerOn powerOn in card.PowerOns)
        {
            AddRow(table, $"power-on {powerOn.Boot} of {powerOn.Device}", "", "", "", Layer(powerOn.Public), Layer(powerOn.Keyed));
            HashSet<Segment> shown = [];
            foreach (Call call in powerOn.Calls)
            {
                AddCall(table, call, shown);
            }

            foreach (Segment segment in powerOn.Folders.SelectMany(folder => folder.Segments).Where(segment => !shown.Contains(segment)))
            {
                AddSegment(table, segment);
            }
        }

        return table;
    }

    private static void AddCall(Table table, Call call, HashSet<Segment> shown)
    {
        int rate = call.PowerOn.Rate;
        AddRow(table, $" call {call.Number}", Utc(call.Utc), Length(call.Frames, rate), call.IsCut ? "cut" : "", "", "");
        foreach (Segment segment in call.Segments)
        {
            shown.Add(segment);
            AddSegment(table, segment);
        }

        foreach (IGrouping<string, Withheld> reason in call.Withheld.GroupBy(withheld => withheld.Reason))
        {
            AddRow(table, $"  withheld: {Printable.Of(reason.Key)}", "", Length(reason.Sum(withheld => withheld.Frames), rate), "", "", "");
        }

        if (call.Gaps.Count > 0)
        {
            AddRow(table, "  gaps, at most", "", Length(call.GapFramesMax, rate), "", "", "");
        }

        if (call.UnexplainedFrames > 0)
        {
            AddRow(table, "  unexplained", "", Length(call.UnexplainedFrames, rate), "", "", "");
        }
    }

    private static void AddSegment(Table table, Segment segment) => AddRow(
        table, $"  {segment.FileName}", Utc(segment.Name.Start), Length(segment.Frames, segment.Rate), Word(segment.State), Layer(segment.Public), Layer(segment.Keyed));

    private static string Layer(LayerVerdict verdict) => verdict == LayerVerdict.NotChecked ? "-" : Word(verdict);

    private static void AddRow(Table table, params string[] cells) => table.AddRow(cells.Select(cell => new Cell(cell)));

    private Table TotalTable()
    {
        Table table = new Table().Border(TableBorder.None).HideHeaders();
        table.AddColumn(new TableColumn("what").PadRight(3));
        table.AddColumn(new TableColumn("length").RightAligned());
        Add("off hook", _totals.OffHookSeconds);
        Add("  recorded", _totals.RecordedSeconds);
        foreach ((string reason, decimal seconds) in _totals.WithheldSeconds)
        {
            Add($"  withheld: {reason}", seconds);
        }

        Add("  unexplained", _totals.UnexplainedSeconds);
        Add("gaps, at most", _totals.GapSecondsMax);
        if (_totals.CutCalls > 0)
        {
            table.AddRow(new Cell("cut by the power"), new Cell(Text.Count(_totals.CutCalls, "call")));
        }

        return table;

        void Add(string what, decimal seconds) => table.AddRow(new Cell(what), new Cell(seconds.ToString("#,0.0", CultureInfo.InvariantCulture) + " s"));
    }

    private JsonCard Shape() => new(
        card.IsFine,
        Word(card.Worst),
        card.IsVerified,
        Verdict(),
        new JsonLayers(Word(card.Public), Word(card.Keyed), card.Lines, card.KeyedLines),
        card.Text,
        _totals,
        [.. card.PowerOns.Select(Shape)],
        [.. card.Findings.Select(finding => new JsonFinding(Word(finding.Kind), finding.IsProblem, finding.Path, finding.Text))],
        card.FindingsDropped);

    private static JsonPowerOn Shape(PowerOn powerOn) => new(
        powerOn.Device,
        powerOn.Boot,
        Word(powerOn.Public),
        Word(powerOn.Keyed),
        [.. powerOn.Calls.Select(call => new JsonCall(
            call.Number,
            call.Utc,
            call.Frames,
            powerOn.Rate,
            call.RecordedFrames,
            [.. call.Withheld.Select(withheld => new JsonWithheld(withheld.First, withheld.Frames, Printable.Of(withheld.Reason)))],
            [.. call.Gaps.Select(gap => new JsonGap(gap.Before, gap.FramesMin, gap.FramesMax))],
            call.UnexplainedFrames,
            call.IsCut))],
        [.. powerOn.Folders.SelectMany(folder => folder.Segments).Select(segment => new JsonSegment(
            segment.Path,
            segment.Name.Call,
            segment.Name.Start,
            segment.Clock,
            segment.First,
            segment.Frames,
            segment.Rate,
            Printable.Of(segment.EndReason),
            Word(segment.State),
            Word(segment.Public),
            Word(segment.Keyed),
            Word(segment.Encryption)))]);

    private sealed record JsonLayers(string Public, string Keyed, long Lines, long KeyedLines);

    private sealed record JsonFinding(string Kind, bool IsProblem, string Path, string Text);

    private sealed record JsonWithheld(long First, long Frames, string Reason);

    private sealed record JsonGap(long Before, long FramesMin, long FramesMax);

    private sealed record JsonCall(
        long Call,
        DateTimeOffset? Utc,
        long Frames,
        int Rate,
        long RecordedFrames,
        IReadOnlyList<JsonWithheld> Withheld,
        IReadOnlyList<JsonGap> Gaps,
        long UnexplainedFrames,
        bool IsCut);

    private sealed record JsonSegment(
        string Path,
        long Call,
        DateTimeOffset? Start,
        string Clock,
        long First,
        long Frames,
        int Rate,
        string End,
        string State,
        string Public,
        string Keyed,
        string Encryption);

    private sealed record JsonPowerOn(
        string Device, long Boot, string Public, string Keyed, IReadOnlyList<JsonCall> Calls, IReadOnlyList<JsonSegment> Segments);

    private sealed record JsonCard(
        bool IsFine,
        string Kind,
        bool IsVerified,
        string Verdict,
        JsonLayers Layers,
        CardText? CardTxt,
        CardTotals Totals,
        IReadOnlyList<JsonPowerOn> PowerOns,
        IReadOnlyList<JsonFinding> Findings,
        long FindingsDropped);
}
