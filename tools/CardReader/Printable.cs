// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>Makes names from a card fit to be shown.</summary>
public static class Printable
{
    private const int LengthMax = 512;

    /// <summary>Replaces all but printable ASCII by '?', and cuts what is long.</summary>
    /// <param name="text">From the card.</param>
    /// <returns>One printable line.</returns>
    public static string Of(string text)
    {
        string part = text.Length > LengthMax ? text[..LengthMax] + "..." : text;
        return string.Create(part.Length, part, static (span, source) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                span[i] = source[i] is >= ' ' and <= '~' ? source[i] : '?';
            }
        });
    }
}
