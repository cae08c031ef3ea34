// SPDX-License-Identifier: MIT
extern alias fx;

using System;
using System.Globalization;
using System.Text;

namespace HushTap.Nano;

/// <summary>How the chip writes and reads dates, in terms of the framework's invariant culture.</summary>
internal static class DateTimeText
{
    private const string Standard = "dDfFgGmMoOrRstTuUyY";
    private const int FractionDigitsMax = 7;

    /// <summary>Letters that are patterns in the framework and plain text on the chip.</summary>
    private const string PlainOnChip = "FzKg";

    private static readonly string[] s_readable =
    [
        "yyyy-MM-dd HH:mm:ss'Z'",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm:ss'Z'",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
        "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
    ];

    /// <summary>Reads the three forms that the chip reads and nothing else.</summary>
    internal static bool TryParse(string text, out DateTime result)
    {
        result = default;
        ArgumentNullException.ThrowIfNull(text);
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!fx::System.DateTime.TryParseExact(text, s_readable, CultureInfo.InvariantCulture, Utc, out fx::System.DateTime read)
            || read.Ticks < DateTime.MinValue.Ticks
            || read.Ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        result = new DateTime(read.Ticks);
        return true;
    }

    /// <summary>The framework's format that prints what the chip prints for <paramref name="format"/>.</summary>
    internal static string FrameworkFormat(string format)
    {
        if (string.IsNullOrEmpty(format))
        {
            return "G";
        }

        if (format.Length == 1)
        {
            return Standard.Contains(format) ? format : throw new ArgumentException("no such format on the chip");
        }

        return Escaped(format);
    }

    private static string Escaped(string format)
    {
        var escaped = new StringBuilder(format.Length);
        int fractionDigits = 0;
        for (int i = 0; i < format.Length; i++)
        {
            char c = format[i];
            fractionDigits = c == 'f' ? fractionDigits + 1 : 0;
            if (fractionDigits > FractionDigitsMax)
            {
                throw new ArgumentException("more than 7 digits of a second");
            }

            if (c is '\'' or '"')
            {
                int end = format.IndexOf(c, i + 1);
                end = end < 0 ? throw new ArgumentException("a quote without its end") : end;
                escaped.Append(format, i, end - i + 1);
                i = end;
                continue;
            }

            escaped.Append(PlainOnChip.Contains(c) ? "\\" : string.Empty).Append(c);
            if (c == '\\' && ++i < format.Length)
            {
                escaped.Append(format[i]);
            }
        }

        return escaped.ToString();
    }
}
