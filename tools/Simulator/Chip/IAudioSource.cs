// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>What the codec puts on the I2S data line, as a function of time.</summary>
public interface IAudioSource
{
    /// <summary>Fills frames of one unbroken stretch of the stream. Stream frame k is at the pins at streamStartUs + k / sampleRate.</summary>
    /// <param name="streamStartUs">World time of stream frame 0.</param>
    /// <param name="firstFrame">Stream frame of the first one wanted.</param>
    /// <param name="sampleRate">Frames per second.</param>
    /// <param name="stereo16">Interleaved 16-bit little endian, left first; a whole number of 4-byte frames.</param>
    void Read(long streamStartUs, long firstFrame, int sampleRate, Span<byte> stereo16);
}
