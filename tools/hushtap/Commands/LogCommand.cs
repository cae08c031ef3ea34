// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Text.Json.Nodes;
using HushTap.Cli.Input;
using HushTap.Cli.Output;
using HushTap.Cli.Serial;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap log</c>: the last lines of the device's journal.</summary>
public sealed class LogCommand : ICliCommand
{
    private const int LinesMax = 32;

    /// <inheritdoc/>
    public static Command Create(Shell shell)
    {
        Argument<string> count = new("COUNT") { Description = $"how many lines, 1 to {LinesMax}", DefaultValueFactory = _ => "10" };
        Option<bool> json = new("--json") { Description = "print one JSON object and nothing else" };
        Command command = new("log", "show the last lines of the journal since power-on; the whole journal is on the card") { count, json };
        DeviceOptions device = new(shell, command);
        command.SetAction(parse =>
        {
            string text = parse.GetValue(count)!;
            if (!OptionText.TryWhole(text, 1, LinesMax, out long lines))
            {
                throw new CliException($"'{text}' is no number of lines", $"say a whole number from 1 to {LinesMax}");
            }

            using DeviceLink link = device.Open(parse);
            IReadOnlyList<string> log = link.Ask($"log {lines}").Lines;
            if (parse.GetValue(json))
            {
                JsonText.Write(shell.Out, new JsonObject { ["lines"] = new JsonArray([.. log.Select(line => JsonValue.Create(line))]) });
            }
            else
            {
                log.ToList().ForEach(shell.Out.WriteLine);
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
