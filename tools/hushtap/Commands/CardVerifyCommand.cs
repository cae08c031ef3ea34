// SPDX-License-Identifier: MIT
using System.CommandLine;
using HushTap.CardReader;
using HushTap.Cli.Input;
using HushTap.Cli.Output;
using HushTap.Page;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap card verify</c>: proves that a card is as the device wrote it, as far as each layer reaches.</summary>
public sealed class CardVerifyCommand
{
    private readonly Shell _shell;
    private readonly Argument<string> _directory = CardOptions.Directory();
    private readonly Option<bool> _json = CardOptions.Json();

    private readonly Option<string?> _key = new("--key")
    {
        Description = "the owner's key file; without it only the public layer is checked",
        HelpName = "FILE",
    };

    private readonly Option<string?> _head = new("--head")
    {
        Description = "how far the device says it has written: \"boot=N line=N digest=HEX\", or a file with its answer to status",
        HelpName = "HEAD|FILE",
    };

    private CardVerifyCommand(Shell shell) => _shell = shell;

    /// <summary>Builds the command.</summary>
    /// <param name="shell">Where its output goes.</param>
    /// <returns>The command.</returns>
    public static Command Create(Shell shell)
    {
        CardVerifyCommand verify = new(shell);
        Command command = new("verify", "prove that a card is as the device wrote it; nothing is changed")
        {
            verify._directory, verify._key, verify._head, verify._json,
        };
        command.SetAction(verify.Run);
        return command;
    }

    private int Run(ParseResult parse)
    {
        KeyFile? keys = CardInput.Keys(parse.GetValue(_key));
        Card card = CardInput.Read(parse.GetRequiredValue(_directory), keys, CardInput.Head(parse.GetValue(_head)));
        bool json = parse.GetValue(_json);
        if (json)
        {
            card.Verify();
        }
        else
        {
            SimulationProgress.Show(_shell, "verified", progress =>
            {
                card.Verify(progress);
                return true;
            });
        }

        CardReport report = new(card, keys is not null);
        report.Write(_shell, json);
        if (OpenMeFile.IsOther(card.Root))
        {
            Text.WriteNotes(_shell.Error, [$"{CardPage.FileName} is not the page that this hushtap writes: an older one, or somebody changed it; hushtap card prepare writes it anew"]);
        }

        return report.ExitCode;
    }
}
