// SPDX-License-Identifier: MIT
using System.Buffers.Binary;

namespace HushTap.Desk;

/// <summary>Writes bits, most significant first, into a buffer that is large enough.</summary>
internal sealed class BitWriter(int bytesMax)
{
    private readonly byte[] _bytes = new byte[bytesMax + sizeof(ulong)];
    private ulong _bits;
    private int _count;
    private int _length;

    /// <summary>Gets the whole bytes written so far. Only to be asked for at a byte boundary.</summary>
    public ReadOnlySpan<byte> Bytes
    {
        get
        {
            Flush();
            return _bytes.AsSpan(0, _length);
        }
    }

    public void Clear() => (_bits, _count, _length) = (0, 0, 0);

    /// <summary>Writes up to 32 bits.</summary>
    public void Write(uint value, int bits)
    {
        if (_count + bits > 64)
        {
            Flush();
        }

        _bits = (_bits << bits) | value;
        _count += bits;
    }

    /// <summary>Writes Rice codes with one parameter.</summary>
    public void WriteRice(ReadOnlySpan<uint> values, int parameter)
    {
        uint mask = (1u << parameter) - 1;
        foreach (uint value in values)
        {
            uint quotient = value >> parameter;
            uint low = (value & mask) | (1u << parameter);
            int bits = parameter + 1;
            if (quotient + (uint)bits <= 32)
            {
                Write(low, (int)quotient + bits);
                continue;
            }

            for (; quotient > 32; quotient -= 32)
            {
                Write(0, 32);
            }

            Write(0, (int)quotient);
            Write(low, bits);
        }
    }

    /// <summary>Fills up with zeros to a whole byte.</summary>
    public void Align() => Write(0, -_count & 7);

    private void Flush()
    {
        BinaryPrimitives.WriteUInt64BigEndian(_bytes.AsSpan(_length), _count == 0 ? 0 : _bits << (64 - _count));
        int whole = _count / 8;
        _length += whole;
        _count -= whole * 8;
    }
}
