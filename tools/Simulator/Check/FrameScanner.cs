// SPDX-License-Identifier: MIT
using System.Buffers.Binary;

namespace HushTap.Simulator;

/// <summary>Finds frames of counting audio in bytes.</summary>
/// <param name="firstIndex">Lowest index that was at the pins during the world.</param>
/// <param name="endIndex">One above the highest.</param>
public sealed class FrameScanner(long firstIndex, long endIndex)
{
    public const int FrameBytes = 4;

    /// <summary>Tells whether an index was at the pins at all.</summary>
    public bool IsPlausible(long index) => index >= firstIndex && index < endIndex;

    /// <summary>Reads bytes as frames, one after another.</summary>
    /// <param name="bytes">A whole number of frames.</param>
    /// <param name="position">Position of the first byte in its file.</param>
    /// <param name="runs">Receives what was found, in order.</param>
    /// <param name="strays">Receives the positions of words that are no frame.</param>
    public void ScanAligned(ReadOnlySpan<byte> bytes, long position, List<FrameRun> runs, List<long> strays)
    {
        for (int at = 0; at + FrameBytes <= bytes.Length;)
        {
            long index = IndexAt(bytes, at);
            if (!IsPlausible(index))
            {
                strays.Add(position + at);
                at += FrameBytes;
                continue;
            }

            int frames = RunLength(bytes, at);
            runs.Add(new FrameRun(position + at, index, frames));
            at += frames * FrameBytes;
        }
    }

    /// <summary>Finds two or more neighbouring frames at any alignment.</summary>
    /// <param name="bytes">Any bytes.</param>
    /// <param name="position">Position of the first byte in its file.</param>
    /// <param name="runs">Receives what was found.</param>
    public void ScanAnyAlignment(ReadOnlySpan<byte> bytes, long position, List<FrameRun> runs)
    {
        for (int phase = 0; phase < FrameBytes; phase++)
        {
            for (int at = phase; at + (2 * FrameBytes) <= bytes.Length;)
            {
                int frames = RunLength(bytes, at);
                if (frames > 1 && IsPlausible(IndexAt(bytes, at)))
                {
                    runs.Add(new FrameRun(position + at, IndexAt(bytes, at), frames));
                }

                at += frames * FrameBytes;
            }
        }
    }

    /// <summary>Gets the index that four bytes carry.</summary>
    public static long IndexAt(ReadOnlySpan<byte> bytes, int at) =>
        CountingFrame.Decode(BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]));

    private static int RunLength(ReadOnlySpan<byte> bytes, int at)
    {
        uint next = BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
        int frames = 0;
        for (; at + FrameBytes <= bytes.Length; at += FrameBytes, frames++, next += CountingFrame.Step)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) != next)
            {
                break;
            }
        }

        return frames;
    }
}
