// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>Streams a segment's file through digest and record tags. One buffer for all files.</summary>
internal sealed class SegmentReader : IDisposable
{
    private const int PiecesPerRead = 32;
    private readonly byte[] _buffer = new byte[PieceChain.RoomBytes + (PiecesPerRead * SegmentLayout.Stride(true))];
    private readonly byte[] _header = new byte[SegmentLayout.HeaderBytes];
    private RecordKeys? _keys;

    /// <summary>Reads header and as much audio as the journal knows of.</summary>
    public SegmentBytes Read(CardReading card, Segment segment, Action<int> advance, CancellationToken cancel) =>
        Read(card, segment, PathOf(segment), segment.FileBytes!.Value, advance, cancel);

    /// <summary>Reads a copy of the segment's file.</summary>
    public SegmentBytes Read(CardReading card, Segment segment, string path, long length, Action<int> advance, CancellationToken cancel)
    {
        SegmentBytes found = new() { Length = length };
        if (found.Length == 0)
        {
            // A file without length is not opened: it may be a pipe, which would be waited for.
            return found;
        }

        using FileStream file = Open(path);
        found.Header = _header[..file.ReadAtLeast(_header, _header.Length, throwOnEndOfStream: false)];
        found.HeaderDigest = Digest.Of("hushtap header 1"u8, found.Header);
        found.IsZero = !found.Header.AsSpan().ContainsAnyExcept((byte)0);
        advance(found.Header.Length);
        OpenKeys(card, segment, found.Header);
        ReadBody(file, segment, found, advance, cancel);
        Dispose();
        return found;
    }

    /// <summary>Digests all bytes behind the header, whatever the journal says.</summary>
    public Digest DigestOfAll(Segment segment, long length, CancellationToken cancel)
    {
        if (length <= SegmentLayout.HeaderBytes)
        {
            return default;
        }

        using FileStream file = Open(PathOf(segment));
        file.Seek(SegmentLayout.HeaderBytes, SeekOrigin.Begin);
        PieceChain chain = new(SegmentLayout.Stride(segment.Name.IsEncrypted));
        int read;
        while ((read = Fill(file, segment, long.MaxValue)) > 0)
        {
            cancel.ThrowIfCancellationRequested();
            chain.Add(_buffer.AsSpan(0, PieceChain.RoomBytes + read));
        }

        return chain.Value;
    }

    public void Dispose()
    {
        _keys?.Dispose();
        _keys = null;
    }

    private static string PathOf(Segment segment) => Path.Combine(segment.Folder.FullPath, segment.FileName);

    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan);

    private void ReadBody(FileStream file, Segment segment, SegmentBytes found, Action<int> advance, CancellationToken cancel)
    {
        PieceChain chain = new(SegmentLayout.Stride(segment.Name.IsEncrypted));
        long left = SegmentLayout.BodyBytes(segment.Frames, segment.Name.IsEncrypted);
        long number = 0;
        int read;
        while (left > 0 && (read = Fill(file, segment, left)) > 0)
        {
            cancel.ThrowIfCancellationRequested();
            Span<byte> bytes = _buffer.AsSpan(PieceChain.RoomBytes, read);
            found.IsZero = found.IsZero && !bytes.ContainsAnyExcept((byte)0);
            number = CheckRecords(bytes, found, number);
            chain.Add(_buffer.AsSpan(0, PieceChain.RoomBytes + read));
            left -= read;
            advance(read);
        }

        found.Audio = chain.Value;
        found.Records = _keys is null || found.FittingRecords + found.BrokenRecords == 0 ? LayerVerdict.NotChecked
            : found.BrokenRecords > 0 ? LayerVerdict.Broken : LayerVerdict.Fits;
    }

    private int Fill(FileStream file, Segment segment, long left)
    {
        int whole = PiecesPerRead * SegmentLayout.Stride(segment.Name.IsEncrypted);
        return file.ReadAtLeast(_buffer.AsSpan(PieceChain.RoomBytes, (int)Math.Min(left, whole)), (int)Math.Min(left, whole), throwOnEndOfStream: false);
    }

    private void OpenKeys(CardReading card, Segment segment, byte[] headerBytes)
    {
        if (segment.Name.IsEncrypted
            && segment.Folder.Head?.Device == card.Keys?.Device
            && SegmentHeader.Parse(headerBytes) is { IsEncrypted: true } header
            && card.Keys!.Days.TryGetValue(header.Day, out byte[]? day))
        {
            _keys = new RecordKeys(day, AudioSource.Context(segment), header.Nonce);
        }
    }

    private long CheckRecords(ReadOnlySpan<byte> bytes, SegmentBytes found, long number)
    {
        if (_keys is null)
        {
            return number;
        }

        for (int at = 0; at < bytes.Length; at += SegmentLayout.Stride(true), number++)
        {
            ReadOnlySpan<byte> record = bytes.Slice(at, Math.Min(SegmentLayout.Stride(true), bytes.Length - at));
            bool isGenuine = AudioSource.IsRecord(record, number) && _keys.IsGenuine(record);
            found.FittingRecords += isGenuine ? 1 : 0;
            found.BrokenRecords += isGenuine ? 0 : 1;
        }

        return number;
    }
}
