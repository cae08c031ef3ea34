// SPDX-License-Identifier: MIT
using System.Buffers.Binary;
using HushTap.Nano;

namespace System;

/// <summary>Chance from the world's seed. As on ESP32 a seed argument has no effect.</summary>
public class Random
{
    private const int DoubleBits = 53;

    private readonly byte[] _word = new byte[sizeof(ulong)];

    public Random()
    {
    }

    public Random(int seed)
    {
    }

    public virtual int Next() => (int)(Word() & int.MaxValue);

    public virtual int Next(int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxValue);
        return (int)(Word() % (uint)maxValue);
    }

    public virtual double NextDouble() => (Word() >> (64 - DoubleBits)) / (double)(1L << DoubleBits);

    public virtual void NextBytes(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        Kernel.Current.FillRandom(buffer);
    }

    private ulong Word()
    {
        Kernel.Current.FillRandom(_word);
        return BinaryPrimitives.ReadUInt64LittleEndian(_word);
    }
}
