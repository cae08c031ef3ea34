// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Globalization;
using HushTap.Cli.Output;
using HushTap.Desk;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap archive list</c>: cards and calls of an archive.</summary>
public static class ArchiveListCommand
{
    /// <summary>Builds the command.</summary>
    /// <param name="shell">Where its output goes.</param>
    /// <returns>The command.</returns>
    public static Command Create(Shell shell)
    {
        Argument<string> archive = ArchiveOptions.Archive();
        Option<bool> json = CardOptions.Json();
        Command command = new("list", "list cards and calls; each card's folder is ARCHIVE/cards/CARD, and all card commands read it") { archive, json };
        command.SetAction(parse => ArchiveOptions.With(parse.GetRequiredValue(archive), opened =>
        {
            IReadOnlyList<ArchivedCall> calls = opened.Catalogue.Calls();
            if (parse.GetValue(json))
            {
                shell.Out.WriteLine(System.Text.Json.JsonSerializer.Serialize(
                    new { retentionDays = opened.Catalogue.RetentionDays, cards = opened.Catalogue.Cards(), calls }, CardReport.JsonOptions));
                return ExitCode.Ok;
            }

            foreach (ArchivedCard card in opened.Catalogue.Cards())
            {
                shell.Out.WriteLine($"card {card.Key}, last taken in {Utc(card.LastUtc)}");
                foreach (ArchivedCall call in calls.Where(call => call.Card == card.Key))
                {
                    shell.Out.WriteLine($"  {Line(call)}");
                }
            }

            int days = opened.Catalogue.RetentionDays;
            shell.Out.WriteLine(days == 0 ? "retention: none is set, nothing is erased" : $"retention: {Text.Count(days, "day")}");
            return ExitCode.Ok;
        }));
        return command;
    }

    private static string Line(ArchivedCall call)
    {
        string start = call.StartUtc is { } utc ? Utc(utc) : "clock unset";
        string state = call.ErasedUtc is { } erased ? $", erased {Utc(erased)}" : call.IsLocked ? ", locked" : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"call {call.Name}  {start}  {call.Seconds:0.0} s, {call.RecordedSeconds:0.0} s recorded, {call.HeldSeconds:0.0} s on hold or muted{state}");
    }

    private static string Utc(DateTimeOffset utc) => utc.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
