// SPDX-License-Identifier: MIT
using System.CommandLine;
using HushTap.Cli.Serial;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap unlock</c>: lets settings, time and keys be changed for a while.</summary>
public sealed class UnlockCommand : ICliCommand
{
    /// <inheritdoc/>
    public static Command Create(Shell shell)
    {
        Command command = new("unlock", "unlock the device with the owner's secret, until it has had nothing to do for a while");
        DeviceOptions device = new(shell, command, keys: true);
        command.SetAction(parse =>
        {
            KeyFile keys = device.NeedKeys(parse);
            using DeviceLink link = device.Open(parse);
            if (link.Hello.Access == "unclaimed")
            {
                throw new CliException("the device has no owner's secret: it is open to everyone", $"claim it: hushtap key set owner --keys {keys.Path}", ExitCode.Problem);
            }

            string seconds = link.Hello.Access == "unlocked" ? "600" : Unlocking.Unlock(link, keys);
            shell.Out.WriteLine($"unlocked until {seconds} s without a request have passed");
            return ExitCode.Ok;
        });
        return command;
    }
}
