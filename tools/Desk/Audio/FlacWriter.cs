// SPDX-License-Identifier: MIT
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace HushTap.Desk;

/// <summary>Writes FLAC (RFC 9639): blocks of 4096 frames, channels apart, fixed predictors, partitioned Rice codes.</summary>
/// <remarks>
/// Speech at 8 kHz gains little from longer predictors, and these are fast. The samples' MD5 stands in the file, so that any player's test
/// (<c>flac -t</c>) proves that it gives back what was put in.
/// </remarks>
internal sealed class FlacWriter : IAudioWriter, IDisposable
{
    private const int BlockFrames = 4096;
    private const int Bits = 16;
    private const int StreamInfoBytes = 34;

    private readonly Stream _stream;
    private readonly AudioTags _tags;
    private readonly long _start;
    private readonly IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    private readonly int[][] _blocks;
    private readonly FlacSubframe _subframe = new(BlockFrames);
    private readonly BitWriter _bits;
    private int _filled;
    private long _frames;
    private uint _number;
    private int _bytesMin = int.MaxValue;
    private int _bytesMax;

    public FlacWriter(Stream stream, AudioTags tags)
    {
        (_stream, _tags, _start) = (stream, tags, stream.Position);
        _blocks = [.. Enumerable.Range(0, tags.Channels).Select(_ => new int[BlockFrames])];
        _bits = new BitWriter((BlockFrames * sizeof(short) * tags.Channels) + 64);
        _stream.Write("fLaC"u8);
        WriteBlock(0, isLast: false, new byte[StreamInfoBytes]);
        WriteBlock(4, isLast: true, VorbisComment.Of(tags));
    }

    public void Write(ReadOnlySpan<short> samples)
    {
        if (BitConverter.IsLittleEndian)
        {
            _md5.AppendData(MemoryMarshal.AsBytes(samples));
        }
        else
        {
            AppendSwapped(samples);
        }

        while (!samples.IsEmpty)
        {
            int frames = Math.Min(samples.Length / _tags.Channels, BlockFrames - _filled);
            for (int channel = 0; channel < _tags.Channels; channel++)
            {
                Span<int> block = _blocks[channel].AsSpan(_filled, frames);
                for (int i = 0, at = channel; i < block.Length; i++, at += _tags.Channels)
                {
                    block[i] = samples[at];
                }
            }

            samples = samples[(frames * _tags.Channels)..];
            _filled += frames;
            if (_filled == BlockFrames)
            {
                WriteFrame();
            }
        }
    }

    public void Finish()
    {
        if (_filled > 0)
        {
            WriteFrame();
        }

        long end = _stream.Position;
        _stream.Position = _start + 4;
        WriteBlock(0, isLast: false, StreamInfo());
        _stream.Position = end;
    }

    public void Dispose() => _md5.Dispose();

    private void AppendSwapped(ReadOnlySpan<short> samples)
    {
        byte[] bytes = new byte[samples.Length * sizeof(short)];
        for (int i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(i * sizeof(short)), samples[i]);
        }

        _md5.AppendData(bytes);
    }

    private byte[] StreamInfo()
    {
        byte[] bytes = new byte[StreamInfoBytes];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, BlockFrames);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), BlockFrames);
        WriteUInt24(bytes.AsSpan(4), _frames == 0 ? 0 : _bytesMin);
        WriteUInt24(bytes.AsSpan(7), _bytesMax);
        ulong packed = ((ulong)_tags.Rate << 44) | ((ulong)(_tags.Channels - 1) << 41) | ((ulong)(Bits - 1) << 36) | (ulong)_frames;
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(10), packed);
        _md5.GetHashAndReset().CopyTo(bytes, 18);
        return bytes;
    }

    private void WriteBlock(byte type, bool isLast, ReadOnlySpan<byte> body)
    {
        Span<byte> head = stackalloc byte[4];
        WriteUInt24(head[1..], body.Length);
        head[0] = (byte)(type | (isLast ? 0x80 : 0));
        _stream.Write(head);
        _stream.Write(body);
    }

    private void WriteFrame()
    {
        _bits.Clear();
        WriteFrameHead();
        foreach (int[] block in _blocks)
        {
            _subframe.Write(_bits, block.AsSpan(0, _filled));
        }

        _bits.Align();
        _bits.Write(FlacCrc.Of16(_bits.Bytes), 16);
        ReadOnlySpan<byte> bytes = _bits.Bytes;
        _stream.Write(bytes);
        (_bytesMin, _bytesMax) = (Math.Min(_bytesMin, bytes.Length), Math.Max(_bytesMax, bytes.Length));
        _frames += _filled;
        _filled = 0;
        _number++;
    }

    private void WriteFrameHead()
    {
        bool isWhole = _filled == BlockFrames;
        _bits.Write(0xFFF8, 16);
        _bits.Write(isWhole ? 0b1100u : 0b0111u, 4);
        _bits.Write(_tags.Rate == 8000 ? 0b0100u : 0b0101u, 4);
        _bits.Write((uint)(_tags.Channels - 1), 4);
        _bits.Write(0b1000, 4);
        WriteNumber(_number);
        if (!isWhole)
        {
            _bits.Write((uint)(_filled - 1), 16);
        }

        _bits.Write(FlacCrc.Of8(_bits.Bytes), 8);
    }

    /// <summary>As UTF-8 codes a character, up to 31 bits.</summary>
    private void WriteNumber(uint number)
    {
        if (number < 0x80)
        {
            _bits.Write(number, 8);
            return;
        }

        int more = 1;
        while (number >> (6 + (5 * more)) != 0)
        {
            more++;
        }

        uint lead = (0xFF00u >> (more + 1)) & 0xFF;
        _bits.Write(lead | (number >> (6 * more)), 8);
        for (int i = more - 1; i >= 0; i--)
        {
            _bits.Write(0x80 | ((number >> (6 * i)) & 0x3F), 8);
        }
    }

    private static void WriteUInt24(Span<byte> bytes, int number)
    {
        bytes[0] = (byte)(number >> 16);
        bytes[1] = (byte)(number >> 8);
        bytes[2] = (byte)number;
    }
}
