// SPDX-License-Identifier: MIT
using HushTap.CardReader;

namespace HushTap.Cli.Output;

/// <summary>Where the off-hook time of a card went. Calls of a power-on that never says its rate are taken at 8000 frames per second.</summary>
/// <param name="OffHookSeconds">All calls, without gaps.</param>
/// <param name="RecordedSeconds">What segments hold of it.</param>
/// <param name="WithheldSeconds">What was withheld of it, by reason.</param>
/// <param name="UnexplainedSeconds">What is neither.</param>
/// <param name="GapSecondsMax">At most so much was lost on top.</param>
/// <param name="CutCalls">Calls that were going on when the power failed; what was said after their end is lost.</param>
public sealed record CardTotals(
    decimal OffHookSeconds,
    decimal RecordedSeconds,
    IReadOnlyDictionary<string, decimal> WithheldSeconds,
    decimal UnexplainedSeconds,
    decimal GapSecondsMax,
    int CutCalls)
{
    private const int RateAssumed = 8000;

    /// <summary>Adds up a card.</summary>
    /// <param name="card">The card.</param>
    /// <returns>The sums.</returns>
    public static CardTotals Of(Card card)
    {
        Call[] calls = [.. card.Calls];
        SortedDictionary<string, decimal> withheld = new(StringComparer.Ordinal);
        foreach ((Call call, Withheld stretch) in calls.SelectMany(call => call.Withheld.Select(stretch => (call, stretch))))
        {
            string reason = Printable.Of(stretch.Reason);
            withheld[reason] = withheld.GetValueOrDefault(reason) + Seconds(stretch.Frames, call);
        }

        return new CardTotals(
            calls.Sum(call => Seconds(call.Frames, call)),
            calls.Sum(call => Seconds(call.RecordedFrames, call)),
            withheld,
            calls.Sum(call => Seconds(call.UnexplainedFrames, call)),
            calls.Sum(call => Seconds(call.GapFramesMax, call)),
            calls.Count(call => call.IsCut));
    }

    private static decimal Seconds(long frames, Call call) => (decimal)frames / (call.PowerOn.Rate > 0 ? call.PowerOn.Rate : RateAssumed);
}
