// SPDX-License-Identifier: MIT
using HushTap.CardReader;

namespace HushTap.Desk;

/// <summary>What happened on a card in a period, by its journals; the audio is not read.</summary>
/// <param name="FromUtc">The first call's beginning; null when no call has a date.</param>
/// <param name="ToUtc">The last call's end.</param>
/// <param name="Devices">Ids of the devices.</param>
/// <param name="PowerOns">Times that a device was switched on.</param>
/// <param name="Calls">Calls.</param>
/// <param name="CutCalls">Calls that the journal ends in.</param>
/// <param name="OffHookSeconds">Their length, without what was lost before the stream.</param>
/// <param name="TalkSeconds">What was recorded of it.</param>
/// <param name="HeldSeconds">What was on hold or muted, margins included.</param>
/// <param name="WithheldSeconds">What was not recorded for another reason.</param>
/// <param name="UnexplainedSeconds">What is neither.</param>
/// <param name="LostSecondsMax">What was lost on top, at most.</param>
/// <param name="Reasons">Seconds that were not recorded, by reason in FORMAT.md's names joined by '+'.</param>
/// <param name="Faults">What went wrong, by name and how often.</param>
/// <param name="Health">The card.</param>
/// <param name="Clock">The device's clock.</param>
/// <param name="Problems">What card list finds wrong with the journals, on the whole card.</param>
public sealed record CardSummary(
    DateTimeOffset? FromUtc,
    DateTimeOffset? ToUtc,
    IReadOnlyList<string> Devices,
    int PowerOns,
    int Calls,
    int CutCalls,
    decimal OffHookSeconds,
    decimal TalkSeconds,
    decimal HeldSeconds,
    decimal WithheldSeconds,
    decimal UnexplainedSeconds,
    decimal LostSecondsMax,
    IReadOnlyDictionary<string, decimal> Reasons,
    IReadOnlyDictionary<string, long> Faults,
    CardHealth Health,
    ClockHealth Clock,
    long Problems)
{
    /// <summary>Reasons that are no fault of device or card: what the person at the phone does.</summary>
    private static readonly string[] s_expected = ["on-hook", "hold-lamp", "mute-lamp", "hold-key", "record-key"];

    private static readonly string[] s_faultEvents = ["card-trouble", "stall", "restart", "unlock-failed", "factory-reset", "recovered"];

    /// <summary>Gets which share of the off-hook time was not recorded, 0..1; null when there was none.</summary>
    public decimal? ShareWithheld => OffHookSeconds > 0 ? Math.Round((OffHookSeconds - TalkSeconds) / OffHookSeconds, 4) : null;

    /// <summary>Sums up a card.</summary>
    /// <param name="card">The card.</param>
    /// <param name="from">Only calls and events from then on; null for all.</param>
    /// <param name="to">Only those before then.</param>
    /// <returns>The sums.</returns>
    public static CardSummary Of(Card card, DateTimeOffset? from = null, DateTimeOffset? to = null)
    {
        ExportOptions period = new() { From = from, To = to };
        bool isAll = from is null && to is null;
        List<CallTimeline> calls = [.. card.Calls.Where(period.Wants).Select(CallTimeline.Of)];
        List<PowerOn> powerOns = [.. card.PowerOns.Where(powerOn => isAll || powerOn.Events.Any(IsWanted) || powerOn.Calls.Any(period.Wants))];
        List<JournalLine> events = [.. powerOns.SelectMany(powerOn => powerOn.Events).Where(IsWanted)];
        return new CardSummary(
            calls.Min(call => call.Call.Utc),
            calls.Max(call => call.EndUtc),
            [.. powerOns.Select(powerOn => powerOn.Device).Distinct(StringComparer.Ordinal)],
            powerOns.Count,
            calls.Count,
            calls.Count(call => call.Call.IsCut),
            calls.Sum(call => call.SecondsOf(call.Call.Frames)),
            Sum(calls, StretchKind.Recorded),
            Sum(calls, StretchKind.Held),
            Sum(calls, StretchKind.Withheld),
            Sum(calls, StretchKind.Unexplained),
            calls.Sum(call => call.Stretches.Sum(stretch => call.SecondsOf(stretch.LostFramesMax))),
            SumReasons(calls),
            CountFaults(calls, events),
            CardHealth.Of(card, events),
            ClockHealth.Of(powerOns, IsWanted),
            card.Problems);

        bool IsWanted(JournalLine line) => isAll || (line.Utc is { } utc && (from is null || utc >= from) && (to is null || utc < to));
    }

    private static decimal Sum(List<CallTimeline> calls, StretchKind kind) =>
        calls.Sum(call => call.Stretches.Where(stretch => stretch.Kind == kind).Sum(stretch => call.SecondsOf(stretch.Frames)));

    private static SortedDictionary<string, decimal> SumReasons(List<CallTimeline> calls)
    {
        SortedDictionary<string, decimal> sums = new(StringComparer.Ordinal);
        foreach ((CallTimeline call, Stretch stretch) in calls.SelectMany(call => call.Stretches.Select(stretch => (call, stretch))).Where(pair => pair.stretch.Reason.Length > 0))
        {
            sums[stretch.Reason] = sums.GetValueOrDefault(stretch.Reason) + call.SecondsOf(stretch.Frames);
        }

        return sums;
    }

    private static SortedDictionary<string, long> CountFaults(List<CallTimeline> calls, List<JournalLine> events)
    {
        SortedDictionary<string, long> counts = new(StringComparer.Ordinal);
        IEnumerable<string> reasons = calls
            .SelectMany(call => call.Stretches)
            .Where(stretch => stretch.Reason.Length > 0)
            .SelectMany(stretch => stretch.Reason.Split('+').Distinct())
            .Where(reason => !s_expected.Contains(reason));
        IEnumerable<string> lost = calls.SelectMany(call => call.Stretches).Where(stretch => stretch.Kind == StretchKind.Lost).Select(_ => "gap");
        foreach (string name in reasons.Concat(lost).Concat(events.Select(line => line.Event).Where(s_faultEvents.Contains)))
        {
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }

        return counts;
    }
}
