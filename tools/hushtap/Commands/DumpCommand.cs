// SPDX-License-Identifier: MIT
using System.CommandLine;
using HushTap.Cli.Serial;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap dump</c>: all settings as a file that <c>apply</c> takes.</summary>
public sealed class DumpCommand : ICliCommand
{
    /// <inheritdoc/>
    public static Command Create(Shell shell)
    {
        Command command = new("dump", "print all settings as a file that hushtap apply takes");
        DeviceOptions device = new(shell, command);
        command.SetAction(parse =>
        {
            using DeviceLink link = device.Open(parse);
            link.Ask("dump").Lines.ToList().ForEach(shell.Out.WriteLine);
            return ExitCode.Ok;
        });
        return command;
    }
}
