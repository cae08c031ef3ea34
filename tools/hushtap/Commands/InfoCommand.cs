// SPDX-License-Identifier: MIT
using System.CommandLine;
using HushTap.Cli.Output;
using HushTap.Cli.Serial;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap info</c>: who the device is.</summary>
public sealed class InfoCommand : ICliCommand
{
    /// <inheritdoc/>
    public static Command Create(Shell shell)
    {
        Option<bool> json = new("--json") { Description = "print one JSON object and nothing else" };
        Command command = new("info", "tell who the device is: board, versions, access, settings") { json };
        DeviceOptions device = new(shell, command);
        command.SetAction(parse => Run(shell, device, parse, parse.GetValue(json)));
        return command;
    }

    private static int Run(Shell shell, DeviceOptions device, ParseResult parse, bool json)
    {
        using DeviceLink link = device.Open(parse);
        DeviceHello hello = link.Hello;
        KeyValuePair<string, string>[] rows =
        [
            new("port", link.Port), new("device", hello.Device), new("board", hello.Board), new("firmware", hello.Firmware),
            new("protocol", hello.Protocol), new("access", hello.Access), new("settings", hello.Settings),
        ];
        if (json)
        {
            JsonText.Write(shell.Out, JsonText.Object(rows));
            return ExitCode.Ok;
        }

        foreach ((string key, string value) in rows)
        {
            shell.Out.WriteLine($"{key,-9} {value}");
        }

        if (hello.Access == "unclaimed")
        {
            Text.WriteNotes(shell.Error, ["anyone may change this device's settings until it has an owner's secret: hushtap key set owner"]);
        }

        return ExitCode.Ok;
    }
}
