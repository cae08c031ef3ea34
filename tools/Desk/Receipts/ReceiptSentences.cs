// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>What a receipt says besides times.</summary>
internal static class ReceiptSentences
{
    public static IEnumerable<string> Of(HoldReceipt receipt, DeskWords words)
    {
        yield return words[receipt.IsSound ? "receipt-journal-fits" : "receipt-journal-broken"];
        if (receipt.Held.Count > 0)
        {
            yield return words["receipt-nothing"];
            yield return words["receipt-margin"];
        }

        yield return words.Format("receipt-ram", HoldReceipt.RamSecondsMax);
        if (receipt.Timeline.Call.Utc is not null)
        {
            yield return words["receipt-times"];
        }

        yield return words["receipt-far"];
        yield return words["receipt-no-audio"];
    }
}
