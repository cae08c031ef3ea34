// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>What became of a frame of the call.</summary>
public enum FrameFate : byte
{
    /// <summary>Captured on-hook: no part of the call.</summary>
    OnHook,

    /// <summary>Off-hook, nowhere, and nothing explains it.</summary>
    Unexplained,

    /// <summary>On the card.</summary>
    Recorded,

    /// <summary>Withheld, for a reason that the journal gives.</summary>
    Withheld,

    /// <summary>Lost to a DMA overrun that the journal admits.</summary>
    Gap,

    /// <summary>The device was without power, or lost it before the frame was durable.</summary>
    PowerCut,
}

/// <summary>The fate of every frame of the call, and the holds as they truly were.</summary>
/// <remarks>Kept as stretches of one fate: a hold of two hours costs no more than one of a second.</remarks>
public sealed class FrameLedger
{
    private const int FirstReason = 16;
    private const int ReasonsMax = 256 - FirstReason;

    private readonly List<long> _starts = [0];
    private readonly List<byte> _codes = [(byte)FrameFate.OnHook];
    private readonly List<string> _reasons = [];
    private readonly Dictionary<string, byte> _reasonCodes = [];

    internal FrameLedger(long frames, SpanSet offHook, IReadOnlyList<HoldSign> holds)
    {
        Frames = frames;
        Holds = holds;
        foreach ((long start, long end) in offHook.Spans)
        {
            Change(start, end - start, _ => (byte)FrameFate.Unexplained);
        }
    }

    /// <summary>Gets the length of the call.</summary>
    public long Frames { get; }

    /// <summary>Gets every hold and mute with the instants at which its lamp really was lit.</summary>
    public IReadOnlyList<HoldSign> Holds { get; }

    /// <summary>Gets the reasons for withholding that occur.</summary>
    public IReadOnlyList<string> Reasons => _reasons;

    /// <summary>Gets what became of a frame.</summary>
    public FrameFate this[long frame] => FateOf(CodeAt(frame));

    /// <summary>Gets why a frame was withheld, or null.</summary>
    public string? ReasonOf(long frame) => CodeAt(frame) is var code && code >= FirstReason ? _reasons[code - FirstReason] : null;

    /// <summary>Gets the number of frames with a fate.</summary>
    public long Count(FrameFate fate) => Stretches(fate).Sum(s => s.Frames);

    /// <summary>Gets the stretches with a fate, in order.</summary>
    public IEnumerable<Stretch> Stretches(FrameFate fate)
    {
        long start = -1;
        for (int i = 0; i < _starts.Count; i++)
        {
            bool matches = FateOf(_codes[i]) == fate;
            if (matches && start < 0)
            {
                start = _starts[i];
            }
            else if (!matches && start >= 0)
            {
                yield return new Stretch(start, _starts[i]);
                start = -1;
            }
        }

        if (start >= 0)
        {
            yield return new Stretch(start, Frames);
        }
    }

    /// <summary>Gets the number of withheld frames by reason.</summary>
    public IReadOnlyDictionary<string, long> Withheld()
    {
        long[] counts = new long[256];
        for (int i = 0; i < _starts.Count; i++)
        {
            counts[_codes[i]] += EndOf(i) - _starts[i];
        }

        return _reasons.Select((reason, i) => (reason, counts[FirstReason + i]))
            .Where(r => r.Item2 > 0)
            .ToDictionary(r => r.reason, r => r.Item2);
    }

    /// <summary>Notes that frames are on the card.</summary>
    /// <returns>How many of them were noted before: they are on the card twice.</returns>
    internal long Record(long first, long frames) =>
        Change(first, frames, code => code == (byte)FrameFate.OnHook ? code : (byte)FrameFate.Recorded);

    /// <summary>Gives frames that are still unexplained a fate.</summary>
    /// <returns>How many of them are on the card nevertheless.</returns>
    internal long Explain(long first, long frames, FrameFate fate, string? reason = null)
    {
        byte told = reason is null ? (byte)fate : CodeOf(reason);
        return Change(first, frames, code => code == (byte)FrameFate.Unexplained ? told : code);
    }

    private static FrameFate FateOf(byte code) => code >= FirstReason ? FrameFate.Withheld : (FrameFate)code;

    private byte CodeAt(long frame)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, Frames);
        return _codes[IndexOf(frame)];
    }

    private long EndOf(int index) => index + 1 < _starts.Count ? _starts[index + 1] : Frames;

    private int IndexOf(long frame)
    {
        int at = _starts.BinarySearch(frame);
        return at >= 0 ? at : ~at - 1;
    }

    /// <returns>How many of the frames were recorded before.</returns>
    private long Change(long first, long frames, Func<byte, byte> become)
    {
        long start = Math.Clamp(first, 0, Frames);
        long end = Math.Clamp(first + frames, start, Frames);
        if (end == start)
        {
            return 0;
        }

        int from = Split(start);
        int to = end < Frames ? Split(end) : _starts.Count;
        long recorded = 0;
        for (int i = from; i < to; i++)
        {
            recorded += _codes[i] == (byte)FrameFate.Recorded ? EndOf(i) - _starts[i] : 0;
            _codes[i] = become(_codes[i]);
        }

        Join(Math.Max(from - 1, 0), Math.Min(to, _starts.Count - 1));
        return recorded;
    }

    private int Split(long frame)
    {
        int at = IndexOf(frame);
        if (_starts[at] == frame)
        {
            return at;
        }

        _starts.Insert(at + 1, frame);
        _codes.Insert(at + 1, _codes[at]);
        return at + 1;
    }

    private void Join(int from, int to)
    {
        for (int i = to; i > from; i--)
        {
            if (_codes[i] == _codes[i - 1])
            {
                _starts.RemoveAt(i);
                _codes.RemoveAt(i);
            }
        }
    }

    private byte CodeOf(string reason)
    {
        if (_reasonCodes.TryGetValue(reason, out byte code))
        {
            return code;
        }

        string name = _reasons.Count < ReasonsMax - 1 ? reason : "other";
        if (_reasons.Count == 0 || _reasons[^1] != name)
        {
            _reasons.Add(name);
        }

        code = (byte)(FirstReason + _reasons.Count - 1);
        _reasonCodes[reason] = code;
        return code;
    }
}
