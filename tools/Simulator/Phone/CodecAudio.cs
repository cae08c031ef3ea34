// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;

namespace HushTap.Simulator;

/// <summary>The sound at the I2S pins: the call's frames during the call, something known before and after it.</summary>
public abstract class CodecAudio
{
    /// <summary>Fills frames of stereo 16-bit audio from the call's frame <paramref name="first"/> on; any index is allowed.</summary>
    /// <param name="first">Frame of the call; negative before it.</param>
    /// <param name="stereo16">A whole number of frames.</param>
    public abstract void Fill(long first, Span<byte> stereo16);
}

/// <summary>The plan's audio; outside the call the noise of a codec at its last bit, for a converter that runs is never all zero.</summary>
/// <param name="pcm">Stereo, 16-bit little endian.</param>
public sealed class PcmAudio(ReadOnlyMemory<byte> pcm) : CodecAudio
{
    /// <summary>Gets the call's frames.</summary>
    public long Frames => pcm.Length / 4;

    /// <inheritdoc/>
    public override void Fill(long first, Span<byte> stereo16)
    {
        long from = Math.Clamp(first, 0, Frames);
        long to = Math.Clamp(first + (stereo16.Length / 4), 0, Frames);
        if (to <= from)
        {
            FillNoise(first, stereo16);
            return;
        }

        int at = (int)(from - first) * 4;
        int bytes = (int)(to - from) * 4;
        FillNoise(first, stereo16[..at]);
        pcm.Span.Slice((int)from * 4, bytes).CopyTo(stereo16[at..]);
        FillNoise(to, stereo16[(at + bytes)..]);
    }

    /// <summary>-1, 0 or 1, by the frame's index and nothing else.</summary>
    private static void FillNoise(long first, Span<byte> stereo16)
    {
        Span<short> samples = MemoryMarshal.Cast<byte, short>(stereo16);
        for (int i = 0; i < samples.Length; i++)
        {
            ulong hash = (ulong)((first * 2) + i) * 0x9E3779B97F4A7C15;
            samples[i] = (short)((int)((hash >> 40) % 3) - 1);
        }
    }
}

/// <summary>Audio in which every frame, inside the call or not, carries its own index.</summary>
public sealed class CountingAudio : CodecAudio
{
    /// <inheritdoc/>
    public override void Fill(long first, Span<byte> stereo16)
    {
        uint value = CountingFrame.Encode(first);
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("the simulator runs on little-endian machines");
        }

        foreach (ref uint frame in MemoryMarshal.Cast<byte, uint>(stereo16))
        {
            frame = value;
            value += CountingFrame.Step;
        }
    }
}
