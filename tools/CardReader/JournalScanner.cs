// SPDX-License-Identifier: MIT
using System.Text;

namespace HushTap.CardReader;

/// <summary>Cuts a journal's bytes into lines, padding, and what is neither.</summary>
internal ref struct JournalScanner(ReadOnlySpan<byte> bytes)
{
    /// <summary>Longest line with its LF.</summary>
    public const int LineBytesMax = 512;

    /// <summary>Every append is whole sectors.</summary>
    public const int SectorBytes = 512;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _next;

    /// <summary>Gets where the present piece begins.</summary>
    public int Offset { get; private set; }

    /// <summary>Gets its length with the LF.</summary>
    public int Length { get; private set; }

    /// <summary>Gets the present line without its LF; null when the piece is none.</summary>
    public string? Text { get; private set; }

    /// <summary>Goes to the next piece; padding is passed over.</summary>
    /// <returns>False at the end.</returns>
    public bool Next()
    {
        while (_next < _bytes.Length)
        {
            Offset = _next;
            int lf = _bytes[_next..].IndexOf((byte)'\n');
            bool isEnded = lf >= 0;
            Length = isEnded ? lf + 1 : _bytes.Length - _next;
            _next += Length;
            ReadOnlySpan<byte> piece = _bytes.Slice(Offset, Length);
            if (isEnded && IsPadding(piece))
            {
                continue;
            }

            Text = isEnded && Length <= LineBytesMax ? Encoding.Latin1.GetString(piece[..^1]) : null;
            return true;
        }

        return false;
    }

    private readonly bool IsPadding(ReadOnlySpan<byte> piece) =>
        _next % SectorBytes == 0 && piece.Length < SectorBytes && !piece[..^1].ContainsAnyExcept((byte)' ');
}
