// SPDX-License-Identifier: MIT
using System.Buffers.Binary;

namespace HushTap.Desk;

/// <summary>Writes one logical stream as Ogg pages (RFC 3533).</summary>
internal sealed class OggWriter(Stream stream, int serial)
{
    private const int SegmentsMax = 255;
    private const int PacketsPerPage = 50;
    private const int HeadBytes = 27;
    private static readonly uint[] s_table = Table();

    private readonly List<byte> _lacing = [];
    private readonly MemoryStream _body = new();
    private int _packets;
    private int _number;
    private long _position;

    /// <summary>Writes a packet on pages of its own.</summary>
    public void WritePage(byte[] packet, long position)
    {
        int offset = 0;
        int segments = (packet.Length / SegmentsMax) + 1;
        for (int done = 0; done < segments; done += SegmentsMax)
        {
            int count = Math.Min(segments - done, SegmentsMax);
            int bytes = Math.Min(packet.Length - offset, count * SegmentsMax);
            byte[] lacing = new byte[count];
            Array.Fill(lacing, (byte)SegmentsMax);
            bool isEnd = done + count == segments;
            if (isEnd)
            {
                lacing[^1] = (byte)(packet.Length % SegmentsMax);
            }

            WritePage(lacing, packet.AsSpan(offset, bytes), isEnd ? position : -1, (byte)((_number == 0 ? 2 : 0) | (done > 0 ? 1 : 0)));
            offset += bytes;
        }
    }

    /// <summary>Adds a packet; pages are written when they are full.</summary>
    public void Write(ReadOnlySpan<byte> packet, long position)
    {
        int segments = (packet.Length / SegmentsMax) + 1;
        if (_packets == PacketsPerPage || _lacing.Count + segments > SegmentsMax)
        {
            Flush(0, _position);
        }

        for (int i = 1; i < segments; i++)
        {
            _lacing.Add(SegmentsMax);
        }

        _lacing.Add((byte)(packet.Length % SegmentsMax));
        _body.Write(packet);
        _packets++;
        _position = position;
    }

    /// <summary>Writes the last page.</summary>
    public void Finish(long position) => Flush(4, position);

    private void Flush(byte flags, long position)
    {
        WritePage([.. _lacing], _body.GetBuffer().AsSpan(0, (int)_body.Length), position, flags);
        _lacing.Clear();
        _body.SetLength(0);
        _packets = 0;
    }

    private void WritePage(ReadOnlySpan<byte> lacing, ReadOnlySpan<byte> body, long position, byte flags)
    {
        byte[] page = new byte[HeadBytes + lacing.Length + body.Length];
        "OggS"u8.CopyTo(page);
        page[5] = flags;
        BinaryPrimitives.WriteInt64LittleEndian(page.AsSpan(6), position);
        BinaryPrimitives.WriteInt32LittleEndian(page.AsSpan(14), serial);
        BinaryPrimitives.WriteInt32LittleEndian(page.AsSpan(18), _number++);
        page[26] = (byte)lacing.Length;
        lacing.CopyTo(page.AsSpan(HeadBytes));
        body.CopyTo(page.AsSpan(HeadBytes + lacing.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(22), Crc(page));
        stream.Write(page);
    }

    /// <summary>CRC-32 with polynomial 04C11DB7h, from 0, not reflected.</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0;
        foreach (byte value in bytes)
        {
            crc = (crc << 8) ^ s_table[(crc >> 24) ^ value];
        }

        return crc;
    }

    private static uint[] Table() => [.. Enumerable.Range(0, 256).Select(index =>
    {
        uint crc = (uint)index << 24;
        for (int bit = 0; bit < 8; bit++)
        {
            crc = (crc << 1) ^ ((crc & 0x80000000) != 0 ? 0x04C11DB7u : 0);
        }

        return crc;
    })];
}
