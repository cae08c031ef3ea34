// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>What one layer of proof says.</summary>
public enum LayerVerdict : byte
{
    /// <summary>It was not looked at, or cannot be without the key.</summary>
    NotChecked,

    /// <summary>All fits.</summary>
    Fits,

    /// <summary>Something does not fit.</summary>
    Broken,
}
