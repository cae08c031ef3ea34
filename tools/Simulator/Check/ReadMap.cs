// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Maps the frames that one boot read, counted from the stream's opening, to the frames of the call that they truly were.</summary>
internal sealed class ReadMap
{
    private readonly I2sStreamLog _stream;
    private readonly CallClock _clock;

    public ReadMap(I2sStreamLog stream, CallClock clock)
    {
        _stream = stream;
        _clock = clock;
    }

    public long FramesRead => _stream.FramesRead;

    /// <summary>The call's frame that was at the pins when the stream began.</summary>
    public long FirstFrame => _clock.FrameAt(_stream.StartUs);

    /// <summary>The true frames of a stretch of read frames, in order of reading.</summary>
    public IEnumerable<(long First, long Frames)> TrueFrames(long firstRead, long frames)
    {
        long end = firstRead + frames;
        for (int i = RunOf(firstRead); i < _stream.Runs.Count && _stream.Runs[i].FirstRead < end; i++)
        {
            I2sRun run = _stream.Runs[i];
            long from = Math.Max(firstRead, run.FirstRead);
            long to = Math.Min(end, run.FirstRead + run.Frames);
            if (to > from)
            {
                yield return (_clock.FrameAt(_stream.StartUs, run.FirstStream + (from - run.FirstRead), _stream.SampleRate), to - from);
            }
        }
    }

    /// <summary>The call's frame behind everything that was read before a read frame.</summary>
    public long FrameBefore(long readFrame)
    {
        long read = Math.Min(readFrame, FramesRead);
        return read == 0 ? FirstFrame : _clock.FrameAt(_stream.StartUs, _stream.StreamFrameOf(read - 1), _stream.SampleRate) + 1;
    }

    /// <summary>What no Read ever gave, and the read frame that came next.</summary>
    public IEnumerable<(long AtRead, long First, long Frames)> Lost()
    {
        long expected = 0;
        foreach (I2sRun run in _stream.Runs)
        {
            long end = run.FirstStream + run.Frames;
            if (run.FirstStream > expected)
            {
                foreach ((long start, long stop) in NeverRead(expected, run.FirstStream))
                {
                    yield return (run.FirstRead, _clock.FrameAt(_stream.StartUs, start, _stream.SampleRate), stop - start);
                }
            }

            expected = Math.Max(expected, end);
        }
    }

    /// <summary>A descriptor that DMA lapped gives newer frames first; what then comes in order was not lost.</summary>
    private IEnumerable<(long Start, long End)> NeverRead(long from, long to) =>
        new SpanSet([(from, to)])
            .Without(new SpanSet(_stream.Runs.Where(r => r.FirstStream < to && r.FirstStream + r.Frames > from)
                .Select(r => (r.FirstStream, r.FirstStream + r.Frames))))
            .Spans;

    private int RunOf(long readFrame)
    {
        int low = 0;
        int high = _stream.Runs.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            I2sRun run = _stream.Runs[middle];
            (low, high) = run.FirstRead + run.Frames > readFrame ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
