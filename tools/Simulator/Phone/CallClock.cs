// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Where the call's frames lie in the world's time: frame i is at the pins during [T0 + i/fs, T0 + (i + 1)/fs).</summary>
/// <param name="T0Us">World time of sample 0.</param>
/// <param name="SampleRate">Frames per second of the call.</param>
public readonly record struct CallClock(long T0Us, int SampleRate)
{
    /// <summary>World time at which a frame begins, rounded down to whole µs.</summary>
    public long StartUs(long frame) => T0Us + FloorDiv(frame * 1_000_000, SampleRate);

    /// <summary>World time at which a stretch that ends before <paramref name="frame"/> is over, rounded up.</summary>
    public long EndUs(long frame) => T0Us - FloorDiv(-frame * 1_000_000, SampleRate);

    /// <summary>The frame at the pins at an instant; negative before the call.</summary>
    public long FrameAt(long worldUs) => FloorDiv((worldUs - T0Us) * SampleRate, 1_000_000);

    /// <summary>The frame at the pins when a stream captures its frame <paramref name="streamFrame"/>.</summary>
    /// <param name="streamStartUs">World time of the stream's frame 0.</param>
    /// <param name="streamFrame">Frame of the stream.</param>
    /// <param name="streamRate">Frames per second of the stream.</param>
    public long FrameAt(long streamStartUs, long streamFrame, int streamRate) =>
        streamRate == SampleRate
            ? streamFrame + FrameAt(streamStartUs)
            : Resampled(streamStartUs, streamFrame, streamRate);

    private long Resampled(long streamStartUs, long streamFrame, int streamRate)
    {
        Int128 a = (((Int128)(streamStartUs - T0Us) * streamRate) + ((Int128)streamFrame * 1_000_000)) * SampleRate;
        Int128 b = (Int128)streamRate * 1_000_000;
        return (long)((a >= 0 ? a : a - b + 1) / b);
    }

    private static long FloorDiv(long a, long b) => (a >= 0 ? a : a - b + 1) / b;
}
