// SPDX-License-Identifier: MIT
using System.CommandLine;
using HushTap.CardReader;
using HushTap.Cli.Input;
using HushTap.Desk;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap card receipt</c>: one page on what was not recorded of a call, without any audio.</summary>
public sealed class CardReceiptCommand
{
    private readonly Shell _shell;
    private readonly Argument<string> _directory = CardOptions.Directory();

    private readonly Option<string> _call = new("--call")
    {
        Description = "the call: its number, or POWER-ON/CALL where the number is not enough",
        HelpName = "N",
        Required = true,
    };

    private readonly Option<string> _language = new("--lang")
    {
        Description = "the language of the receipt",
        HelpName = "en|nl",
        DefaultValueFactory = _ => "en",
    };

    private readonly Option<string?> _html = new("--html")
    {
        Description = "write a page for the printer into this new file",
        HelpName = "FILE",
    };

    private readonly Option<string?> _text = new("--text")
    {
        Description = "write plain text into this new file (default: print it)",
        HelpName = "FILE",
    };

    private CardReceiptCommand(Shell shell) => _shell = shell;

    /// <summary>Builds the command.</summary>
    /// <param name="shell">Where its output goes.</param>
    /// <returns>The command.</returns>
    public static Command Create(Shell shell)
    {
        CardReceiptCommand receipt = new(shell);
        Command command = new("receipt", "say when a call was held or muted and so not recorded; one page without any audio")
        {
            receipt._directory, receipt._call, receipt._language, receipt._html, receipt._text,
        };
        receipt._language.AcceptOnlyFromAmong("en", "nl");
        command.SetAction(receipt.Run);
        return command;
    }

    private int Run(ParseResult parse)
    {
        CallName name = CardOptions.CallName(parse.GetRequiredValue(_call));
        Language language = parse.GetRequiredValue(_language) == "nl" ? Language.Nl : Language.En;
        Card card = CardInput.Read(parse.GetRequiredValue(_directory));
        HoldReceipt receipt = HoldReceipt.Of(CardInput.Ask(() => name.FindOne(card)));
        string? html = parse.GetValue(_html);
        string? text = parse.GetValue(_text);
        if (html is not null)
        {
            OutputFile.WriteNew("--html", html, receipt.ToHtml(language));
        }

        if (text is not null)
        {
            OutputFile.WriteNew("--text", text, receipt.ToText(language));
        }

        if (html is null && text is null)
        {
            _shell.Out.Write(receipt.ToText(language));
        }

        return receipt.IsSound ? ExitCode.Ok : ExitCode.Problem;
    }
}
