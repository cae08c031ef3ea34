// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace HushTap.Simulator;

/// <summary>The account of one boot: its journal must tile all that it read, and agree with its files and with what DMA lost.</summary>
internal sealed partial class BootAccount
{
    private const string CardGone = "card-gone";
    private const string OnHook = "on-hook";
    private const string Overrun = "overrun";

    private readonly CardEvidence _evidence;
    private readonly CardAccount _account;
    private readonly int _index;
    private readonly BootRecord _boot;
    private readonly List<(string Folder, JournalEvent Event)> _events = [];
    private readonly List<JournalStretch> _stretches = [];
    private readonly string[] _folders;
    private bool _isDamaged;

    public BootAccount(CardEvidence evidence, CardAccount account, int index)
    {
        _evidence = evidence;
        _account = account;
        _index = index;
        _boot = evidence.Boots[index];

        // A folder that a power cut took back is made again by the next boot, under the same number.
        _folders = [.. _boot.Folders.Distinct().Where(f => !evidence.Boots.Skip(index + 1).Any(b => b.Folders.Contains(f)))];
    }

    /// <summary>Only what the world does excuses a loss; a firmware that restarts by itself must have journalled everything.</summary>
    private bool EndedEarly => _boot.End is BootEnd.PowerCut or BootEnd.Reset;

    public void Run()
    {
        ReadJournals();
        I2sStreamLog[] streams = [.. _boot.Streams.Where(s => s.FramesRead > 0)];
        ReadMap? map = null;
        if (streams.Length > 1)
        {
            _account.Report($"{Name}: frames were read from {streams.Length} streams; the journal's numbers are ambiguous");
        }
        else if (streams.Length == 1)
        {
            map = new ReadMap(streams[0], _evidence.Clock);
        }

        CollectStretches();
        CheckSegments(map);
        long end = CheckTiling(map);
        if (map is not null)
        {
            ExplainWithheld(map);
            ExplainGaps(map, end);
            long onHookEnd = ExplainOnHook(map, end);
            end = EndedEarly ? end : onHookEnd;
        }

        ExplainEnd(map, end);
    }

    private string Name => $"boot {_index + 1}";

    [GeneratedRegex("^HUSHTAP/[0-9]{5}$")]
    private static partial Regex FolderName();

    private void ReadJournals()
    {
        foreach (string folder in _folders.Where(f => FolderName().IsMatch(f)))
        {
            string path = folder + "/JOURNAL.TXT";
            if (!_evidence.Paths.Contains(path))
            {
                continue;
            }

            Journal journal = JournalReader.Read(_evidence.Read(path));
            bool isTorn = _evidence.TornSectors.Any(t => t.Path == path);
            _isDamaged |= journal.Damage.Count > 0;
            if (!isTorn)
            {
                journal.Damage.ToList().ForEach(d => _account.Report($"{path}: {d}"));
            }

            Take(folder, journal.Events);
        }
    }

    /// <summary>An append that failed may be on the card all the same: its lines come again, byte for byte, in the next folder, and count once.</summary>
    private void Take(string folder, IEnumerable<JournalEvent> events)
    {
        foreach (JournalEvent entry in events)
        {
            JournalEvent? former = _events.Select(e => e.Event).FirstOrDefault(e => e.Sequence == entry.Sequence);
            if (former is null)
            {
                _events.Add((folder, entry));
            }
            else if (former.Event != entry.Event || former.UptimeMs != entry.UptimeMs || !former.Fields.OrderBy(f => f.Key).SequenceEqual(entry.Fields.OrderBy(f => f.Key)))
            {
                _account.Report($"{folder}: line {entry.Sequence} is another than the line of that number in an earlier folder");
            }
        }
    }

    private void CollectStretches()
    {
        foreach ((string folder, JournalEvent entry) in _events)
        {
            switch (entry.Event)
            {
                case "segment":
                    AddSegment(folder, entry);
                    break;
                case "segment-end":
                    EndSegment(folder, entry);
                    break;
                case "withheld":
                    _stretches.Add(new JournalStretch(Need(entry, "first"), Need(entry, "frames"), null, entry.Text("reason") ?? "unnamed"));
                    break;
            }
        }
    }

    private void AddSegment(string folder, JournalEvent entry)
    {
        string path = PathOf(folder, entry);
        long frames = _account.Segments.TryGetValue(path, out SegmentFile? file) ? file.Frames : 0;
        _stretches.Add(new JournalStretch(Need(entry, "first"), frames, path, null));
    }

    private void EndSegment(string folder, JournalEvent entry)
    {
        string name = "/" + entry.Text("file");
        int open = _stretches.FindLastIndex(s => s.Path?.EndsWith(name, StringComparison.Ordinal) == true);
        if (open < 0 || _stretches[open].HasEnd)
        {
            _account.Report($"{folder + name}: its end is journalled, its beginning is not");
            return;
        }

        long frames = Need(entry, "frames");
        bool isInDoubt = IsInDoubt(entry.Text("reason")) && frames < _stretches[open].Frames;
        if ((_stretches[open].Frames != frames && !isInDoubt) || _stretches[open].First != Need(entry, "first"))
        {
            _account.Report($"{_stretches[open].Path}: the journal says {frames} frames, the file holds {_stretches[open].Frames}");
        }

        _stretches[open] = _stretches[open] with { Frames = frames, HasEnd = true, IsInDoubt = isInDoubt };
    }

    /// <summary>Lines that could not be written to a card that was pulled come in the next folder; their file is in an earlier one.</summary>
    private string PathOf(string folder, JournalEvent entry)
    {
        string name = "/" + entry.Text("file");
        return _folders.Prepend(folder).Select(f => f + name).FirstOrDefault(_account.Segments.ContainsKey) ?? folder + name;
    }

    private long Need(JournalEvent entry, string key)
    {
        if (entry.Number(key) is long value and >= 0)
        {
            return value;
        }

        _account.Report($"{Name}: journal line {entry.Sequence} ({entry.Event}) lacks {key}");
        return 0;
    }

    /// <summary>A segment holds exactly the frames that were read at its place, and says no more than it holds.</summary>
    private void CheckSegments(ReadMap? map)
    {
        foreach (JournalStretch stretch in _stretches.Where(s => s.Path is not null))
        {
            if (!_account.Segments.TryGetValue(stretch.Path!, out SegmentFile? file))
            {
                if (stretch.HasEnd ? stretch.Frames > 0 : !EndedEarly)
                {
                    _account.Report($"{stretch.Path}: in the journal, but not on the card");
                }

                continue;
            }

            CheckHeader(stretch, file);
            if (map is not null && !SameFrames(map, stretch, file))
            {
                _account.Report($"{file.Path}: does not hold the frames that were read at {stretch.First}");
            }
        }

        HashSet<string> journalled = [.. _stretches.Where(s => s.Path is not null).Select(s => s.Path!)];
        foreach (SegmentFile file in _account.Segments.Values.Where(f => _folders.Contains(Folder(f.Path)) && !journalled.Contains(f.Path)))
        {
            if (file.Frames > 0 && !_isDamaged)
            {
                _account.Report($"{file.Path}: on the card, but not in the journal");
            }
        }
    }

    private static string Folder(string path) => path[..Math.Max(path.LastIndexOf('/'), 0)];

    private void CheckHeader(JournalStretch stretch, SegmentFile file)
    {
        bool isEmptyAfterCut = file.Bytes == 0 && !stretch.HasEnd;
        if (file.Header.Trouble is string trouble && !isEmptyAfterCut)
        {
            _account.Report($"{file.Path}: {trouble}");
        }
        else if (stretch.HasEnd && !stretch.IsInDoubt && file.Header.DataBytes != file.Frames * FrameScanner.FrameBytes)
        {
            _account.Report($"{file.Path}: says {file.Header.DataBytes} audio bytes and holds {file.Frames * FrameScanner.FrameBytes}");
        }
        else if (file.Header.Trouble is null && file.Header.SampleRate != _evidence.Clock.SampleRate)
        {
            _account.Report($"{file.Path}: says {file.Header.SampleRate} frames per second; the call has {_evidence.Clock.SampleRate}");
        }
    }

    private bool SameFrames(ReadMap map, JournalStretch stretch, SegmentFile file)
    {
        if (_evidence.TornSectors.Any(t => t.Path == file.Path))
        {
            return true;
        }

        List<(long First, long Frames)> read = Merge(map.TrueFrames(stretch.First, file.Frames));
        List<(long First, long Frames)> held = Merge(file.Runs.Select(r => (r.First, r.Frames)));
        return read.SequenceEqual(held);
    }

    private static List<(long First, long Frames)> Merge(IEnumerable<(long First, long Frames)> runs)
    {
        List<(long First, long Frames)> merged = [];
        foreach ((long first, long frames) in runs)
        {
            if (merged.Count > 0 && merged[^1].First + merged[^1].Frames == first)
            {
                merged[^1] = (merged[^1].First, merged[^1].Frames + frames);
            }
            else
            {
                merged.Add((first, frames));
            }
        }

        return merged;
    }

    /// <returns>The first read frame behind everything that is durable.</returns>
    private long CheckTiling(ReadMap? map)
    {
        long position = 0;
        foreach (JournalStretch stretch in _stretches.OrderBy(s => s.First))
        {
            if (stretch.First > position && !_isDamaged)
            {
                _account.Report($"{Name}: frames {position} to {stretch.First} of the stream are in no stretch of the journal");
            }
            else if (stretch.First < position)
            {
                _account.Report($"{Name}: frames {stretch.First} to {position} of the stream are in two stretches of the journal");
            }

            position = Math.Max(position, stretch.First + stretch.Frames);
        }

        if (map is not null && position > map.FramesRead)
        {
            _account.Report($"{Name}: the journal tells of {position} frames; only {map.FramesRead} were read");
        }

        return position;
    }

    /// <remarks>A frame that was also read in its turn may have been recorded then; see <see cref="ReadMap.Repeated"/>.</remarks>
    private void ExplainWithheld(ReadMap map)
    {
        SpanSet repeated = map.Repeated();
        foreach (JournalStretch stretch in _stretches.Where(s => s.Path is null))
        {
            long recorded = 0;
            foreach ((long first, long frames) in map.TrueFrames(stretch.First, stretch.Frames))
            {
                foreach ((long start, long end) in new SpanSet([(first, first + frames)]).Without(repeated).Spans)
                {
                    recorded += _account.Ledger.Explain(start, end - start, FrameFate.Withheld, stretch.Reason);
                }

                _account.Ledger.Explain(first, frames, FrameFate.Withheld, stretch.Reason);
            }

            if (recorded > 0 && !IsInDoubt(stretch.Reason))
            {
                _account.Report($"{Name}: the journal says that {recorded} frames from {stretch.First} on were withheld; they are on the card");
            }
        }
    }

    /// <summary>The device can vouch only for what was committed before it lost its card; what was in flight may be there as well.</summary>
    private bool IsInDoubt(string? reason) => _evidence.CardWasPulled && reason?.Split('+').Any(r => r.StartsWith("card-", StringComparison.Ordinal)) == true;

    /// <summary>A call's end on record says of all that follows, up to the next stretch, that it was withheld on-hook.</summary>
    /// <returns>The first read frame behind what is explained.</returns>
    private long ExplainOnHook(ReadMap map, long end)
    {
        JournalEvent? last = _events.Select(e => e.Event).LastOrDefault(e => e.Event is "call" or "call-end");
        if (last?.Event != "call-end" || Need(last, "first") > end)
        {
            return end;
        }

        foreach ((long first, long frames) in map.TrueFrames(end, map.FramesRead - end))
        {
            _account.Ledger.Explain(first, frames, FrameFate.Withheld, OnHook);
        }

        return map.FramesRead;
    }

    /// <summary>All losses that one gap admits must fit its bounds.</summary>
    private void ExplainGaps(ReadMap map, long durableEnd)
    {
        long slack = _evidence.Clock.SampleRate / 4;
        List<JournalEvent> gaps = [.. _events.Where(e => e.Event.Event == "gap").Select(e => e.Event).OrderBy(e => Need(e, "first"))];
        ILookup<JournalEvent?, StreamJump> jumps = map.Jumps().ToLookup(j => GapOf(gaps, j, slack, durableEnd));
        foreach (JournalEvent gap in gaps)
        {
            List<StreamJump> admitted = [.. jumps[gap].Take(Fitting(gap, [.. jumps[gap]], gap == gaps[^1]))];
            long shift = admitted.Sum(j => j.Shift);
            if (shift < Need(gap, "frames-min") || shift > Need(gap, "frames-max"))
            {
                _account.Report(
                    $"{Name}: the journal says that {gap.Text("frames-min")} to {gap.Text("frames-max")} frames are missing before {gap.Text("first")}; {shift} are");
                continue;
            }

            Admit(admitted);
            Admit(jumps[gap].Skip(admitted.Count).Where(j => IsAtOverrun(j, slack)));
        }

        // A gap's size is known, and journalled, later than its place. A power cut in between leaves the place.
        Admit(jumps[null].Where(j => EndedEarly && IsAtOverrun(j, slack)));
    }

    /// <summary>A gap tells of all that was lost from its place on until the device had caught up; what it reads until then it withholds.</summary>
    private JournalEvent? GapOf(List<JournalEvent> gaps, StreamJump jump, long slack, long durableEnd)
    {
        JournalEvent? gap = gaps.FindLast(g => Need(g, "first") <= jump.AtRead + slack);
        bool isAdmitted = gap is not null
            && (jump.AtRead <= Need(gap, "first") + slack || IsAtOverrun(jump, slack) || (EndedEarly && jump.AtRead >= durableEnd));
        return isAdmitted ? gap : null;
    }

    /// <summary>Behind the last gap there may have been another, whose line a power cut took.</summary>
    private int Fitting(JournalEvent gap, List<StreamJump> jumps, bool isLast)
    {
        long shift = 0;
        bool mayBeLater = EndedEarly && isLast;
        int fitting = mayBeLater && Need(gap, "frames-min") == 0 ? 0 : jumps.Count;
        for (int i = 0; mayBeLater && i < jumps.Count; i++)
        {
            shift += jumps[i].Shift;
            fitting = shift >= Need(gap, "frames-min") && shift <= Need(gap, "frames-max") ? i + 1 : fitting;
        }

        return fitting;
    }

    private static bool IsOverrun(JournalStretch stretch) => stretch.Reason?.Split('+').Contains(Overrun) == true;

    private void Admit(IEnumerable<StreamJump> jumps)
    {
        foreach ((long first, long frames) in jumps.SelectMany(j => j.Missing))
        {
            _account.Ledger.Explain(first, frames, FrameFate.Gap);
        }
    }

    private bool IsAtOverrun(StreamJump jump, long slack) => _stretches.Exists(s =>
        IsOverrun(s)
        && jump.AtRead >= s.First - slack
        && jump.AtRead <= s.First + s.Frames + slack);

    private void ExplainEnd(ReadMap? map, long durableEnd)
    {
        long from = map?.FrameBefore(durableEnd) ?? _evidence.Clock.FrameAt(_boot.StartUs);
        if (EndedEarly)
        {
            long to = NextStreamFrame();
            _account.Ledger.Explain(from, to - from, FrameFate.PowerCut);
        }
        else if (_evidence.CardIsGone)
        {
            _account.Ledger.Explain(from, _account.Ledger.Frames - from, FrameFate.Withheld, CardGone);
        }
    }

    private long NextStreamFrame()
    {
        I2sStreamLog? next = _evidence.Boots.Skip(_index + 1).SelectMany(b => b.Streams).FirstOrDefault(s => s.FramesRead > 0);
        return next is null ? _account.Ledger.Frames : _evidence.Clock.FrameAt(next.StartUs);
    }

    private sealed record JournalStretch(long First, long Frames, string? Path, string? Reason)
    {
        public bool HasEnd { get; init; }

        public bool IsInDoubt { get; init; }
    }
}
