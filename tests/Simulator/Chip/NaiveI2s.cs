// SPDX-License-Identifier: MIT
namespace HushTap.Simulator.Tests;

/// <summary>The I2S ring as the hardware has it: real slots, a real queue of descriptor numbers, one frame after the other.</summary>
internal sealed class NaiveI2s
{
    private const int FramesPerDescriptor = 256;

    private readonly long _startUs;
    private readonly int _sampleRate;
    private readonly Freeze _freeze;
    private readonly int[][] _memory;
    private readonly Queue<int> _queue = [];
    private long _captured;
    private int[]? _held;
    private int _heldOffset;

    public NaiveI2s(long startUs, int sampleRate, int descriptors, Freeze freeze)
    {
        _startUs = startUs;
        _sampleRate = sampleRate;
        _freeze = freeze;
        _memory = [.. Enumerable.Range(0, descriptors).Select(_ => new int[FramesPerDescriptor])];
        NowUs = startUs;
    }

    public long NowUs { get; private set; }

    public int DroppedDescriptors { get; private set; }

    /// <summary>Works one microsecond after the other; a freeze that is reached passes first.</summary>
    public void Work(int us)
    {
        for (int i = 0; i < us; i++)
        {
            NowUs++;
            NowUs = NowUs == _freeze.StartUs ? _freeze.EndUs : NowUs;
        }
    }

    public void WaitUntil(long us)
    {
        if (us > NowUs)
        {
            bool endsFrozen = us >= _freeze.StartUs && us < _freeze.EndUs && NowUs < _freeze.EndUs;
            NowUs = endsFrozen ? _freeze.EndUs : us;
        }
    }

    public int[] Read(int frames)
    {
        var result = new List<int>();
        Work(Prices.I2sReadUs);
        while (result.Count < frames)
        {
            int piece = Math.Min(30, frames - result.Count);
            for (int i = 0; i < piece; i++)
            {
                result.Add(ReadOne());
            }

            Work(Prices.I2sPieceUs);
        }

        return [.. result];
    }

    private int ReadOne()
    {
        if (_held is null || _heldOffset == FramesPerDescriptor)
        {
            CatchUp();
            while (_queue.Count == 0)
            {
                WaitUntil(CaptureUs(_captured));
                CatchUp();
            }

            _held = _memory[_queue.Dequeue()];
            _heldOffset = 0;
        }

        CatchUp();
        return _held[_heldOffset++];
    }

    /// <summary>Frame k is in memory one frame time after it began.</summary>
    private long CaptureUs(long frame) => _startUs + (long)Math.Ceiling((frame + 1) * 1_000_000m / _sampleRate);

    private void CatchUp()
    {
        while (CaptureUs(_captured) <= NowUs)
        {
            int descriptor = (int)(_captured / FramesPerDescriptor % _memory.Length);
            int slot = (int)(_captured % FramesPerDescriptor);
            _memory[descriptor][slot] = (int)_captured++;
            if (slot == FramesPerDescriptor - 1)
            {
                Finish(descriptor);
            }
        }
    }

    private void Finish(int descriptor)
    {
        if (_queue.Count == _memory.Length - 1)
        {
            _queue.Dequeue();
            DroppedDescriptors++;
        }

        _queue.Enqueue(descriptor);
    }
}
