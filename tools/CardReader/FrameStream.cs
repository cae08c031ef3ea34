// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>A segment's frames, plain. Each encrypted record is authenticated before it is decrypted, wherever reading begins.</summary>
internal sealed class FrameStream(FileStream file, RecordKeys? keys, long length, string path) : Stream
{
    private readonly byte[] _record = new byte[keys is null ? 0 : SegmentLayout.Stride(true)];
    private readonly byte[] _audio = new byte[keys is null ? 0 : SegmentLayout.PieceBytes];
    private long _position;
    private long _number;
    private int _next;
    private int _filled;
    private int _skip;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        Span<byte> wanted = buffer[..(int)Math.Min(buffer.Length, length - _position)];
        if (wanted.IsEmpty)
        {
            return 0;
        }

        int read = keys is null ? file.Read(wanted) : ReadDecrypted(wanted);
        _position += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        long position = offset + (origin == SeekOrigin.Current ? _position : origin == SeekOrigin.End ? length : 0);
        ArgumentOutOfRangeException.ThrowIfNegative(position, nameof(offset));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, length, nameof(offset));
        if (keys is null)
        {
            file.Position = SegmentLayout.HeaderBytes + position;
        }
        else
        {
            _number = position / SegmentLayout.PieceBytes;
            _skip = (int)(position % SegmentLayout.PieceBytes);
            _next = _filled = 0;
            file.Position = SegmentLayout.HeaderBytes + (_number * SegmentLayout.Stride(true));
        }

        return _position = position;
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        file.Dispose();
        keys?.Dispose();
        base.Dispose(disposing);
    }

    private int ReadDecrypted(Span<byte> wanted)
    {
        if (_next == _filled)
        {
            int audio = (int)Math.Min(SegmentLayout.PieceBytes, length - (_number * SegmentLayout.PieceBytes));
            Span<byte> record = _record.AsSpan(0, SegmentLayout.RecordHeadBytes + audio);
            int there = file.ReadAtLeast(record, record.Length, throwOnEndOfStream: false);
            if (there < record.Length || !AudioSource.IsRecord(record, _number) || !keys!.IsGenuine(record))
            {
                throw new InvalidDataException($"record {_number} of {path} was not written with this key, or was changed");
            }

            _filled = keys.Decrypt(record, _audio);
            _next = _skip;
            _skip = 0;
            _number++;
        }

        int count = Math.Min(wanted.Length, _filled - _next);
        _audio.AsSpan(_next, count).CopyTo(wanted);
        _next += count;
        return count;
    }
}
