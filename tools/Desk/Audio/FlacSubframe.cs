// SPDX-License-Identifier: MIT
using System.Numerics;

namespace HushTap.Desk;

/// <summary>Writes one channel of one FLAC frame in the shortest of the ways it knows: constant, verbatim, or a fixed predictor of order 0 to 4.</summary>
internal sealed class FlacSubframe(int framesMax)
{
    private const int OrderMax = 4;
    private const int PartitionOrderMax = 6;
    private const int PartitionFramesMin = 32;
    private const int ParameterMax = 14;
    private const int Bits = 16;

    private readonly uint[] _residual = new uint[framesMax];
    private readonly long[] _sums = new long[2 << PartitionOrderMax];

    public void Write(BitWriter bits, ReadOnlySpan<int> samples)
    {
        if (samples.IndexOfAnyExcept(samples[0]) < 0)
        {
            bits.Write(0, 8);
            bits.Write((ushort)samples[0], Bits);
            return;
        }

        int order = samples.Length > OrderMax ? BestOrder(samples) : 0;
        FillResidual(samples, order);
        int partitionOrder = BestPartitionOrder(samples.Length, order, out long length);
        if (length >= (long)samples.Length * Bits)
        {
            WriteVerbatim(bits, samples);
            return;
        }

        bits.Write((uint)(0b0_001_000 | order) << 1, 8);
        foreach (int sample in samples[..order])
        {
            bits.Write((ushort)sample, Bits);
        }

        WriteResidual(bits, samples.Length, order, partitionOrder);
    }

    private static void WriteVerbatim(BitWriter bits, ReadOnlySpan<int> samples)
    {
        bits.Write(0b0_000_001_0, 8);
        foreach (int sample in samples)
        {
            bits.Write((ushort)sample, Bits);
        }
    }

    /// <summary>The order whose residual has the smallest sum of magnitudes.</summary>
    private static int BestOrder(ReadOnlySpan<int> x)
    {
        Vector<int> sum0 = default, sum1 = default, sum2 = default, sum3 = default, sum4 = default;
        for (int i = OrderMax; i + Vector<int>.Count <= x.Length; i += Vector<int>.Count)
        {
            Vector<int> x0 = new(x[i..]), x1 = new(x[(i - 1)..]), x2 = new(x[(i - 2)..]), x3 = new(x[(i - 3)..]), x4 = new(x[(i - 4)..]);
            Vector<int> d0 = x0 - x1, d1 = x1 - x2, d2 = x2 - x3, d3 = x3 - x4;
            Vector<int> s0 = d0 - d1, s1 = d1 - d2, s2 = d2 - d3;
            Vector<int> t0 = s0 - s1, t1 = s1 - s2;
            sum0 += Vector.Abs(x0);
            sum1 += Vector.Abs(d0);
            sum2 += Vector.Abs(s0);
            sum3 += Vector.Abs(t0);
            sum4 += Vector.Abs(t0 - t1);
        }

        ReadOnlySpan<int> sums = [Vector.Sum(sum0), Vector.Sum(sum1), Vector.Sum(sum2), Vector.Sum(sum3), Vector.Sum(sum4)];
        int best = 0;
        for (int order = 1; order < sums.Length; order++)
        {
            best = sums[order] < sums[best] ? order : best;
        }

        return best;
    }

    /// <summary>Residuals from the first predicted sample on, signs folded: 0, -1, 1, -2 … become 0, 1, 2, 3 …</summary>
    private void FillResidual(ReadOnlySpan<int> x, int order)
    {
        Span<uint> residual = _residual.AsSpan(0, x.Length);
        for (int i = order; i < residual.Length; i++)
        {
            int value = order switch
            {
                0 => x[i],
                1 => x[i] - x[i - 1],
                2 => x[i] - (2 * x[i - 1]) + x[i - 2],
                3 => x[i] - (3 * (x[i - 1] - x[i - 2])) - x[i - 3],
                _ => x[i] - (4 * (x[i - 1] + x[i - 3])) + (6 * x[i - 2]) + x[i - 4],
            };
            residual[i] = (uint)((value << 1) ^ (value >> 31));
        }
    }

    /// <summary>Sums of the partitions of order p stand from 2^p on, so that each level adds up the one below it.</summary>
    private int BestPartitionOrder(int frames, int order, out long length)
    {
        int finest = 0;
        while (finest < PartitionOrderMax && frames % (2 << finest) == 0 && frames >> (finest + 1) >= PartitionFramesMin)
        {
            finest++;
        }

        int partition = frames >> finest;
        for (int i = 0; i < 1 << finest; i++)
        {
            long sum = 0;
            foreach (uint value in _residual.AsSpan(i * partition, partition)[(i == 0 ? order : 0)..])
            {
                sum += value;
            }

            _sums[(1 << finest) + i] = sum;
        }

        for (int i = (1 << finest) - 1; i > 0; i--)
        {
            _sums[i] = _sums[2 * i] + _sums[(2 * i) + 1];
        }

        int best = 0;
        length = long.MaxValue;
        for (int p = 0; p <= finest; p++)
        {
            long bits = Length(frames, order, p);
            (best, length) = bits < length ? (p, bits) : (best, length);
        }

        return best;
    }

    private long Length(int frames, int order, int partitionOrder)
    {
        long bits = (order * Bits) + 16;
        for (int i = 0; i < 1 << partitionOrder; i++)
        {
            int count = (frames >> partitionOrder) - (i == 0 ? order : 0);
            Parameter(_sums[(1 << partitionOrder) + i], count, out long length);
            bits += 4 + length;
        }

        return bits;
    }

    /// <summary>The Rice parameter for a partition, and an upper bound of its bits.</summary>
    private static int Parameter(long sum, int count, out long length)
    {
        int guess = Math.Min(sum > count ? BitOperations.Log2((ulong)(sum / count)) : 0, ParameterMax);
        int best = guess;
        length = long.MaxValue;
        for (int parameter = Math.Max(guess - 1, 0); parameter <= Math.Min(guess + 1, ParameterMax); parameter++)
        {
            long bits = ((long)count * (parameter + 1)) + (sum >> parameter);
            (best, length) = bits < length ? (parameter, bits) : (best, length);
        }

        return best;
    }

    private void WriteResidual(BitWriter bits, int frames, int order, int partitionOrder)
    {
        bits.Write((uint)partitionOrder, 6);
        int partition = frames >> partitionOrder;
        for (int i = 0; i < 1 << partitionOrder; i++)
        {
            int first = i == 0 ? order : 0;
            int parameter = Parameter(_sums[(1 << partitionOrder) + i], partition - first, out _);
            bits.Write((uint)parameter, 4);
            bits.WriteRice(_residual.AsSpan((i * partition) + first, partition - first), parameter);
        }
    }
}
