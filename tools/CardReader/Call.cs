// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>Off-hook to on-hook.</summary>
public sealed class Call
{
    internal Call(PowerOn powerOn, long number, long first, DateTimeOffset? utc) => (PowerOn, Number, First, Utc) = (powerOn, number, first, utc);

    /// <summary>Gets the power-on it is in.</summary>
    public PowerOn PowerOn { get; }

    /// <summary>Gets its number, from 1 at each power-on.</summary>
    public long Number { get; }

    /// <summary>Gets the stream number of its first frame.</summary>
    public long First { get; }

    /// <summary>Gets when its line was written; null when the clock was never set.</summary>
    public DateTimeOffset? Utc { get; }

    /// <summary>Gets the stream number of the frame behind its last one; where the journal ends when <see cref="IsCut"/>.</summary>
    public long End { get; internal set; }

    /// <summary>Gets a value indicating whether the journal ends before the call does: what was said after <see cref="End"/> was lost with the power.</summary>
    public bool IsCut { get; internal set; } = true;

    /// <summary>Gets number and digest of the line that ended it; null when <see cref="IsCut"/>. The digest covers every line before it.</summary>
    public (long Number, Digest Digest)? EndLine { get; internal set; }

    /// <summary>Gets its segments, in order.</summary>
    public IReadOnlyList<Segment> Segments => SegmentList;

    /// <summary>Gets what was withheld of it, in order, cut to the call.</summary>
    public IReadOnlyList<Withheld> Withheld => WithheldList;

    /// <summary>Gets what was lost in it.</summary>
    public IReadOnlyList<Gap> Gaps => GapList;

    /// <summary>Gets frames of the call, without gaps.</summary>
    public long Frames => Math.Max(End - First, 0);

    /// <summary>Gets frames of the call that were recorded, by the journal.</summary>
    public long RecordedFrames { get; internal set; }

    /// <summary>Gets frames of the call that are neither recorded nor withheld with a reason.</summary>
    public long UnexplainedFrames { get; internal set; }

    /// <summary>Gets frames that were withheld.</summary>
    public long WithheldFrames => CardReader.Frames.Sum(WithheldList.Select(withheld => withheld.Frames));

    /// <summary>Gets at most how many frames were lost.</summary>
    public long GapFramesMax => CardReader.Frames.Sum(GapList.Select(gap => gap.FramesMax));

    internal List<Segment> SegmentList { get; } = [];

    internal List<Withheld> WithheldList { get; } = [];

    internal List<Gap> GapList { get; } = [];
}
