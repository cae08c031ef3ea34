// SPDX-License-Identifier: MIT
using System.Globalization;

namespace HushTap.CardReader;

/// <summary>Numbers as they stand in a journal.</summary>
internal static class Field
{
    /// <summary>Largest number that is believed: frames of 17 years at 16 kHz, bytes of 8 TiB. Sums of a journal's worth stay in 64 bits.</summary>
    public const long NumberMax = 1L << 43;

    /// <summary>Reads a number without leading zeros, 0 to <see cref="NumberMax"/>.</summary>
    public static bool TryNumber(ReadOnlySpan<char> text, out long number)
    {
        number = 0;
        return (text.Length == 1 || (text.Length > 1 && text[0] != '0')) && TryDigits(text, out number);
    }

    /// <summary>Reads digits, 0 to <see cref="NumberMax"/>.</summary>
    public static bool TryDigits(ReadOnlySpan<char> text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= NumberMax;

    /// <summary>Reads yyyy-mm-ddThh:mm:ssZ, or "-" for none.</summary>
    public static bool TryUtc(ReadOnlySpan<char> text, out DateTimeOffset? utc) => TryUtc(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", "-", out utc);

    /// <summary>Reads yyyymmddThhmmssZ, or UNSET for none.</summary>
    public static bool TryBasicUtc(ReadOnlySpan<char> text, out DateTimeOffset? utc) => TryUtc(text, "yyyyMMdd'T'HHmmss'Z'", "UNSET", out utc);

    private static bool TryUtc(ReadOnlySpan<char> text, string format, string none, out DateTimeOffset? utc)
    {
        utc = null;
        if (text.SequenceEqual(none))
        {
            return true;
        }

        bool isTime = DateTimeOffset.TryParseExact(
            text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time);
        utc = isTime ? time : null;
        return isTime;
    }
}
