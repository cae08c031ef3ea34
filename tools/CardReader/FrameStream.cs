// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>A segment's frames, plain; forward only. Each encrypted record is authenticated before it is decrypted.</summary>
internal sealed class FrameStream(FileStream file, RecordKeys? keys, long length, string path) : Stream
{
    private readonly byte[] _record = new byte[keys is null ? 0 : SegmentLayout.Stride(true)];
    private readonly byte[] _audio = new byte[keys is null ? 0 : SegmentLayout.PieceBytes];
    private long _position;
    private long _number;
    private int _next;
    private int _filled;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
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

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

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
            int audio = (int)Math.Min(SegmentLayout.PieceBytes, length - _position);
            Span<byte> record = _record.AsSpan(0, SegmentLayout.RecordHeadBytes + audio);
            int there = file.ReadAtLeast(record, record.Length, throwOnEndOfStream: false);
            if (there < record.Length || !AudioSource.IsRecord(record, _number) || !keys!.IsGenuine(record))
            {
                throw new InvalidDataException($"record {_number} of {path} was not written with this key, or was changed");
            }

            _filled = keys.Decrypt(record, _audio);
            _next = 0;
            _number++;
        }

        int count = Math.Min(wanted.Length, _filled - _next);
        _audio.AsSpan(_next, count).CopyTo(wanted);
        _next += count;
        return count;
    }
}
