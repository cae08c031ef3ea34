// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Blanks the digests of a journal: the one thing in it that may depend on what is said. <see cref="JournalDigests"/> checks them.</summary>
internal static class JournalMask
{
    private const int DigestChars = 32;
    private static readonly byte[][] s_before = [" *"u8.ToArray(), " digest="u8.ToArray(), " after="u8.ToArray()];

    /// <summary>Masks the bytes of a write to, or of, a journal; others are given back as they are.</summary>
    /// <param name="path">File.</param>
    /// <param name="bytes">Whole lines.</param>
    public static byte[] Mask(string path, ReadOnlySpan<byte> bytes)
    {
        byte[] masked = bytes.ToArray();
        if (!path.EndsWith("/JOURNAL.TXT", StringComparison.Ordinal))
        {
            return masked;
        }

        foreach (byte[] before in s_before)
        {
            for (int at = masked.AsSpan().IndexOf(before); at >= 0;)
            {
                int from = at + before.Length;
                MaskHex(masked, from);
                int next = masked.AsSpan(from).IndexOf(before);
                at = next < 0 ? -1 : from + next;
            }
        }

        return masked;
    }

    /// <summary>Masks 32 hexadecimal digits, and a tag behind them, if they are there in full.</summary>
    private static void MaskHex(byte[] bytes, int from)
    {
        if (!IsHex(bytes, from))
        {
            return;
        }

        bytes.AsSpan(from, DigestChars).Fill((byte)'x');
        int tag = from + DigestChars + 1;
        if (tag <= bytes.Length && bytes[tag - 1] == '.' && IsHex(bytes, tag))
        {
            bytes.AsSpan(tag, DigestChars).Fill((byte)'x');
        }
    }

    private static bool IsHex(byte[] bytes, int from) =>
        from + DigestChars <= bytes.Length && bytes.AsSpan(from, DigestChars).IndexOfAnyExcept("0123456789ABCDEF"u8) < 0;
}
