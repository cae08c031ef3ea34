// SPDX-License-Identifier: MIT
using HushTap.CardReader;
using HushTap.Vectors;

namespace HushTap.Desk.Tests;

public sealed class TimelineTests
{
    [Theory]
    [InlineData("two")]
    [InlineData("cut")]
    [InlineData("recovered")]
    [InlineData("swapped")]
    [InlineData("erased")]
    [InlineData("encrypted")]
    public void Every_frame_of_every_call_is_in_exactly_one_stretch(string name)
    {
        using TempCard temp = new(BaseCards.Build(name));
        Assert.All(temp.Read().Calls, call =>
        {
            long next = call.First;
            Assert.All(CallTimeline.Of(call).Stretches, stretch =>
            {
                Assert.Equal(next, stretch.First);
                next = stretch.End;
            });
            Assert.Equal(call.End, next);
        });
    }

    [Fact]
    public void Holds_mutes_losses_and_other_reasons_are_told_apart()
    {
        using TempCard temp = new(Cards.Rich());
        CallTimeline timeline = CallTimeline.Of(temp.Read().Calls.Single());
        Assert.Equal(
            ["Recorded 16000", "Held 8000 hold-lamp", "Held 4000 hold-lamp+mute-lamp", "Recorded 8000", "Held 2000 mute-lamp", "Lost 0", "Recorded 8000", "Withheld 4000 card-error", "Recorded 8000"],
            timeline.Stretches.Select(stretch => $"{stretch.Kind} {stretch.Frames} {stretch.Reason}".TrimEnd()));
        Assert.Equal((256, 512), (timeline.Stretches[5].LostFramesMin, timeline.Stretches[5].LostFramesMax));
    }

    [Fact]
    public void Lines_about_one_long_stretch_are_one_stretch()
    {
        CardImage image = new();
        DeviceWriter device = new(image);
        device.PowerOn();
        device.Call();
        device.Withheld(8_000, "hold-lamp");
        device.Withheld(8_000, "hold-lamp");
        device.Withheld(8_000, "hold-lamp+overrun");
        device.CallEnd();
        using TempCard temp = new(image);
        Assert.Equal([16_000L, 8_000L], CallTimeline.Of(temp.Read().Calls.Single()).Stretches.Select(stretch => stretch.Frames));
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("1/1", true)]
    [InlineData("DESK-0001/2/1", true)]
    [InlineData("2/2", false)]
    [InlineData("DESK-0002/1/1", false)]
    public void A_call_is_found_by_its_number_its_power_on_and_its_device(string text, bool isThere)
    {
        using TempCard temp = new(BaseCards.Build("two"));
        Assert.Equal(isThere, temp.Read().Calls.Any(CallName.Parse(text)!.Fits));
    }

    [Fact]
    public void A_number_that_several_calls_have_is_asked_back()
    {
        using TempCard temp = new(BaseCards.Build("two"));
        Card card = temp.Read();
        CardException failure = Assert.Throws<CardException>(() => CallName.Parse("1")!.FindOne(card));
        Assert.Contains("1/1 or 2/1", failure.Hint, StringComparison.Ordinal);
        Assert.Equal(2, CallName.Parse("2")!.FindOne(card).Number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("1/")]
    [InlineData("-1")]
    [InlineData("1/2/3/4")]
    [InlineData("9999999999999999")]
    [InlineData("<b>/1/1")]
    public void Other_texts_are_no_calls(string text) => Assert.Null(CallName.Parse(text));
}
