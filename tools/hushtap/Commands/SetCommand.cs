// SPDX-License-Identifier: MIT
using System.CommandLine;
using HushTap.Cli.Serial;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap set</c>: changes one setting.</summary>
public sealed class SetCommand : ICliCommand
{
    /// <inheritdoc/>
    public static Command Create(Shell shell)
    {
        Argument<string> name = new("SETTING") { Description = "its name; hushtap get lists them" };
        Argument<string> value = new("VALUE") { Description = "its new value" };
        Option<bool> restart = new("--restart") { Description = "restart the device, so that it comes into force" };
        Command command = new("set", "change one setting and save it") { name, value, restart };
        DeviceOptions device = new(shell, command, keys: true);
        command.SetAction(parse =>
        {
            using DeviceLink link = device.Open(parse);
            string setting = DeviceOptions.Word(parse.GetRequiredValue(name));
            string wanted = DeviceOptions.Word(parse.GetRequiredValue(value));
            link.Ask($"set {setting} {wanted}");
            string kept = link.Ask($"get {setting}").AllPairs().GetValueOrDefault(setting, "-");
            if (kept != wanted)
            {
                throw new CliException($"the device kept {setting}={kept}", "write the value as hushtap get shows it", ExitCode.Problem);
            }

            if (link.Try("save").Error is { } error)
            {
                link.Try("discard");
                throw error.ToFailure();
            }

            shell.Out.WriteLine($"{setting}={kept}");
            if (DeviceStatus.Of(link)["restart"] == "needed")
            {
                if (parse.GetValue(restart))
                {
                    Restarting.Restart(link);
                }
                else
                {
                    Text.WriteNotes(shell.Error, ["in force after a restart: hushtap reboot"]);
                }
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
