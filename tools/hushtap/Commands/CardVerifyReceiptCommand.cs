// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Text;
using HushTap.CardReader;
using HushTap.Cli.Input;
using HushTap.Cli.Output;
using HushTap.Desk;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap card verify-receipt</c>: compares a receipt with a card's journal.</summary>
public sealed class CardVerifyReceiptCommand
{
    private readonly Shell _shell;
    private readonly Argument<string> _directory = CardOptions.Directory();
    private readonly Option<string?> _key = CardOptions.Key();
    private readonly Option<bool> _json = CardOptions.Json();

    private readonly Argument<string> _receipt = new("RECEIPT")
    {
        Description = "the receipt's code, or a file with the receipt, whose every word is compared then",
    };

    private CardVerifyReceiptCommand(Shell shell) => _shell = shell;

    /// <summary>Builds the command.</summary>
    /// <param name="shell">Where its output goes.</param>
    /// <returns>The command.</returns>
    public static Command Create(Shell shell)
    {
        CardVerifyReceiptCommand verify = new(shell);
        Command command = new("verify-receipt", "compare a hold receipt with the card's journal")
        {
            verify._directory, verify._receipt, verify._key, verify._json,
        };
        command.SetAction(verify.Run);
        return command;
    }

    private static ReceiptCheck Check(Card card, string text)
    {
        if (ReceiptCode.Parse(text) is { } code)
        {
            return ReceiptCheck.Of(card, code);
        }

        if (!File.Exists(text))
        {
            throw new CliException($"'{text}' is neither a receipt's code nor a file", "type the code as it stands at the end of the receipt, such as 2-17-ABCDE-FGHJK-MNPQR-STVWX-YZ012");
        }

        return ReceiptCheck.OfFile(card, Encoding.UTF8.GetString(InputFile.Read(text, ReceiptCheck.BytesMax)))
            ?? throw new CliException($"{text} has no receipt's code in it", "name a file that hushtap card receipt wrote, or type the code");
    }

    private static string Words(ReceiptCheck check) => check.Verdict switch
    {
        ReceiptVerdict.Fits => "the receipt fits the card's journal",
        ReceiptVerdict.Mistyped => "the code is mistyped: its last letter does not fit the others",
        ReceiptVerdict.NoSuchCall => "the card has no such call: it is another card, or a part of it is missing",
        ReceiptVerdict.Differs => "the receipt does not fit: the journal was changed, the receipt is of another card or made up, or the call was still going on when it was made",
        ReceiptVerdict.WordsDiffer => "the code fits, but the file says something else than the receipt of this call: it was changed, or another version of hushtap wrote it",
        _ => "the code fits, but the journal does not fit its own digests: it proves nothing; hushtap card verify says more",
    };

    private static string Keyed(LayerVerdict verdict) => verdict switch
    {
        LayerVerdict.Fits => "the key fits: the device wrote this journal",
        LayerVerdict.Broken => "the key does not fit: somebody without it changed this journal, or it is another device's key",
        _ => "the key was not tried: without --key, somebody who rewrote journal and receipt is not found",
    };

    private int Run(ParseResult parse)
    {
        KeyFile? keys = CardInput.Keys(parse.GetValue(_key));
        Card card = CardInput.Read(parse.GetRequiredValue(_directory), keys);
        ReceiptCheck check = Check(card, parse.GetRequiredValue(_receipt));
        LayerVerdict keyed = check.Receipt?.Timeline.Call.PowerOn.Keyed ?? LayerVerdict.NotChecked;
        bool isFine = check.Verdict == ReceiptVerdict.Fits && keyed != LayerVerdict.Broken && (keys is null || keyed == LayerVerdict.Fits);
        if (parse.GetValue(_json))
        {
            _shell.Out.WriteLine(System.Text.Json.JsonSerializer.Serialize(
                new { isFine, verdict = CardReport.Word(check.Verdict), keyed = CardReport.Word(keyed), code = check.Verdict == ReceiptVerdict.Fits ? check.Receipt!.Code.ToString() : null },
                CardReport.JsonOptions));
            return isFine ? ExitCode.Ok : ExitCode.Problem;
        }

        if (check.Verdict is ReceiptVerdict.Fits or ReceiptVerdict.WordsDiffer)
        {
            _shell.Out.Write(check.Receipt!.ToText(Language.En));
            _shell.Out.WriteLine();
        }

        _shell.Out.WriteLine(Words(check));
        if (check.Receipt is not null)
        {
            _shell.Out.WriteLine(Keyed(keyed));
        }

        return isFine ? ExitCode.Ok : ExitCode.Problem;
    }
}
