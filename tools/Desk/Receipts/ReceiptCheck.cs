// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using HushTap.CardReader;

namespace HushTap.Desk;

/// <summary>Compares a receipt with a card's journal.</summary>
/// <param name="Verdict">What came of it.</param>
/// <param name="Receipt">The receipt that the card gives today; null when the card has no such call.</param>
public sealed partial record ReceiptCheck(ReceiptVerdict Verdict, HoldReceipt? Receipt)
{
    /// <summary>A longer file is no receipt.</summary>
    public const int BytesMax = 4 << 20;

    /// <summary>Compares a code with a card.</summary>
    /// <param name="card">The card; with the owner's keys, if the keyed chain shall be looked at.</param>
    /// <param name="code">The code.</param>
    /// <returns>The comparison.</returns>
    public static ReceiptCheck Of(Card card, ReceiptCode code)
    {
        if (!code.IsWellTyped())
        {
            return new ReceiptCheck(ReceiptVerdict.Mistyped, null);
        }

        HoldReceipt[] receipts = [.. card.Calls.Where(new CallName(code.Call, code.Boot).Fits).Select(HoldReceipt.Of)];
        HoldReceipt? fitting = receipts.FirstOrDefault(receipt => receipt.Code == code);
        return fitting is null
            ? new ReceiptCheck(receipts.Length == 0 ? ReceiptVerdict.NoSuchCall : ReceiptVerdict.Differs, receipts.FirstOrDefault())
            : new ReceiptCheck(fitting.IsSound ? ReceiptVerdict.Fits : ReceiptVerdict.JournalBroken, fitting);
    }

    /// <summary>Compares a whole receipt, as it was written to a file, with a card: the code, and every word around it.</summary>
    /// <param name="card">The card.</param>
    /// <param name="text">The file: HTML or plain text, in any language.</param>
    /// <returns>The comparison; null when there is no code in it.</returns>
    public static ReceiptCheck? OfFile(Card card, string text)
    {
        Match match = CodePattern().Match(text);
        if (!match.Success || ReceiptCode.Parse(match.Value) is not { } code)
        {
            return null;
        }

        ReceiptCheck check = Of(card, code);
        bool isSame = check.Verdict != ReceiptVerdict.Fits || Enum.GetValues<Language>().Any(language =>
            Same(text, check.Receipt!.ToText(language)) || Same(text, check.Receipt.ToHtml(language)));
        return isSame ? check : check with { Verdict = ReceiptVerdict.WordsDiffer };
    }

    /// <summary>Mail and editors change the ends of lines; nothing else is forgiven.</summary>
    private static bool Same(string a, string b) => a.TrimStart('\uFEFF').ReplaceLineEndings("\n").TrimEnd() == b.TrimEnd();

    [GeneratedRegex(@"\b[0-9]{1,15}-[0-9]{1,15}(-[0-9A-HJKMNP-TV-Z]{5}){5}\b", RegexOptions.CultureInvariant)]
    private static partial Regex CodePattern();
}
