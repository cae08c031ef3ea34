// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Globalization;
using HushTap.CardReader;
using HushTap.Cli.Output;
using HushTap.Desk;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap archive log</c>: who did what with an archive.</summary>
public static class ArchiveLogCommand
{
    /// <summary>Builds the command.</summary>
    /// <param name="shell">Where its output goes.</param>
    /// <returns>The command.</returns>
    public static Command Create(Shell shell)
    {
        Argument<string> archive = ArchiveOptions.Archive();
        Option<bool> json = CardOptions.Json();
        Command command = new("log", "tell who took in, exported, locked or erased what, and when") { archive, json };
        command.SetAction(parse => ArchiveOptions.With(parse.GetRequiredValue(archive), opened =>
        {
            IReadOnlyList<LogEntry> log = opened.Catalogue.Log();
            if (parse.GetValue(json))
            {
                shell.Out.WriteLine(System.Text.Json.JsonSerializer.Serialize(new { log }, CardReport.JsonOptions));
                return ExitCode.Ok;
            }

            foreach (LogEntry entry in log)
            {
                string utc = entry.Utc.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
                shell.Out.WriteLine(Printable.Of($"{utc}  {entry.Who}  {entry.What}{(entry.Card is null ? "" : $"  card {entry.Card}")}  {entry.Detail}"));
            }

            return ExitCode.Ok;
        }));
        return command;
    }
}
