// SPDX-License-Identifier: MIT
using System.Text;

namespace HushTap.CardReader;

/// <summary>The public digest of journal lines (FORMAT.md §3).</summary>
internal static class JournalDigest
{
    /// <summary>D("hushtap journal 1", former ‖ text).</summary>
    /// <param name="former">Digest of the line before; all zeros for a head and for line 0.</param>
    /// <param name="text">The line up to before " *"; at most 512 Latin-1 characters.</param>
    public static Digest Of(Digest former, ReadOnlySpan<char> text)
    {
        Span<byte> message = stackalloc byte[Digest.Bytes + JournalScanner.LineBytesMax];
        former.CopyTo(message);
        int length = Encoding.Latin1.GetBytes(text, message[Digest.Bytes..]);
        return Digest.Of("hushtap journal 1"u8, message[..(Digest.Bytes + length)]);
    }
}
