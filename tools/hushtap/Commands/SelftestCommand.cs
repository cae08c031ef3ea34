// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Text.Json.Nodes;
using HushTap.Cli.Input;
using HushTap.Cli.Output;
using HushTap.Cli.Serial;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap selftest</c> and <c>hushtap card-test</c>: what the device finds out about itself.</summary>
public sealed class SelftestCommand : ICliCommand
{
    /// <inheritdoc/>
    public static Command Create(Shell shell)
    {
        Option<bool> json = new("--json") { Description = "print one JSON object and nothing else" };
        Command command = new("selftest", "let the device test its inputs, audio, card, clock and settings; changes nothing") { json };
        DeviceOptions device = new(shell, command);
        command.SetAction(parse =>
        {
            using DeviceLink link = device.Open(parse);
            return Report(shell, link.Ask("test"), parse.GetValue(json));
        });
        return command;
    }

    /// <summary>Shows a test's answer.</summary>
    /// <param name="shell">Where to.</param>
    /// <param name="answer">The device's answer.</param>
    /// <param name="json">As JSON.</param>
    /// <returns>1 when the device found problems.</returns>
    internal static int Report(Shell shell, Answer answer, bool json)
    {
        bool isGood = answer.Values.GetValueOrDefault("problems", "0") == "0";
        if (json)
        {
            JsonObject node = JsonText.Object(answer.Values);
            node["results"] = new JsonArray([.. answer.Lines.Select(line => JsonText.Object(Answer.Pairs(line)))]);
            JsonText.Write(shell.Out, node);
            return isGood ? ExitCode.Ok : ExitCode.Problem;
        }

        foreach (string line in answer.Lines)
        {
            shell.Out.WriteLine(string.Join("  ", Answer.Pairs(line).Select(pair => $"{pair.Key} {pair.Value}")));
        }

        long problems = OptionText.TryWhole(answer.Values.GetValueOrDefault("problems", "0"), 0, long.MaxValue, out long number) ? number : 1;
        shell.Out.WriteLine(isGood ? "passed" : $"failed: {Text.Count(problems, "problem")}");
        return isGood ? ExitCode.Ok : ExitCode.Problem;
    }
}
