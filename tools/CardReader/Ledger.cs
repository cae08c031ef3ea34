// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>What became of each frame of one power-on's stream, by its journal.</summary>
internal sealed class Ledger
{
    private readonly List<Stretch> _stretches = [];
    private readonly List<Gap> _gaps = [];
    private readonly List<Call> _calls = [];

    /// <summary>Adds a segment, and lists it with its call when that has begun.</summary>
    public void Add(Segment segment)
    {
        _stretches.Add(new Stretch(segment.First, segment, null));
        if (_calls.Count > 0 && _calls[^1].Number == segment.Name.Call)
        {
            _calls[^1].SegmentList.Add(segment);
        }
    }

    public void Add(Withheld withheld) => _stretches.Add(new Stretch(withheld.First, null, withheld));

    public void Add(Gap gap) => _gaps.Add(gap);

    /// <summary>Begins a call; the one before it is cut when it has no end.</summary>
    public void Begin(Call call)
    {
        if (_calls.Count > 0 && _calls[^1].IsCut)
        {
            _calls[^1].End = call.First;
        }

        _calls.Add(call);
    }

    /// <summary>Ends a call; false when none of that number is open.</summary>
    public bool End(long number, long frame, JournalLine line)
    {
        if (_calls.Count == 0 || _calls[^1].Number != number || !_calls[^1].IsCut)
        {
            return false;
        }

        _calls[^1].End = frame;
        _calls[^1].EndLine = (line.Number, line.Digest);
        _calls[^1].IsCut = false;
        return true;
    }

    /// <summary>When all lines are read: lays out the stream and gives each call what is its own.</summary>
    /// <returns>Places where two stretches lie on one another.</returns>
    public List<(long Frame, long Frames)> Close()
    {
        List<(long Frame, long Frames)> overlaps = [];
        List<Stretch> layout = Layout(overlaps);
        long end = layout.Count > 0 ? layout[^1].End : 0;
        long last = long.MinValue;
        int at = 0;
        foreach (Call call in _calls)
        {
            call.End = call.IsCut && call == _calls[^1] ? Math.Max(end, call.First) : call.End;
            if (call.First < last || call.End < call.First)
            {
                overlaps.Add((call.First, Math.Abs(last - call.First)));
                continue;
            }

            last = call.End;
            at = Fill(call, layout, at);
        }

        AssignGaps();
        return overlaps;
    }

    private static int Fill(Call call, List<Stretch> layout, int at)
    {
        while (at < layout.Count && layout[at].End <= call.First)
        {
            at++;
        }

        long covered = 0;
        for (; at < layout.Count && layout[at].First < call.End; at++)
        {
            Stretch stretch = layout[at];
            long from = Math.Max(stretch.First, call.First);
            long frames = Math.Min(stretch.End, call.End) - from;
            covered += frames;
            if (stretch.Withheld is { } withheld)
            {
                call.WithheldList.Add(withheld with { First = from, Frames = frames });
            }
            else
            {
                call.RecordedFrames += frames;
            }

            if (stretch.End > call.End)
            {
                break;
            }
        }

        call.UnexplainedFrames = call.Frames - covered;
        return at;
    }

    private List<Stretch> Layout(List<(long Frame, long Frames)> overlaps)
    {
        List<Stretch> layout = [];
        long next = 0;
        foreach (Stretch stretch in _stretches.OrderBy(stretch => stretch.First))
        {
            stretch.End = stretch.First + (stretch.Segment?.Frames ?? stretch.Withheld!.Frames);
            if (stretch.First < next && stretch.End > stretch.First)
            {
                overlaps.Add((stretch.First, Math.Min(next, stretch.End) - stretch.First));
                stretch.First = next;
            }

            if (stretch.End > stretch.First)
            {
                layout.Add(stretch);
                next = stretch.End;
            }
        }

        return layout;
    }

    private void AssignGaps()
    {
        int at = 0;
        foreach (Gap gap in _gaps.OrderBy(gap => gap.Before))
        {
            while (at < _calls.Count && _calls[at].End < gap.Before)
            {
                at++;
            }

            if (at < _calls.Count && _calls[at].First <= gap.Before)
            {
                _calls[at].GapList.Add(gap);
            }
        }
    }

    private sealed record Stretch(long Start, Segment? Segment, Withheld? Withheld)
    {
        public long First { get; set; } = Start;

        public long End { get; set; }
    }
}
