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

    /// <summary>Frames of the call that were read more than once: early out of a descriptor that DMA had lapped, and again in their turn.</summary>
    public SpanSet Repeated()
    {
        SpanSet seen = SpanSet.Empty;
        SpanSet repeated = SpanSet.Empty;
        foreach (I2sRun run in _stream.Runs)
        {
            (long Start, long End) own = ToSpan(run);
            repeated = repeated.Union(new SpanSet(seen.Overlaps(own.Start, own.End)));
            seen = seen.Union(new SpanSet([own]));
        }

        return repeated;
    }

    /// <summary>The call's frame behind everything that was read before a read frame.</summary>
    public long FrameBefore(long readFrame)
    {
        long read = Math.Min(readFrame, FramesRead);
        return read == 0 ? FirstFrame : _clock.FrameAt(_stream.StartUs, _stream.StreamFrameOf(read - 1), _stream.SampleRate) + 1;
    }

    /// <summary>The places at which the stream did not go on where it was, in order of reading.</summary>
    public IEnumerable<StreamJump> Jumps()
    {
        SpanSet everRead = new(_stream.Runs.Select(r => (r.FirstStream, r.FirstStream + r.Frames)));
        long expected = 0;
        long furthest = 0;
        foreach (I2sRun run in _stream.Runs)
        {
            if (run.FirstStream != expected)
            {
                SpanSet missing = new SpanSet([(furthest, run.FirstStream)]).Without(everRead);
                yield return new StreamJump(run.FirstRead, run.FirstStream - expected, [.. missing.Spans.Select(ToCall)]);
            }

            expected = run.FirstStream + run.Frames;
            furthest = Math.Max(furthest, expected);
        }
    }

    private (long First, long Frames) ToCall((long Start, long End) stream) =>
        (_clock.FrameAt(_stream.StartUs, stream.Start, _stream.SampleRate), stream.End - stream.Start);

    private (long Start, long End) ToSpan(I2sRun run)
    {
        long first = _clock.FrameAt(_stream.StartUs, run.FirstStream, _stream.SampleRate);
        return (first, first + run.Frames);
    }

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

/// <summary>Frames were lost, or came early out of a descriptor that DMA had lapped.</summary>
/// <param name="AtRead">First read frame behind it.</param>
/// <param name="Shift">By how much the stream is further on than the count of frames read says; negative when what came early is made up for.</param>
/// <param name="Missing">Frames of the call that no Read ever gave: first and number.</param>
internal readonly record struct StreamJump(long AtRead, long Shift, IReadOnlyList<(long First, long Frames)> Missing);
