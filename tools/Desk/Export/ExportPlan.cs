// SPDX-License-Identifier: MIT
using System.Globalization;
using HushTap.CardReader;

namespace HushTap.Desk;

/// <summary>Decides what files there will be before the first one is written.</summary>
internal sealed class ExportPlan
{
    /// <summary>A call is not longer, not even with its gaps; a journal that says so is not believed.</summary>
    private const int HoursMax = 48;

    private const decimal ToneSeconds = 0.4m;

    private readonly ExportOptions _options;
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    private ExportPlan(ExportOptions options) => _options = options;

    public List<ExportPiece> Pieces { get; } = [];

    /// <summary>Gets what was exported of each call; none when nothing of it was recorded.</summary>
    public List<(CallTimeline Timeline, IReadOnlyList<ExportPiece> Pieces)> Calls { get; } = [];

    public static ExportPlan Of(IEnumerable<Call> calls, ExportOptions options)
    {
        ExportPlan plan = new(options);
        foreach (Call call in calls)
        {
            CallTimeline timeline = CallTimeline.Of(call);
            List<ExportPiece> pieces = options.Gaps == GapHandling.Split ? plan.Split(timeline) : plan.Whole(timeline);
            plan.Calls.Add((timeline, pieces));
            plan.Pieces.AddRange(pieces);
        }

        plan.Pieces.ForEach(plan.CheckLength);
        return plan;
    }

    private List<ExportPiece> Whole(CallTimeline timeline)
    {
        List<ExportPart> parts = [];
        long at = 0;
        foreach ((Stretch stretch, bool isAudio) in timeline.Stretches.SelectMany(stretch => Had(stretch, timeline)))
        {
            bool isFirst = parts.Count == 0 || parts[^1].IsAudio;
            long frames = isAudio ? stretch.Frames : GapFrames(stretch, timeline, isFirst);
            parts.Add(new ExportPart(stretch, isAudio, at, frames, !isAudio && _options.Gaps == GapHandling.Tone));
            at += frames;
        }

        return parts.Exists(part => part.IsAudio) ? [new ExportPiece(timeline, Name(timeline, null), parts)] : [];
    }

    private List<ExportPiece> Split(CallTimeline timeline)
    {
        List<ExportPiece> pieces = [];
        List<ExportPart> parts = [];
        long at = 0;
        foreach ((Stretch stretch, bool isAudio) in timeline.Stretches.SelectMany(stretch => Had(stretch, timeline)).Append((null!, false)))
        {
            if (isAudio)
            {
                parts.Add(new ExportPart(stretch, true, at, stretch.Frames));
                at += stretch.Frames;
            }
            else if (parts.Count > 0)
            {
                pieces.Add(new ExportPiece(timeline, Name(timeline, pieces.Count + 1), parts));
                (parts, at) = ([], 0);
            }
        }

        return pieces;
    }

    private long GapFrames(Stretch stretch, CallTimeline timeline, bool isFirst) => _options.Gaps switch
    {
        GapHandling.Silence => stretch.Frames + stretch.LostFramesMin,
        GapHandling.Tone when isFirst => (long)(ToneSeconds * timeline.Rate),
        _ => 0,
    };

    /// <summary>A recorded stretch may be there in part, or not at all.</summary>
    private static IEnumerable<(Stretch Stretch, bool IsAudio)> Had(Stretch stretch, CallTimeline timeline)
    {
        if (stretch.Segment is not { } segment)
        {
            yield return (stretch, false);
            yield break;
        }

        string? why = SegmentUse.WhyNot(segment, timeline.Rate);
        long there = why is null ? Math.Clamp(SegmentUse.FramesThere(segment) - (stretch.First - segment.First), 0, stretch.Frames) : 0;
        if (there > 0)
        {
            yield return (stretch with { Frames = there }, true);
        }

        if (there < stretch.Frames)
        {
            yield return (stretch with { First = stretch.First + there, Frames = stretch.Frames - there, Reason = why ?? "unreadable" }, false);
        }
    }

    private void CheckLength(ExportPiece piece)
    {
        long framesMax = (long)piece.Timeline.Rate * 3600 * HoursMax;
        long bytes = piece.Frames * sizeof(short) * (_options.Channels == ChannelChoice.Both ? 2 : 1);
        if (piece.Frames > framesMax || (_options.Format == AudioFormat.Wav && bytes > WavWriter.AudioBytesMax))
        {
            string name = CallName.Of(piece.Timeline.Call).ToString();
            throw new CardException(
                string.Create(CultureInfo.InvariantCulture, $"call {name} would be a file of {piece.Timeline.SecondsOf(piece.Frames) / 3600:0.0} hours, which is too long"),
                "choose --gaps join or split, or another format");
        }
    }

    /// <summary>Made of what FORMAT.md lets stand in ids and numbers: letters, digits and hyphens. It begins with neither hyphen nor dot.</summary>
    private string Name(CallTimeline timeline, int? piece)
    {
        Call call = timeline.Call;
        string utc = call.Utc?.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture) ?? "UNSET";
        string name = string.Create(CultureInfo.InvariantCulture, $"call-{call.PowerOn.Device}-{call.PowerOn.Boot:00000}-{call.Number:00000}-{utc}")
            + (piece is null ? "" : string.Create(CultureInfo.InvariantCulture, $"-{piece:0000}"));
        string free = name;
        for (int i = 2; !_names.Add(free); i++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{name}_{i}");
        }

        return free;
    }
}
