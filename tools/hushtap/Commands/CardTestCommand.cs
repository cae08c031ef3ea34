// SPDX-License-Identifier: MIT
using System.CommandLine;
using HushTap.Cli.Serial;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap card-test</c>: how fast the card takes what the device writes.</summary>
public sealed class CardTestCommand : ICliCommand
{
    /// <summary>A slow card takes its time.</summary>
    private const int AnswerMs = 120_000;

    /// <inheritdoc/>
    public static Command Create(Shell shell)
    {
        Option<bool> json = new("--json") { Description = "print one JSON object and nothing else" };
        Command command = new("card-test", "measure writes to the card in the device; not during a call") { json };
        DeviceOptions device = new(shell, command, keys: true);
        command.SetAction(parse =>
        {
            using DeviceLink link = device.Open(parse);
            return SelftestCommand.Report(shell, link.Ask("test card", AnswerMs), parse.GetValue(json));
        });
        return command;
    }
}
