// SPDX-License-Identifier: MIT
using System.Buffers.Binary;

namespace HushTap.Simulator.Tests;

/// <summary>Every frame carries its own stream number.</summary>
internal sealed class NumberedAudio : IAudioSource
{
    public int Calls { get; private set; }

    public static int[] Decode(ReadOnlySpan<byte> bytes)
    {
        var frames = new int[bytes.Length / 4];
        for (int i = 0; i < frames.Length; i++)
        {
            frames[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * i)..]);
        }

        return frames;
    }

    public void Read(long streamStartUs, long firstFrame, int sampleRate, Span<byte> stereo16)
    {
        Calls++;
        for (int i = 0; i < stereo16.Length / 4; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(stereo16[(4 * i)..], (int)firstFrame + i);
        }
    }
}
