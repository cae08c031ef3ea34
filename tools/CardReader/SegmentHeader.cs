// SPDX-License-Identifier: MIT
using System.Buffers.Binary;
using System.Text;

namespace HushTap.CardReader;

/// <summary>What a segment's first 512 bytes say (FORMAT.md §4 and §5).</summary>
public sealed class SegmentHeader
{
    private const int WavCommentAt = 56;
    private const int HteCommentAt = 44;
    private const int StatedAt = 504;

    private SegmentHeader(bool isEncrypted, long statedBytes, string comment) =>
        (IsEncrypted, StatedBytes, Comment) = (isEncrypted, statedBytes, comment);

    /// <summary>Gets a value indicating whether the segment is encrypted.</summary>
    public bool IsEncrypted { get; }

    /// <summary>Gets how many bytes it says are behind it.</summary>
    public long StatedBytes { get; }

    /// <summary>Gets what the file says of itself; printable.</summary>
    public string Comment { get; }

    /// <summary>Gets frames per second.</summary>
    public long Rate { get; private init; }

    /// <summary>Gets the nonce of an encrypted segment; empty else.</summary>
    public IReadOnlyList<byte> Nonce { get; private init; } = [];

    /// <summary>Gets the day of an encrypted segment's key: yyyymmdd or UNSET; empty else.</summary>
    public string Day { get; private init; } = string.Empty;

    /// <summary>Reads a header.</summary>
    /// <param name="bytes">512 bytes.</param>
    /// <returns>Null when it is none.</returns>
    public static SegmentHeader? Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < SegmentLayout.HeaderBytes)
        {
            return null;
        }

        return bytes.StartsWith("HUSHTAPE"u8) ? ParseHte(bytes) : ParseWav(bytes);
    }

    private static SegmentHeader? ParseWav(ReadOnlySpan<byte> bytes)
    {
        uint padded = BinaryPrimitives.ReadUInt32LittleEndian(bytes[52..]);
        bool isWav = bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WAVEfmt "u8) && bytes[StatedAt..].StartsWith("data"u8);
        if (!isWav || padded > StatedAt - WavCommentAt)
        {
            return null;
        }

        return new SegmentHeader(false, BinaryPrimitives.ReadUInt32LittleEndian(bytes[508..]), Text(bytes.Slice(WavCommentAt, (int)padded)))
        {
            Rate = BinaryPrimitives.ReadUInt32LittleEndian(bytes[24..]),
        };
    }

    private static SegmentHeader? ParseHte(ReadOnlySpan<byte> bytes)
    {
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[40..]);
        bool isHte = BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]) == 1 && BinaryPrimitives.ReadUInt16LittleEndian(bytes[10..]) == 2;
        if (!isHte || length > StatedAt - HteCommentAt)
        {
            return null;
        }

        ulong stated = BinaryPrimitives.ReadUInt64LittleEndian(bytes[StatedAt..]);
        return new SegmentHeader(true, (long)Math.Min(stated, long.MaxValue), Text(bytes.Slice(HteCommentAt, (int)length)))
        {
            Rate = BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]),
            Nonce = bytes.Slice(16, 16).ToArray(),
            Day = Text(bytes.Slice(32, 8)),
        };
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Printable.Of(Encoding.Latin1.GetString(bytes).TrimEnd('\0'));
}
