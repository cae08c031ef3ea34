// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>What really came out of one I2S stream, for checkers; the firmware cannot see it.</summary>
public sealed class I2sStreamLog(long startUs, int sampleRate, int descriptors)
{
    private readonly List<I2sRun> _runs = [];
    private readonly List<I2sDrop> _drops = [];

    /// <summary>Gets the world time of stream frame 0.</summary>
    public long StartUs { get; } = startUs;

    /// <summary>Gets frames per second.</summary>
    public int SampleRate { get; } = sampleRate;

    /// <summary>Gets the number of 256-frame descriptors.</summary>
    public int Descriptors { get; } = descriptors;

    /// <summary>Gets what was read, in order of reading; neighbours that continue each other are one.</summary>
    public IReadOnlyList<I2sRun> Runs => _runs;

    /// <summary>Gets what the queue dropped, in order. A drop shows when the next descriptor is taken.</summary>
    public IReadOnlyList<I2sDrop> Drops => _drops;

    /// <summary>Gets the number of frames read.</summary>
    public long FramesRead { get; private set; }

    /// <summary>Gets the number of pieces copied from a descriptor while or after DMA lapped it.</summary>
    public int MixedPieces { get; internal set; }

    /// <summary>Finds the stream frame that a read frame really is.</summary>
    /// <param name="readFrame">0-based, below <see cref="FramesRead"/>.</param>
    public long StreamFrameOf(long readFrame)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(readFrame, FramesRead);
        int low = 0;
        int high = _runs.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = _runs[middle].FirstRead <= readFrame ? (middle, high) : (low, middle - 1);
        }

        return _runs[low].FirstStream + (readFrame - _runs[low].FirstRead);
    }

    internal void AddRun(long firstStream, long frames)
    {
        if (_runs.Count > 0 && _runs[^1].FirstStream + _runs[^1].Frames == firstStream)
        {
            _runs[^1] = _runs[^1] with { Frames = _runs[^1].Frames + frames };
        }
        else
        {
            _runs.Add(new I2sRun(FramesRead, firstStream, frames));
        }

        FramesRead += frames;
    }

    internal void AddDrop(long firstStream, long frames) => _drops.Add(new I2sDrop(firstStream, frames));
}
