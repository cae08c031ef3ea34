// SPDX-License-Identifier: MIT
using System.Buffers.Binary;

namespace HushTap.CardReader;

/// <summary>Opens segments as plain audio.</summary>
internal static class AudioSource
{
    /// <summary>The path below HUSHTAP, which the keys of a segment are bound to.</summary>
    public static string Context(Segment segment) => FormattableString.Invariant($"{segment.Folder.Number:00000}/{segment.FileName}");

    /// <summary>Tells whether bytes are record n of a segment.</summary>
    public static bool IsRecord(ReadOnlySpan<byte> record, long number) =>
        record.Length > SegmentLayout.RecordHeadBytes
        && record.StartsWith("HTER"u8)
        && BinaryPrimitives.ReadUInt32LittleEndian(record[4..]) == number
        && BinaryPrimitives.ReadUInt32LittleEndian(record[8..]) == record.Length - SegmentLayout.RecordHeadBytes;

    /// <summary>Opens a segment.</summary>
    public static Stream Open(CardReading card, Segment segment)
    {
        if (segment.FileBytes is not > SegmentLayout.HeaderBytes)
        {
            throw new CardException($"{segment.Path} has no audio", "hushtap card verify says why");
        }

        FileStream file = new(Path.Combine(segment.Folder.FullPath, segment.FileName), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        try
        {
            return segment.Name.IsEncrypted ? OpenEncrypted(card, segment, file) : OpenPlain(segment, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static FrameStream OpenPlain(Segment segment, FileStream file)
    {
        file.Seek(SegmentLayout.HeaderBytes, SeekOrigin.Begin);
        return new FrameStream(file, null, segment.Frames * Frames.Bytes, segment.Path);
    }

    private static FrameStream OpenEncrypted(CardReading card, Segment segment, FileStream file)
    {
        byte[] bytes = new byte[SegmentLayout.HeaderBytes];
        file.ReadExactly(bytes);
        if (SegmentHeader.Parse(bytes) is not { IsEncrypted: true } header)
        {
            throw new CardException($"{segment.Path} does not begin with a header", "hushtap card verify says why");
        }

        return card.Keys is { } keys && segment.Folder.Head?.Device == keys.Device && keys.Days.TryGetValue(header.Day, out byte[]? day)
            ? new FrameStream(file, new RecordKeys(day, Context(segment), header.Nonce), segment.Frames * Frames.Bytes, segment.Path)
            : throw new CardException($"{segment.Path} is encrypted, and its day key {header.Day} is not there", "give the owner's key file with --key");
    }
}
