// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using HushTap.Simulator;
using Spectre.Console;
using Cell = Spectre.Console.Text;

namespace HushTap.Cli.Output;

/// <summary>Tells what came of many worlds, for people and for programs.</summary>
/// <param name="result">What came of them.</param>
/// <param name="seed">The first seed.</param>
/// <param name="small">Failing worlds, made small.</param>
public sealed class ProofReport(CampaignResult result, ulong seed, IReadOnlyList<(ulong Seed, IReadOnlyList<string> Lines)> small)
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private IReadOnlyList<WorldSummary> Worlds => result.Worlds;

    /// <summary>The command that runs one world again.</summary>
    /// <param name="worldSeed">Its seed.</param>
    /// <returns>A command line.</returns>
    public static string Replay(ulong worldSeed) => FormattableString.Invariant($"hushtap prove --worlds 1 --seed {worldSeed}");

    /// <summary>Draws the table.</summary>
    /// <param name="console">Standard output.</param>
    public void WriteTable(IAnsiConsole console)
    {
        Table table = new Table().Border(TableBorder.None).HideHeaders();
        table.AddColumn(new TableColumn("what").PadRight(3));
        table.AddColumn(new TableColumn("how much").RightAligned().PadRight(3));
        table.AddColumn(new TableColumn("more"));
        Row(table, "worlds", Text.Number(Worlds.Count), $"seeds {seed} to {unchecked(seed + (ulong)Worlds.Count - 1)}; {Text.Number(Worlds.Count(w => w.Classes != FaultClasses.None))} with faults");
        Row(table, "simulated time", Hours(Worlds.Sum(w => w.Seconds)), $"off hook {Hours(Worlds.Sum(w => w.OffHookSeconds))}, recorded {Hours(Worlds.Sum(w => w.RecordedSeconds))}");
        Row(table, "calls", Text.Number(Worlds.Sum(w => w.Calls)), $"{Text.Number(Worlds.Sum(w => w.Holds))} holds, {Text.Number(Worlds.Sum(w => w.Mutes))} mutes");
        Row(table, "leaked frames", Text.Number(Worlds.Sum(w => w.LeakedFrames)), "must be 0");
        Row(table, "unexplained frames", Text.Number(Worlds.Sum(w => w.UnexplainedFrames)), "must be 0");
        Row(table, "unseen holds", Text.Number(Worlds.Sum(w => w.UnseenHolds)), "no lamp ever showed them");
        Row(table, "overruns", Text.Number(Worlds.Sum(w => w.Overruns)), string.Empty);
        Row(table, "setbacks", Text.Number(Worlds.Sum(w => w.Setbacks)), $"recovered from {Text.Number(Worlds.Sum(w => w.Recoveries))}: overruns, restarts, card out and back");
        console.Write(table);
        console.WriteLine();
        WriteLosses(console);
    }

    /// <summary>Says whether the firmware held in every world, and if not, where.</summary>
    /// <param name="writer">Standard output.</param>
    public void WriteVerdict(TextWriter writer)
    {
        if (result.Passed)
        {
            writer.WriteLine("passed: nothing leaked in any world, and all talk is recorded but for what the bound allows");
            return;
        }

        foreach (WorldSummary failure in result.Failures)
        {
            writer.WriteLine($"problem: world {failure.Seed}: {failure.Findings[0].Checker}: {failure.Findings[0].Text}");
            writer.WriteLine($"  again: {Replay(failure.Seed)}");
        }

        foreach ((ulong worldSeed, IReadOnlyList<string> lines) in small)
        {
            writer.WriteLine($"world {worldSeed}, made as small as it still fails:");
            foreach (string line in lines)
            {
                writer.WriteLine("  " + line);
            }
        }

        writer.WriteLine($"failed: {Text.Count(result.Failures.Count, "world")} of {Text.Number(Worlds.Count)}");
    }

    /// <summary>Writes one JSON object.</summary>
    /// <param name="writer">Standard output.</param>
    public void WriteJson(TextWriter writer)
    {
        object shape = new
        {
            Seed = seed,
            Worlds = Worlds.Count,
            WorldsWithFaults = Worlds.Count(w => w.Classes != FaultClasses.None),
            SimulatedSeconds = Math.Round(Worlds.Sum(w => w.Seconds), 3),
            OffHookSeconds = Math.Round(Worlds.Sum(w => w.OffHookSeconds), 3),
            RecordedSeconds = Math.Round(Worlds.Sum(w => w.RecordedSeconds), 3),
            Calls = Worlds.Sum(w => w.Calls),
            Holds = Worlds.Sum(w => w.Holds),
            Mutes = Worlds.Sum(w => w.Mutes),
            LeakedFrames = Worlds.Sum(w => w.LeakedFrames),
            UnexplainedFrames = Worlds.Sum(w => w.UnexplainedFrames),
            UnseenHolds = Worlds.Sum(w => w.UnseenHolds),
            Overruns = Worlds.Sum(w => w.Overruns),
            Setbacks = Worlds.Sum(w => w.Setbacks),
            Recoveries = Worlds.Sum(w => w.Recoveries),
            LostPerHoldMs = new { Undisturbed = Shape(result.QuietLosses), All = Shape(result.AllLosses) },
            MedianRatioToUnavoidable = Math.Round(result.MedianRatio, 3),
            Failures = result.Failures.Select(f => new { f.Seed, f.Findings, Replay = Replay(f.Seed) }),
            result.Passed,
        };
        writer.WriteLine(JsonSerializer.Serialize(shape, s_json));
    }

    private static object Shape(IReadOnlyList<HoldLoss> losses) => new
    {
        Groups = losses.Count,
        Lost = Shape(losses.Select(l => l.LostMs)),
        Unavoidable = Shape(losses.Select(l => l.UnavoidableMs)),
        Bound = Shape(losses.Select(l => l.BoundMs)),
    };

    private static object Shape(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return new { Median = Round(all, 0.5), Percent95 = Round(all, 0.95), Max = Round(all, 1) };
    }

    private static double Round(IEnumerable<double> values, double share) => Math.Round(CampaignResult.Percentile(values, share), 1);

    private void WriteLosses(IAnsiConsole console)
    {
        Table table = new Table().Border(TableBorder.None);
        table.AddColumn("talk lost per hold");
        foreach (string column in new[] { "median", "95 %", "max" })
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        Losses(table, $"undisturbed ({Text.Number(result.QuietLosses.Count)})", result.QuietLosses);
        Losses(table, $"all ({Text.Number(result.AllLosses.Count)})", result.AllLosses);
        console.Write(table);
        if (result.QuietLosses.Count > 0)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"undisturbed, the median loss is {result.MedianRatio:0.00} of the unavoidable"));
        }
    }

    private static void Losses(Table table, string what, IReadOnlyList<HoldLoss> losses)
    {
        table.AddRow(new Cell(what), new Cell(string.Empty), new Cell(string.Empty), new Cell(string.Empty));
        Values(table, "  lost", losses.Select(l => l.LostMs));
        Values(table, "  unavoidable", losses.Select(l => l.UnavoidableMs));
        Values(table, "  bound", losses.Select(l => l.BoundMs));
    }

    private static void Values(Table table, string what, IEnumerable<double> values)
    {
        double[] all = [.. values];
        table.AddRow(new Cell(what), Ms(all, 0.5), Ms(all, 0.95), Ms(all, 1));
    }

    private static Cell Ms(double[] values, double share) => new(Text.Number((long)Math.Round(CampaignResult.Percentile(values, share))) + " ms");

    private static void Row(Table table, string what, string howMuch, string more) => table.AddRow(new Cell(what), new Cell(howMuch), new Cell(more));

    private static string Hours(double seconds) =>
        seconds < 3600 ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0.0} min") : string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0.0} h");
}
