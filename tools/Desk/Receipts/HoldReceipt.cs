// SPDX-License-Identifier: MIT
using System.Globalization;
using HushTap.CardReader;

namespace HushTap.Desk;

/// <summary>What one call's journal says of holds and mutes, without any audio. The same card and call give the same receipt, byte for byte, at any time.</summary>
/// <remarks>It is made from the journal alone, so that it still fits when the recordings have been erased.</remarks>
public sealed class HoldReceipt
{
    /// <summary>Longest time that audio may be in the device's RAM, s, as README states it: the firmware's Limits.AudioInRamMsMax, rounded up.</summary>
    public const int RamSecondsMax = 10;

    private HoldReceipt(CallTimeline timeline)
    {
        Timeline = timeline;
        Code = ReceiptCode.Of(timeline);
        Held = Periods(timeline.Stretches.Where(stretch => stretch.Kind == StretchKind.Held));
        Others = [.. timeline.Stretches.Where(stretch => stretch.Kind is StretchKind.Withheld or StretchKind.Lost or StretchKind.Unexplained)];
    }

    /// <summary>Gets the call.</summary>
    public CallTimeline Timeline { get; }

    /// <summary>Gets what <see cref="ReceiptCheck"/> compares with the card.</summary>
    public ReceiptCode Code { get; }

    /// <summary>Gets holds and mutes, those that follow one another without a frame between joined.</summary>
    public IReadOnlyList<Stretch> Held { get; }

    /// <summary>Gets what else was not recorded.</summary>
    public IReadOnlyList<Stretch> Others { get; }

    /// <summary>Gets a value indicating whether the journal fits its own digests. When not, the receipt proves nothing, and says so.</summary>
    public bool IsSound => Timeline.Call.PowerOn.Public == LayerVerdict.Fits;

    /// <summary>Makes the receipt of a call.</summary>
    /// <param name="call">The call.</param>
    /// <returns>Its receipt.</returns>
    public static HoldReceipt Of(Call call) => new(CallTimeline.Of(call));

    /// <summary>Writes it as plain text.</summary>
    /// <param name="language">In which language.</param>
    /// <returns>Lines that end in LF.</returns>
    public string ToText(Language language) => new ReceiptText(this, DeskWords.Of(language)).ToString();

    /// <summary>Writes it as a page that loads nothing, runs nothing, and prints on one sheet or more.</summary>
    /// <param name="language">In which language.</param>
    /// <returns>HTML.</returns>
    public string ToHtml(Language language) => new ReceiptPage(this, DeskWords.Of(language)).ToString();

    /// <summary>Tells when a frame was: a time in UTC, or, when the clock was never set, since the beginning of the call.</summary>
    internal string Moment(long frame, DeskWords words) =>
        Timeline.UtcOf(frame) is { } utc ? utc.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "+" + words.Length(Timeline.SecondsOf(frame - Timeline.Call.First));

    /// <summary>Says why a stretch is not recorded.</summary>
    internal string Why(Stretch stretch, DeskWords words) => stretch.Kind switch
    {
        StretchKind.Held => $"{words[stretch.IsHold ? stretch.IsMute ? "kind-hold-and-mute" : "kind-hold" : "kind-mute"]}: {words.Reasons(stretch.Reason)}",
        StretchKind.Withheld => words.Reasons(stretch.Reason),
        StretchKind.Lost => words.Format("lost-between", words.Length(Timeline.SecondsOf(stretch.LostFramesMin)), words.Length(Timeline.SecondsOf(stretch.LostFramesMax))),
        _ => words["kind-unexplained"],
    };

    /// <summary>What the call's time was spent on: key of the words and seconds. Recorded and held are always there.</summary>
    internal IEnumerable<(string Key, decimal Seconds)> Sums()
    {
        yield return ("receipt-length", Timeline.SecondsOf(Timeline.Call.Frames));
        yield return ("receipt-recorded", Sum(StretchKind.Recorded));
        yield return ("receipt-held-sum", Sum(StretchKind.Held));
        foreach ((StretchKind kind, string key) in new[] { (StretchKind.Withheld, "receipt-other-sum"), (StretchKind.Unexplained, "receipt-unexplained-sum") })
        {
            if (Sum(kind) > 0)
            {
                yield return (key, Sum(kind));
            }
        }

        if (Timeline.Stretches.Sum(stretch => stretch.LostFramesMax) is > 0 and long lost)
        {
            yield return ("receipt-lost-sum", Timeline.SecondsOf(lost));
        }
    }

    private decimal Sum(StretchKind kind) => Timeline.SecondsOf(Timeline.Stretches.Where(stretch => stretch.Kind == kind).Sum(stretch => stretch.Frames));

    private static List<Stretch> Periods(IEnumerable<Stretch> held)
    {
        List<Stretch> periods = [];
        foreach (Stretch stretch in held)
        {
            if (periods.Count > 0 && periods[^1] is { } last && last.End == stretch.First)
            {
                string reasons = string.Join('+', last.Reason.Split('+').Union(stretch.Reason.Split('+')));
                periods[^1] = last with { Frames = last.Frames + stretch.Frames, Reason = reasons };
            }
            else
            {
                periods.Add(stretch);
            }
        }

        return periods;
    }
}
