// SPDX-License-Identifier: MIT
using System.Globalization;

namespace HushTap.Nano;

/// <summary>Whether this process compares strings as the chip does.</summary>
internal static class Ordinal
{
    /// <summary>By code unit upper case sorts first; every culture sorts it after lower case.</summary>
    internal static readonly bool IsProcessOrdinal = string.Compare("a", "B", CultureInfo.InvariantCulture, CompareOptions.None) > 0;
}
