// SPDX-License-Identifier: MIT
using System.CommandLine;
using HushTap.Cli.Serial;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap reboot</c>: restarts the device, so that saved settings come into force.</summary>
public sealed class RebootCommand : ICliCommand
{
    /// <inheritdoc/>
    public static Command Create(Shell shell)
    {
        Command command = new("reboot", "restart the device; not during a call");
        DeviceOptions device = new(shell, command, keys: true);
        command.SetAction(parse =>
        {
            using DeviceLink link = device.Open(parse);
            Restarting.Restart(link);
            shell.Out.WriteLine("restarted");
            return ExitCode.Ok;
        });
        return command;
    }
}
