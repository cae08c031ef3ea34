// SPDX-License-Identifier: MIT
using System.Buffers.Binary;

namespace HushTap.View;

/// <summary>Makes the picture of a segment's sound: for each 128 frames lowest and highest sample of near and far end, their high bytes (audio.js draws them).</summary>
internal static class PeakReader
{
    /// <summary>Frames under one peak, as in audio.js.</summary>
    public const int PeakFrames = 128;

    private const int PeakBytes = 4;
    private const int FrameBytes = 4;
    private const int PeaksPerRead = 4096;

    /// <summary>Reads all frames and writes their peaks.</summary>
    public static async Task CopyAsync(Stream audio, Stream output, CancellationToken cancel)
    {
        byte[] frames = new byte[PeaksPerRead * PeakFrames * FrameBytes];
        byte[] peaks = new byte[PeaksPerRead * PeakBytes];
        int read;
        while ((read = await audio.ReadAtLeastAsync(frames, frames.Length, throwOnEndOfStream: false, cancel)) > 0)
        {
            await output.WriteAsync(peaks.AsMemory(0, Fill(frames.AsSpan(0, read), peaks)), cancel);
        }
    }

    private static int Fill(ReadOnlySpan<byte> frames, Span<byte> peaks)
    {
        int at = 0;
        for (; !frames.IsEmpty; at += PeakBytes)
        {
            int bytes = Math.Min(PeakFrames * FrameBytes, frames.Length);
            Peak(frames[..bytes], peaks.Slice(at, PeakBytes));
            frames = frames[bytes..];
        }

        return at;
    }

    private static void Peak(ReadOnlySpan<byte> frames, Span<byte> peak)
    {
        (short near0, short near1, short far0, short far1) = (0, 0, 0, 0);
        for (int i = 0; i + FrameBytes <= frames.Length; i += FrameBytes)
        {
            short near = BinaryPrimitives.ReadInt16LittleEndian(frames[i..]);
            short far = BinaryPrimitives.ReadInt16LittleEndian(frames[(i + 2)..]);
            (near0, near1, far0, far1) = (Math.Min(near0, near), Math.Max(near1, near), Math.Min(far0, far), Math.Max(far1, far));
        }

        (peak[0], peak[1], peak[2], peak[3]) = ((byte)(near0 >> 8), (byte)(near1 >> 8), (byte)(far0 >> 8), (byte)(far1 >> 8));
    }
}
