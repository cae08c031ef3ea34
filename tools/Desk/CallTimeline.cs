// SPDX-License-Identifier: MIT
using HushTap.CardReader;

namespace HushTap.Desk;

/// <summary>A call from off-hook to on-hook, each frame of it in exactly one stretch.</summary>
/// <param name="Call">The call.</param>
/// <param name="Rate">Frames per second; 8000 when the journal does not say.</param>
/// <param name="Stretches">In the order of the stream.</param>
public sealed record CallTimeline(Call Call, int Rate, IReadOnlyList<Stretch> Stretches)
{
    private const int RateAssumed = 8000;

    /// <summary>Gets when the call ended; null when the clock was never set.</summary>
    public DateTimeOffset? EndUtc => UtcOf(Call.End);

    /// <summary>Lays out a call.</summary>
    /// <param name="call">The call.</param>
    /// <returns>Its timeline.</returns>
    public static CallTimeline Of(Call call)
    {
        List<Stretch> known = [.. Known(call).Where(stretch => stretch.Frames > 0).OrderBy(stretch => stretch.First)];
        List<Stretch> whole = [];
        long next = call.First;
        foreach (Stretch stretch in known)
        {
            long from = Math.Max(stretch.First, next);
            if (stretch.End <= from)
            {
                continue;
            }

            AddUnexplained(whole, next, from);
            Join(whole, stretch with { First = from, Frames = stretch.End - from });
            next = stretch.End;
        }

        AddUnexplained(whole, next, call.End);
        IEnumerable<Stretch> lost = call.Gaps.Select(gap => new Stretch(
            StretchKind.Lost, gap.Before, 0, LostFramesMin: gap.FramesMin, LostFramesMax: gap.FramesMax));
        return new CallTimeline(call, call.PowerOn.Rate > 0 ? call.PowerOn.Rate : RateAssumed, Insert(whole, lost));
    }

    /// <summary>Tells when a frame was, by the time of the call's first journal line: good to about a second.</summary>
    /// <param name="frame">Its stream number.</param>
    /// <returns>Null when the clock was never set, or the journal claims what no clock has.</returns>
    public DateTimeOffset? UtcOf(long frame)
    {
        decimal seconds = SecondsOf(frame - Call.First);
        return Call.Utc is { } utc && seconds >= 0 && seconds < (decimal)(DateTimeOffset.MaxValue - utc).TotalSeconds
            ? utc.AddTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : null;
    }

    /// <summary>Gets how long frames are.</summary>
    /// <param name="frames">How many.</param>
    /// <returns>Seconds.</returns>
    public decimal SecondsOf(long frames) => (decimal)frames / Rate;

    private static IEnumerable<Stretch> Known(Call call)
    {
        foreach (Segment segment in call.Segments)
        {
            long from = Math.Max(segment.First, call.First);
            long to = Math.Min(segment.First + segment.Frames, call.End);
            yield return new Stretch(StretchKind.Recorded, from, to - from, Segment: segment);
        }

        foreach (Withheld withheld in call.Withheld)
        {
            Stretch stretch = new(StretchKind.Withheld, withheld.First, withheld.Frames, Printable.Of(withheld.Reason));
            yield return stretch.IsHold || stretch.IsMute ? stretch with { Kind = StretchKind.Held } : stretch;
        }
    }

    private static void AddUnexplained(List<Stretch> whole, long from, long to)
    {
        if (to > from)
        {
            whole.Add(new Stretch(StretchKind.Unexplained, from, to - from));
        }
    }

    /// <summary>The device writes a long stretch as one line a minute: these are one stretch again.</summary>
    private static void Join(List<Stretch> whole, Stretch stretch)
    {
        if (whole.Count > 0 && whole[^1] is { Segment: null } last && last.End == stretch.First && last.Kind == stretch.Kind && last.Reason == stretch.Reason)
        {
            whole[^1] = last with { Frames = last.Frames + stretch.Frames };
        }
        else
        {
            whole.Add(stretch);
        }
    }

    /// <summary>Puts each lost stretch before the frame that it was lost before, and cuts the stretch around it in two.</summary>
    private static List<Stretch> Insert(List<Stretch> whole, IEnumerable<Stretch> lost)
    {
        Queue<Stretch> waiting = new(lost.OrderBy(stretch => stretch.First));
        List<Stretch> all = [];
        foreach (Stretch stretch in whole)
        {
            Stretch rest = stretch;
            while (waiting.TryPeek(out Stretch? next) && next.First < rest.End)
            {
                if (next.First > rest.First)
                {
                    all.Add(rest with { Frames = next.First - rest.First });
                    rest = rest with { First = next.First, Frames = rest.End - next.First };
                }

                all.Add(waiting.Dequeue());
            }

            all.Add(rest);
        }

        return [.. all, .. waiting];
    }
}
