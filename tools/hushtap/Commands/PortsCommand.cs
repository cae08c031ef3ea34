// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Text.Json.Nodes;
using HushTap.Cli.Output;
using HushTap.Cli.Serial;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap ports</c>: lists the serial ports and what is on them.</summary>
public sealed class PortsCommand : ICliCommand
{
    /// <inheritdoc/>
    public static Command Create(Shell shell)
    {
        Option<bool> json = new("--json") { Description = "print one JSON object and nothing else" };
        Command command = new("ports", $"list the serial ports and the devices on them; each port is sent a line. {SystemPorts.Variable} names ports that the system does not list") { json };
        command.SetAction(parse => Run(shell, parse.GetValue(json)));
        return command;
    }

    private static int Run(Shell shell, bool json)
    {
        IReadOnlyList<FoundPort> found = DeviceFinder.Look(shell.Ports);
        bool any = found.Any(port => port.Hello is not null);
        if (json)
        {
            JsonText.Write(shell.Out, new JsonObject { ["ports"] = new JsonArray([.. found.Select(ToJson)]) });
            return any ? ExitCode.Ok : ExitCode.NoDevice;
        }

        foreach (FoundPort port in found)
        {
            shell.Out.WriteLine($"{port.Port}  {Tell(port)}");
        }

        return any ? ExitCode.Ok
            : throw new CliException(found.Count == 0 ? "there is no serial port" : "there is no device on any port", "plug the device in", ExitCode.NoDevice);
    }

    private static string Tell(FoundPort port) =>
        port.Hello is { } hello ? $"HushTap {hello.Device}, {hello.Board}, firmware {hello.Firmware}, {hello.Access}" : port.Trouble!.Message;

    private static JsonNode ToJson(FoundPort port) => new JsonObject
    {
        ["port"] = port.Port,
        ["device"] = port.Hello?.Device,
        ["board"] = port.Hello?.Board,
        ["firmware"] = port.Hello?.Firmware,
        ["access"] = port.Hello?.Access,
        ["trouble"] = port.Trouble?.Message,
    };
}
