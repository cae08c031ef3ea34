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
public sealed class FrameLedger
{
    private const int FirstReason = 16;
    private const int ReasonsMax = 256 - FirstReason;

    private readonly byte[] _fates;
    private readonly List<string> _reasons = [];
    private readonly Dictionary<string, byte> _codes = [];

    internal FrameLedger(long frames, SpanSet offHook, IReadOnlyList<HoldSign> holds)
    {
        _fates = new byte[frames];
        Holds = holds;
        foreach ((long start, long end) in offHook.Spans)
        {
            _fates.AsSpan((int)start, (int)(end - start)).Fill((byte)FrameFate.Unexplained);
        }
    }

    /// <summary>Gets the length of the call.</summary>
    public long Frames => _fates.Length;

    /// <summary>Gets every hold and mute with the instants at which its lamp really was lit.</summary>
    public IReadOnlyList<HoldSign> Holds { get; }

    /// <summary>Gets the reasons for withholding that occur.</summary>
    public IReadOnlyList<string> Reasons => _reasons;

    /// <summary>Gets what became of a frame.</summary>
    public FrameFate this[long frame] => FateOf(_fates[frame]);

    /// <summary>Gets why a frame was withheld, or null.</summary>
    public string? ReasonOf(long frame) => _fates[frame] >= FirstReason ? _reasons[_fates[frame] - FirstReason] : null;

    /// <summary>Gets the number of frames with a fate.</summary>
    public long Count(FrameFate fate) => Stretches(fate).Sum(s => s.Frames);

    /// <summary>Gets the stretches with a fate, in order.</summary>
    public IEnumerable<Stretch> Stretches(FrameFate fate)
    {
        long start = -1;
        for (long i = 0; i < _fates.Length; i++)
        {
            bool matches = FateOf(_fates[i]) == fate;
            if (matches && start < 0)
            {
                start = i;
            }
            else if (!matches && start >= 0)
            {
                yield return new Stretch(start, i);
                start = -1;
            }
        }

        if (start >= 0)
        {
            yield return new Stretch(start, _fates.Length);
        }
    }

    /// <summary>Gets the number of withheld frames by reason.</summary>
    public IReadOnlyDictionary<string, long> Withheld()
    {
        long[] counts = new long[256];
        foreach (byte fate in _fates)
        {
            counts[fate]++;
        }

        return _reasons.Select((reason, i) => (reason, counts[FirstReason + i]))
            .Where(r => r.Item2 > 0)
            .ToDictionary(r => r.reason, r => r.Item2);
    }

    /// <summary>Notes that frames are on the card.</summary>
    /// <returns>How many of them were noted before: they are on the card twice.</returns>
    internal long Record(long first, long frames)
    {
        long twice = 0;
        foreach (ref byte fate in Inside(first, frames))
        {
            twice += fate == (byte)FrameFate.Recorded ? 1 : 0;
            fate = fate == (byte)FrameFate.OnHook ? fate : (byte)FrameFate.Recorded;
        }

        return twice;
    }

    /// <summary>Gives frames that are still unexplained a fate.</summary>
    /// <returns>How many of them are on the card nevertheless.</returns>
    internal long Explain(long first, long frames, FrameFate fate, string? reason = null)
    {
        byte code = reason is null ? (byte)fate : CodeOf(reason);
        long recorded = 0;
        foreach (ref byte old in Inside(first, frames))
        {
            recorded += old == (byte)FrameFate.Recorded ? 1 : 0;
            old = old == (byte)FrameFate.Unexplained ? code : old;
        }

        return recorded;
    }

    private static FrameFate FateOf(byte code) => code >= FirstReason ? FrameFate.Withheld : (FrameFate)code;

    private Span<byte> Inside(long first, long frames)
    {
        long start = Math.Clamp(first, 0, _fates.Length);
        long end = Math.Clamp(first + frames, start, _fates.Length);
        return _fates.AsSpan((int)start, (int)(end - start));
    }

    private byte CodeOf(string reason)
    {
        if (_codes.TryGetValue(reason, out byte code))
        {
            return code;
        }

        string name = _reasons.Count < ReasonsMax - 1 ? reason : "other";
        if (_reasons.Count == 0 || _reasons[^1] != name)
        {
            _reasons.Add(name);
        }

        code = (byte)(FirstReason + _reasons.Count - 1);
        _codes[reason] = code;
        return code;
    }
}
