// SPDX-License-Identifier: MIT
using System.Globalization;

namespace HushTap.HardwareTools.Design;

/// <summary>Numbers as they stand on a schematic: 4.7k, 220n, 2.2M, 1u film.</summary>
public static class EngineeringNumber
{
    private const string prefixes = "pnumkM";
    private static readonly double[] factors = [1e-12, 1e-9, 1e-6, 1e-3, 1e3, 1e6];

    /// <summary>Reads the leading number; what follows a space or is a unit letter does not matter.</summary>
    /// <returns>False when the text does not begin with a number.</returns>
    public static bool TryParse(string text, out double value)
    {
        var end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
        {
            end++;
        }

        if (!double.TryParse(text.AsSpan(0, end), NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            return false;
        }

        var prefix = end < text.Length ? prefixes.IndexOf(text[end], StringComparison.Ordinal) : -1;
        if (prefix >= 0)
        {
            value *= factors[prefix];
        }

        return true;
    }
}
