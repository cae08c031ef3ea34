// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>Upper-case hexadecimal, the only one that a card holds.</summary>
internal static class HexText
{
    /// <summary>Reads exactly as many bytes as fit.</summary>
    /// <param name="text">Two digits for each byte.</param>
    /// <param name="bytes">Receives them.</param>
    /// <returns>False when there are more or fewer digits, or other characters.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        if (text.Length != bytes.Length * 2)
        {
            return false;
        }

        for (int i = 0; i < bytes.Length; i++)
        {
            int high = Value(text[2 * i]);
            int low = Value(text[(2 * i) + 1]);
            if ((high | low) < 0)
            {
                return false;
            }

            bytes[i] = (byte)((high << 4) | low);
        }

        return true;
    }

    private static int Value(char digit) => digit switch
    {
        >= '0' and <= '9' => digit - '0',
        >= 'A' and <= 'F' => digit - 'A' + 10,
        _ => -1,
    };
}
