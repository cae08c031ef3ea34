// SPDX-License-Identifier: MIT
using System.Text.Encodings.Web;
using System.Text.Json;
using HushTap.Cli.Input;
using HushTap.Simulator;
using Spectre.Console;
using Cell = Spectre.Console.Text;

namespace HushTap.Cli.Output;

/// <summary>Tells what came of a simulated call, for people and for programs.</summary>
/// <param name="plan">What was simulated.</param>
/// <param name="result">What came of it.</param>
/// <param name="written">Files of the card that the run made or changed.</param>
/// <param name="notes">What was converted or left out.</param>
public sealed class SimulationReport(SimulationPlan plan, SimulationResult result, IReadOnlyList<string> written, IReadOnlyList<string> notes)
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private long CallFrames => plan.Pcm.Length / CallAudio.FrameBytes;

    private IOrderedEnumerable<KeyValuePair<string, long>> Withheld => result.WithheldFrames.OrderBy(pair => pair.Key, StringComparer.Ordinal);

    /// <summary>Writes one JSON object.</summary>
    /// <param name="writer">Standard output.</param>
    public void WriteJson(TextWriter writer)
    {
        JsonShape shape = new(
            CallFrames,
            plan.SampleRate,
            plan.Seed,
            result.OffHookFrames,
            result.RecordedFrames,
            new SortedDictionary<string, long>(result.WithheldFrames.ToDictionary(), StringComparer.Ordinal),
            result.GapFrames,
            result.UnexplainedFrames,
            result.LeakedFrames,
            result.UnseenHolds,
            result.Overruns,
            result.LongestStallMs,
            [.. result.Files.Select(file => new JsonFile(file.Path, file.Frames))],
            written,
            notes,
            result.Problems,
            result.OutsidePromise,
            result.Passed);
        writer.WriteLine(JsonSerializer.Serialize(shape, s_json));
    }

    /// <summary>Draws the table.</summary>
    /// <param name="console">Standard output.</param>
    public void WriteTable(IAnsiConsole console)
    {
        Table table = new Table().Border(TableBorder.None).HideHeaders();
        table.AddColumn(new TableColumn("what").PadRight(3));
        table.AddColumn(new TableColumn("seconds").RightAligned().PadRight(3));
        table.AddColumn(new TableColumn("exactly").RightAligned());
        AddFrames(table, "call", CallFrames);
        AddFrames(table, "off hook", result.OffHookFrames);
        AddFrames(table, "recorded", result.RecordedFrames);
        AddFrames(table, "withheld", result.WithheldFrames.Values.Sum());
        foreach ((string reason, long frames) in Withheld)
        {
            AddFrames(table, $"  {reason}", frames);
        }

        AddFrames(table, "gaps", result.GapFrames);
        AddFrames(table, "unexplained", result.UnexplainedFrames);
        AddFrames(table, "leaked", result.LeakedFrames);
        AddRow(table, "longest stall", $"{result.LongestStallMs / 1000m:0.0} s", $"{Text.Number(result.LongestStallMs)} ms");
        AddRow(table, "overruns", string.Empty, Text.Number(result.Overruns));
        AddRow(table, "unseen holds", string.Empty, Text.Number(result.UnseenHolds));
        AddRow(table, "recordings", string.Empty, Text.Count(result.Files.Count, "file"));
        foreach (RecordedFile file in result.Files)
        {
            AddFrames(table, $"  {file.Path}", file.Frames);
        }

        AddRow(table, "written to the card", string.Empty, Text.Count(written.Count, "file"));
        console.Write(table);
    }

    /// <summary>Says whether the run passed, and if not, why.</summary>
    /// <param name="writer">Standard output.</param>
    public void WriteVerdict(TextWriter writer)
    {
        foreach (string line in Verdict())
        {
            writer.WriteLine(line);
        }
    }

    private void AddFrames(Table table, string what, long frames) =>
        AddRow(table, what, Text.Seconds(frames, plan.SampleRate), Text.Count(frames, "frame"));

    private static void AddRow(Table table, string what, string seconds, string exactly) =>
        table.AddRow(new Cell(what), new Cell(seconds), new Cell(exactly));

    private IEnumerable<string> Verdict()
    {
        if (result.Passed)
        {
            yield return "passed: nothing leaked, and all talk is recorded, withheld with a reason, or in a journalled gap";
            yield break;
        }

        if (result.LeakedFrames > 0)
        {
            yield return $"problem: {Text.Count(result.LeakedFrames, "frame")} leaked";
        }

        if (result.UnexplainedFrames > 0)
        {
            yield return $"problem: {Text.Count(result.UnexplainedFrames, "frame")} of talk lost without explanation";
        }

        foreach (string problem in result.Problems)
        {
            yield return $"problem: {problem}";
        }

        if (result.OutsidePromise is { } reason)
        {
            yield return $"outside the promise: {reason}";
        }
    }

    private sealed record JsonFile(string Path, long Frames);

    private sealed record JsonShape(
        long CallFrames,
        int SampleRate,
        ulong Seed,
        long OffHookFrames,
        long RecordedFrames,
        IReadOnlyDictionary<string, long> WithheldFrames,
        long GapFrames,
        long UnexplainedFrames,
        long LeakedFrames,
        int UnseenHolds,
        int Overruns,
        long LongestStallMs,
        IReadOnlyList<JsonFile> Files,
        IReadOnlyList<string> Written,
        IReadOnlyList<string> Notes,
        IReadOnlyList<string> Problems,
        string? OutsidePromise,
        bool Passed);
}
