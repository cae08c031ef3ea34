// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>What comparing a receipt with a card gave.</summary>
public enum ReceiptVerdict : byte
{
    /// <summary>The card's journal says what the receipt says.</summary>
    Fits,

    /// <summary>The code is mistyped.</summary>
    Mistyped,

    /// <summary>The card has no such call.</summary>
    NoSuchCall,

    /// <summary>The journal says something else: the receipt is of another card or was made up, the journal was changed, or the call was still going on when the receipt was made.</summary>
    Differs,

    /// <summary>The code fits, but the words around it are not those of the receipt.</summary>
    WordsDiffer,

    /// <summary>The code fits, but the journal does not fit its own digests.</summary>
    JournalBroken,
}
