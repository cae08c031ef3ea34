// SPDX-License-Identifier: MIT
using System.CommandLine;
using HushTap.Cli.Serial;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap apply</c>: makes the device's settings those of a file.</summary>
public sealed class ApplyCommand : ICliCommand
{
    /// <inheritdoc/>
    public static Command Create(Shell shell)
    {
        Argument<string> file = new("FILE") { Description = "a dump, a phone profile, or lines of name=value" };
        Option<bool> yes = new("--yes") { Description = "do not ask" };
        Option<string?> backup = new("--backup") { Description = "where to keep the former settings (default: a new file in this folder)", HelpName = "FILE" };
        Option<bool> restart = new("--restart") { Description = "restart the device, so that they come into force" };
        Command command = new("apply", "show what a file would change, ask, write it, read it back; the former settings are kept") { file, yes, backup, restart };
        DeviceOptions device = new(shell, command, keys: true);
        command.SetAction(parse =>
        {
            SettingsFile settings = SettingsFile.Read(parse.GetRequiredValue(file));
            using DeviceLink link = device.Open(parse);
            new SettingsWriter(shell, link).Apply(settings.Values, parse.GetValue(yes), parse.GetValue(backup), parse.GetValue(restart));
            return ExitCode.Ok;
        });
        return command;
    }
}
