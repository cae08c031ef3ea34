// SPDX-License-Identifier: MIT
using System.CommandLine;
using HushTap.Cli.Input;
using HushTap.Desk;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap archive retention</c>: after how many days calls are erased, and erasing those that are older.</summary>
public static class ArchiveRetentionCommand
{
    /// <summary>Builds the command.</summary>
    /// <param name="shell">Where its output goes.</param>
    /// <returns>The command.</returns>
    public static Command Create(Shell shell)
    {
        Argument<string> archive = ArchiveOptions.Archive();
        Option<string?> days = new("--days") { Description = "erase calls after so many days, now and at every ingest; 0 = never", HelpName = "N" };
        Command command = new("retention", "erase the recordings of calls that are older than the retention and not locked; journals stay") { archive, days };
        command.SetAction(parse =>
        {
            int? wanted = parse.GetValue(days) is not { } text ? null
                : OptionText.TryWhole(text, 0, CardArchive.RetentionDaysMax, out long number) ? (int)number
                : throw new CliException($"--days '{text}' is no number of days", $"say a whole number from 0 to {Text.Number(CardArchive.RetentionDaysMax)}");
            return ArchiveOptions.With(parse.GetRequiredValue(archive), opened =>
            {
                IReadOnlyList<ArchivedCall> erased = wanted is { } set ? opened.SetRetention(set) : opened.ApplyRetention();
                int now = opened.Catalogue.RetentionDays;
                shell.Out.WriteLine(now == 0
                    ? "retention: none is set, nothing is erased"
                    : $"retention: {Text.Count(now, "day")}; the recordings of {Text.Count(erased.Count, "call")} were erased");
                return ExitCode.Ok;
            });
        });
        return command;
    }
}
