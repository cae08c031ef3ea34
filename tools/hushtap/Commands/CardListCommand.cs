// SPDX-License-Identifier: MIT
using System.CommandLine;
using HushTap.CardReader;
using HushTap.Cli.Input;
using HushTap.Cli.Output;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap card list</c>: calls and segments by the journals, without reading audio.</summary>
public static class CardListCommand
{
    /// <summary>Builds the command.</summary>
    /// <param name="shell">Where its output goes.</param>
    /// <returns>The command.</returns>
    public static Command Create(Shell shell)
    {
        Argument<string> directory = CardOptions.Directory();
        Option<bool> json = CardOptions.Json();
        Command command = new("list", "list calls and segments by the journals, without reading the audio") { directory, json };
        command.SetAction(parse =>
        {
            Card card = CardInput.Read(parse.GetRequiredValue(directory));
            CardReport report = new(card, isKeyGiven: false);
            report.Write(shell, parse.GetValue(json));
            return report.ExitCode;
        });
        return command;
    }
}
