// SPDX-License-Identifier: MIT
namespace System;

/// <summary>A stretch of a byte array. A ref struct as on the chip: no fields, no arrays of it.</summary>
public readonly ref struct SpanByte
{
    private readonly byte[] _array;
    private readonly int _start;
    private readonly int _length;

    public SpanByte(byte[] array)
    {
        _array = array;
        _start = 0;
        _length = array?.Length ?? 0;
    }

    public SpanByte(byte[] array, int start, int length)
    {
        int available = array?.Length ?? 0;
        if (start < 0 || length < 0 || start > available - length)
        {
            throw new ArgumentOutOfRangeException();
        }

        _array = array;
        _start = start;
        _length = length;
    }

    public static SpanByte Empty => default;

    public int Length => _length;

    public bool IsEmpty => _length == 0;

    public byte this[int index]
    {
        get => _array[Index(index)];
        set => _array[Index(index)] = value;
    }

    public static implicit operator SpanByte(byte[] array) => new SpanByte(array);

    public void CopyTo(SpanByte destination)
    {
        if (destination._length < _length)
        {
            throw new ArgumentException("the destination is shorter");
        }

        if (_length > 0)
        {
            Array.Copy(_array, _start, destination._array, destination._start, _length);
        }
    }

    public SpanByte Slice(int start) => Slice(start, _length - start);

    public SpanByte Slice(int start, int length)
    {
        if (start < 0 || length < 0 || start > _length - length)
        {
            throw new ArgumentOutOfRangeException();
        }

        return new SpanByte(_array, _start + start, length);
    }

    public byte[] ToArray()
    {
        byte[] array = new byte[_length];
        CopyTo(array);
        return array;
    }

    private int Index(int index) => (uint)index < (uint)_length ? _start + index : throw new ArgumentOutOfRangeException();
}
