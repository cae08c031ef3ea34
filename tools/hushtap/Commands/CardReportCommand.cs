// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Text.Json;
using HushTap.CardReader;
using HushTap.Cli.Input;
using HushTap.Cli.Output;
using HushTap.Desk;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap card report</c>: what happened in a period.</summary>
public sealed class CardReportCommand
{
    private readonly Shell _shell;
    private readonly Argument<string> _directory = CardOptions.Directory();
    private readonly Option<bool> _json = CardOptions.Json();

    private readonly Option<string?> _from = new("--from")
    {
        Description = "only from then on: yyyy-mm-dd, with Thh:mm or Thh:mm:ss if need be; UTC, or with an offset",
        HelpName = "TIME",
    };

    private readonly Option<string?> _to = new("--to")
    {
        Description = "only before then; a date alone means to the end of that day",
        HelpName = "TIME",
    };

    private CardReportCommand(Shell shell) => _shell = shell;

    /// <summary>Builds the command.</summary>
    /// <param name="shell">Where its output goes.</param>
    /// <returns>The command.</returns>
    public static Command Create(Shell shell)
    {
        CardReportCommand report = new(shell);
        Command command = new("report", "sum up a period: calls, talk, holds, faults, the card's health and what still fits; the audio is not read")
        {
            report._directory, report._from, report._to, report._json,
        };
        command.SetAction(report.Run);
        return command;
    }

    private int Run(ParseResult parse)
    {
        DateTimeOffset? from = OptionText.Moment(parse.GetValue(_from), "--from", isEndOfDay: false);
        DateTimeOffset? to = OptionText.Moment(parse.GetValue(_to), "--to", isEndOfDay: true);
        Card card = CardInput.Read(parse.GetRequiredValue(_directory));
        CardSummary summary = CardSummary.Of(card, from, to);
        if (parse.GetValue(_json))
        {
            _shell.Out.WriteLine(JsonSerializer.Serialize(summary, CardReport.JsonOptions));
        }
        else
        {
            new SummaryReport(summary).Write(_shell);
        }

        return summary.Problems == 0 ? ExitCode.Ok : ExitCode.Problem;
    }
}
