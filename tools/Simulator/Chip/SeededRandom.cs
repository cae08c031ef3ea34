// SPDX-License-Identifier: MIT
using System.Buffers.Binary;

namespace HushTap.Simulator;

/// <summary>Chance that is the same on every machine and .NET version (SplitMix64).</summary>
public sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Makes an independent stream for a named purpose, so that one more draw here moves nothing there.</summary>
    /// <param name="seed">The world's seed.</param>
    /// <param name="purpose">Any text.</param>
    public static SeededRandom For(ulong seed, string purpose)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in purpose)
        {
            hash = (hash ^ c) * 1099511628211;
        }

        return new SeededRandom(new SeededRandom(seed ^ hash).NextUInt64());
    }

    /// <summary>Draws 64 bits.</summary>
    public ulong NextUInt64()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Draws from [low, high).</summary>
    /// <param name="low">Lowest value.</param>
    /// <param name="high">One above the highest; greater than <paramref name="low"/>.</param>
    public long Next(long low, long high)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(low, high);
        return low + (long)((UInt128)NextUInt64() * (ulong)(high - low) >> 64);
    }

    /// <summary>Draws from [0, 1).</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Fills with noise.</summary>
    public void Fill(Span<byte> bytes)
    {
        while (bytes.Length >= 8)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, NextUInt64());
            bytes = bytes[8..];
        }

        ulong rest = NextUInt64();
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(rest >> (8 * i));
        }
    }
}
