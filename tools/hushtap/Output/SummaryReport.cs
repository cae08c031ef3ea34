// SPDX-License-Identifier: MIT
using System.Globalization;
using HushTap.CardReader;
using HushTap.Desk;
using Spectre.Console;
using Cell = Spectre.Console.Text;

namespace HushTap.Cli.Output;

/// <summary>Tells in words what a card's period was like.</summary>
/// <param name="summary">The sums.</param>
internal sealed class SummaryReport(CardSummary summary)
{
    private readonly DeskWords _words = DeskWords.Of(Language.En);
    private readonly Table _table = new Table().Border(TableBorder.None).HideHeaders();

    /// <summary>Writes it.</summary>
    /// <param name="shell">Where to.</param>
    public void Write(Shell shell)
    {
        _table.AddColumn(new TableColumn("what").PadRight(3));
        _table.AddColumn(new TableColumn("value").RightAligned());
        _table.AddColumn("more");
        AddCalls();
        AddFaults();
        AddCard(summary.Health);
        AddClock(summary.Clock);
        shell.DrawOut().Write(_table);
        shell.Out.WriteLine(summary.Problems == 0
            ? "nothing odd in the journals; the audio was not read, hushtap card verify does that"
            : $"problem: {Text.Count(summary.Problems, "problem")} found in the journals; hushtap card verify says which");
    }

    private void AddCalls()
    {
        Add("period (UTC)", summary.Calls == 0 ? "no calls" : Utc(summary.FromUtc), summary.ToUtc is null ? "" : "to " + Utc(summary.ToUtc));
        Add("devices", Text.Number(summary.Devices.Count), string.Join(", ", summary.Devices));
        Add("power-ons", Text.Number(summary.PowerOns), "");
        Add("calls", Text.Number(summary.Calls), summary.CutCalls > 0 ? $"{Text.Number(summary.CutCalls)} cut short in the journal" : "");
        Add("off hook", Length(summary.OffHookSeconds), "");
        Add("  talk, recorded", Length(summary.TalkSeconds), Share(summary.TalkSeconds));
        Add("  not recorded", Length(summary.OffHookSeconds - summary.TalkSeconds), Share(summary.OffHookSeconds - summary.TalkSeconds));
        Add("    on hold or muted", Length(summary.HeldSeconds), Share(summary.HeldSeconds));
        Add("    for another reason", Length(summary.WithheldSeconds), Share(summary.WithheldSeconds));
        Add("    unexplained", Length(summary.UnexplainedSeconds), Share(summary.UnexplainedSeconds));
        Add("lost on top, at most", Length(summary.LostSecondsMax), "");
        foreach ((string reason, decimal seconds) in summary.Reasons)
        {
            Add($"withheld: {reason}", Length(seconds), _words.Reasons(reason));
        }
    }

    private void AddFaults()
    {
        foreach ((string name, long count) in summary.Faults)
        {
            string words = name == "gap" ? _words["reason-overrun"] : _words.Reasons(name);
            Add($"fault: {name}", $"{Text.Number(count)} x", words == name ? "" : words);
        }
    }

    private void AddCard(CardHealth health)
    {
        Add("card", health.Id is null ? "unprepared" : "prepared", health.Id ?? "hushtap card prepare tells the device how large it is");
        if (health.RoomBytes is { } room)
        {
            Add("  room", Size(room), health.LostBytes > 0 ? $"{Size(health.LostBytes.Value)} lost to power cuts until it is prepared again" : "");
        }

        if (health.UsedBytes is { } used)
        {
            Add("  used", Size(used), "");
        }

        if (health.HoursLeft is { } hours)
        {
            Add("  left", hours.ToString("#,0.0", CultureInfo.InvariantCulture) + " h", "of talk");
        }

        Add("  stalls over 1 s", Text.Number(health.Stalls), health.Stalls > 0 ? $"{Text.Number(health.StallMsMax)} ms at most" : "");
        Add("  failures", Text.Number(health.Troubles), health.LinesDropped > 0 ? $"{Text.Number(health.LinesDropped)} journal lines lost in them" : "");
    }

    private void AddClock(ClockHealth clock)
    {
        Add("clock", clock.Corrected == 0 ? "never corrected" : $"{Text.Number(clock.Corrected)} x corrected", clock.Corrected > 0 ? $"by at most {clock.CorrectionMsMax / 1000m:0.0} s" : "");
        if (clock.PowerOnsUnset > 0)
        {
            Add("  never set in", Text.Count(clock.PowerOnsUnset, "power-on"), "hushtap time sync sets it");
        }

        if (clock.DriftSecondsPerDay is { } drift)
        {
            Add("  drift", string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(drift):0.0} s a day"), drift > 0 ? "slow" : "fast");
        }
    }

    private void Add(string what, string value, string more) => _table.AddRow(new Cell(Printable.Of(what)), new Cell(value), new Cell(Printable.Of(more)));

    private string Share(decimal seconds) =>
        summary.OffHookSeconds > 0 ? string.Create(CultureInfo.InvariantCulture, $"{100 * seconds / summary.OffHookSeconds:0.0} %") : "";

    private string Length(decimal seconds) => _words.Length(seconds);

    private static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6m:#,0.0} MB");

    private static string Utc(DateTimeOffset? utc) => utc?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "clock unset";
}
