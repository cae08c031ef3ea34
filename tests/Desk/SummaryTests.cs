// SPDX-License-Identifier: MIT
using HushTap.CardReader;
using HushTap.Vectors;

namespace HushTap.Desk.Tests;

public sealed class SummaryTests
{
    [Fact]
    public void Time_off_hook_is_talk_holds_and_other_reasons()
    {
        using TempCard temp = new(Cards.Rich());
        CardSummary summary = CardSummary.Of(temp.Read());
        Assert.Equal((1, 7.25m, 5m, 1.75m, 0.5m, 0m), (summary.Calls, summary.OffHookSeconds, summary.TalkSeconds, summary.HeldSeconds, summary.WithheldSeconds, summary.UnexplainedSeconds));
        Assert.Equal(0.064m, summary.LostSecondsMax);
        Assert.Equal(0.3103m, summary.ShareWithheld);
        Assert.Equal(["card-error 0.5", "hold-lamp 1", "hold-lamp+mute-lamp 0.5", "mute-lamp 0.25"], summary.Reasons.Select(pair => FormattableString.Invariant($"{pair.Key} {pair.Value:0.##}")));
        Assert.Equal(["card-error 1", "gap 1"], summary.Faults.Select(pair => $"{pair.Key} {pair.Value}"));
    }

    [Fact]
    public void Stalls_troubles_and_the_clock_are_counted_and_drift_is_told_from_the_first_setting()
    {
        CardImage image = BaseCards.Build("prepared");
        DeviceWriter device = new(image);
        device.PowerOn();
        device.Say("clock step-ms=5000");
        device.Withheld(8000L * 86_400 * 2, "on-hook");
        device.Say("clock step-ms=-4000");
        device.Say("stall ms=1500 what=write");
        device.Say("stall ms=2500 what=commit");
        device.Say("card-trouble reason=card-error what=write lines-dropped=3");
        device.Call();
        device.Segment(8_000);
        device.CallEnd();
        using TempCard temp = new(image);
        CardSummary summary = CardSummary.Of(temp.Read());
        Assert.Equal((2, 2500L, 1, 3L), (summary.Health.Stalls, summary.Health.StallMsMax, summary.Health.Troubles, summary.Health.LinesDropped));
        Assert.Equal((0, 0, 2, 5000L), (summary.Clock.PowerOnsUnset, summary.Clock.Set, summary.Clock.Corrected, summary.Clock.CorrectionMsMax));
        Assert.Equal(-2.0, (double)summary.Clock.DriftSecondsPerDay!.Value, 0.01);
    }

    [Fact]
    public void What_is_left_on_the_card_is_its_room_less_what_is_used()
    {
        using TempCard temp = new(BaseCards.Build("two"));
        CardHealth health = CardSummary.Of(temp.Read()).Health;
        Assert.Equal((31_902_400_512 / 1024 * 1024, 96 * 1024L), (health.RoomBytes, health.UsedBytes));
        Assert.Equal((double)(health.RoomBytes!.Value - health.UsedBytes!.Value) / 32_000 / 3600, (double)health.HoursLeft!.Value, 0.01);
    }

    [Fact]
    public void A_period_has_its_own_calls_only()
    {
        using TempCard temp = new(BaseCards.Build("two"));
        Card card = temp.Read();
        DateTimeOffset start = card.Calls.First().Utc!.Value;
        Assert.Equal(3, CardSummary.Of(card).Calls);
        CardSummary first = CardSummary.Of(card, to: start.AddSeconds(1));
        Assert.Equal((1, 1), (first.Calls, first.PowerOns));
        CardSummary none = CardSummary.Of(card, from: start.AddDays(1));
        Assert.Equal((0, 0, 0m, null), (none.Calls, none.PowerOns, none.OffHookSeconds, none.ShareWithheld));
    }

    [Fact]
    public void Every_vector_can_be_summed_up()
    {
        foreach (string name in Vector.Names)
        {
            using TempCard temp = new(Vector.Read(name).Card);
            CardSummary summary = CardSummary.Of(temp.Read());
            Assert.InRange(summary.ShareWithheld ?? 0, 0, 1);
        }
    }
}
