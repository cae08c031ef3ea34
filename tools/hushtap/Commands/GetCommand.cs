// SPDX-License-Identifier: MIT
using System.CommandLine;
using HushTap.Cli.Output;
using HushTap.Cli.Serial;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap get</c>: shows settings.</summary>
public sealed class GetCommand : ICliCommand
{
    /// <inheritdoc/>
    public static Command Create(Shell shell)
    {
        Argument<string?> name = new("SETTING") { Description = "one setting; all when left out", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> json = new("--json") { Description = "print one JSON object and nothing else" };
        Command command = new("get", "show settings") { name, json };
        DeviceOptions device = new(shell, command);
        command.SetAction(parse =>
        {
            using DeviceLink link = device.Open(parse);
            Answer answer = link.Ask(parse.GetValue(name) is { } one ? $"get {DeviceOptions.Word(one)}" : "get");
            if (parse.GetValue(json))
            {
                JsonText.Write(shell.Out, JsonText.Object(answer.AllPairs()));
            }
            else
            {
                answer.Lines.ToList().ForEach(shell.Out.WriteLine);
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
