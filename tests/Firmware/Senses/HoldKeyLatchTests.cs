// SPDX-License-Identifier: MIT
using HushTap.Core;
using HushTap.Core.Gate;
using HushTap.Core.Settings;
using Xunit;

namespace HushTap.Firmware.Tests.Senses;

/// <summary>The table of the hold key in firmware/DESIGN.md, row by row.</summary>
public class HoldKeyLatchTests
{
    private const long SettleUs = 400_000;
    private const long LampOpenUs = 300_000;

    public enum Input
    {
        Nothing,
        Touch,
        LampSign,
        OnHook,
        TimeWithAnswer,
        TimeWithoutAnswer,
        HeldTooLong,
    }

    [Theory]
    [InlineData(HoldKeyState.Open, Input.Nothing, HoldKeyState.Open)]
    [InlineData(HoldKeyState.Open, Input.Touch, HoldKeyState.Pressed)]
    [InlineData(HoldKeyState.Open, Input.LampSign, HoldKeyState.Open)]
    [InlineData(HoldKeyState.Open, Input.OnHook, HoldKeyState.Open)]
    [InlineData(HoldKeyState.Open, Input.HeldTooLong, HoldKeyState.Stuck)]
    [InlineData(HoldKeyState.Pressed, Input.Nothing, HoldKeyState.Pressed)]
    [InlineData(HoldKeyState.Pressed, Input.Touch, HoldKeyState.Pressed)]
    [InlineData(HoldKeyState.Pressed, Input.LampSign, HoldKeyState.Pressed)]
    [InlineData(HoldKeyState.Pressed, Input.OnHook, HoldKeyState.Open)]
    [InlineData(HoldKeyState.Pressed, Input.TimeWithAnswer, HoldKeyState.Open)]
    [InlineData(HoldKeyState.Pressed, Input.TimeWithoutAnswer, HoldKeyState.Silent)]
    [InlineData(HoldKeyState.Pressed, Input.HeldTooLong, HoldKeyState.Stuck)]
    [InlineData(HoldKeyState.Silent, Input.Nothing, HoldKeyState.Silent)]
    [InlineData(HoldKeyState.Silent, Input.Touch, HoldKeyState.Pressed)]
    [InlineData(HoldKeyState.Silent, Input.LampSign, HoldKeyState.Open)]
    [InlineData(HoldKeyState.Silent, Input.OnHook, HoldKeyState.Open)]
    [InlineData(HoldKeyState.Silent, Input.HeldTooLong, HoldKeyState.Stuck)]
    [InlineData(HoldKeyState.Stuck, Input.Nothing, HoldKeyState.Stuck)]
    [InlineData(HoldKeyState.Stuck, Input.Touch, HoldKeyState.Pressed)]
    [InlineData(HoldKeyState.Stuck, Input.OnHook, HoldKeyState.Open)]
    [InlineData(HoldKeyState.Stuck, Input.TimeWithAnswer, HoldKeyState.Open)]
    [InlineData(HoldKeyState.Stuck, Input.TimeWithoutAnswer, HoldKeyState.Silent)]
    public void With_a_lamp(HoldKeyState before, Input input, HoldKeyState after)
    {
        var latch = new HoldKeyLatch(hasLamp: true, SettleUs, LampOpenUs, 0);
        long us = Bring(latch, before);
        Give(latch, us, input);
        Assert.Equal(after, latch.State);
    }

    [Theory]
    [InlineData(Input.Nothing, HoldKeyState.Silent)]
    [InlineData(Input.Touch, HoldKeyState.Pressed)]
    [InlineData(Input.LampSign, HoldKeyState.Silent)]
    [InlineData(Input.OnHook, HoldKeyState.Open)]
    public void Without_a_lamp_it_begins_closed_and_only_on_hook_opens(Input input, HoldKeyState after)
    {
        var latch = new HoldKeyLatch(hasLamp: false, 0, 0, 0);
        Assert.Equal(HoldKeyState.Silent, latch.State);
        Give(latch, 100_000_000, input);
        Assert.Equal(after, latch.State);
    }

    [Fact]
    public void A_lamp_seen_no_more_than_one_open_phase_before_the_press_has_answered_because_it_was_in_a_hold()
    {
        var latch = new HoldKeyLatch(hasLamp: true, SettleUs, LampOpenUs, 0);
        latch.Observe(1_000_000, 1_064_000, touched: false, held: false, lamp: true, onHook: false);
        latch.Observe(1_064_000 + LampOpenUs, 1_128_000 + LampOpenUs, touched: true, held: false, lamp: false, onHook: false);
        latch.Observe(2_900_000, 3_000_000, touched: false, held: false, lamp: false, onHook: false);
        Assert.Equal(HoldKeyState.Open, latch.State);
    }

    [Fact]
    public void A_lamp_seen_longer_before_the_press_proves_nothing()
    {
        var latch = new HoldKeyLatch(hasLamp: true, SettleUs, LampOpenUs, 0);
        latch.Observe(1_000_000, 1_064_000, touched: false, held: false, lamp: true, onHook: false);
        latch.Observe(1_064_001 + LampOpenUs, 1_128_000 + LampOpenUs, touched: true, held: false, lamp: false, onHook: false);
        latch.Observe(2_900_000, 3_000_000, touched: false, held: false, lamp: false, onHook: false);
        Assert.Equal(HoldKeyState.Silent, latch.State);
    }

    /// <summary>The lamp went dark with the press that ended the hold; the key is down for 200 ms and bounces when it is let go, across a poll.</summary>
    [Theory]
    [InlineData(0, HoldKeyState.Silent)]
    [InlineData(50_000, HoldKeyState.Open)]
    public void A_key_that_bounces_when_it_is_let_go_asks_the_lamp_nothing_new(int bounceUsMax, HoldKeyState after)
    {
        var latch = new HoldKeyLatch(hasLamp: true, SettleUs, 0, bounceUsMax);
        latch.Observe(1_000_000, 1_064_000, touched: true, held: true, lamp: true, onHook: false);
        latch.Observe(1_064_000, 1_128_000, touched: true, held: true, lamp: false, onHook: false);
        latch.Observe(1_128_000, 1_192_000, touched: true, held: false, lamp: false, onHook: false);
        latch.Observe(1_192_000, 1_256_000, touched: true, held: false, lamp: false, onHook: false);
        latch.Observe(2_900_000, 3_000_000, touched: false, held: false, lamp: false, onHook: false);
        Assert.Equal(after, latch.State);
    }

    [Fact]
    public void A_key_only_installation_withholds_from_power_on_until_the_handset_has_been_down_for_half_a_second()
    {
        var desk = new Desk(Desk.KeyOnly);
        Assert.True(desk.Senses.IsKeyOnly);
        desk.PollFor(20_000);
        Assert.Equal(RecordInhibit.HoldKey, desk.ReasonsAt(desk.NowUs));
        desk.Set(SenseRole.Hook, true).PollFor(Limits.OnHookOpensMs - 128).Set(SenseRole.Hook, false).Poll(3);
        Assert.Equal(RecordInhibit.HoldKey, desk.Senses.Reasons);
        desk.Set(SenseRole.Hook, true).PollFor(Limits.OnHookOpensMs + 128).Set(SenseRole.Hook, false).Poll(3);
        Assert.Equal(RecordInhibit.None, desk.Senses.Reasons);
    }

    [Fact]
    public void A_second_press_opens_nothing()
    {
        var desk = new Desk(Desk.KeyOnly);
        desk.Set(SenseRole.Hook, true).PollFor(700).Set(SenseRole.Hook, false).Poll(3);
        desk.Press().PollFor(3_000).Press().PollFor(60_000);
        Assert.Equal(RecordInhibit.HoldKey, desk.Senses.Reasons);
    }

    [Fact]
    public void A_press_that_the_lamp_does_not_answer_is_named_and_withholds_until_the_lamp_shows_something()
    {
        var desk = new Desk(Desk.KeyAndLamp);
        desk.PollFor(2_000).Press().PollFor(10_000);
        Assert.Equal(RecordInhibit.HoldKey | RecordInhibit.LampSilent, desk.Senses.Reasons);
        desk.Flash(2, 200, 200).PollFor(2_000);
        Assert.Equal(RecordInhibit.None, desk.Senses.Reasons);
    }

    [Fact]
    public void A_press_forbids_the_time_in_which_the_lamp_may_answer_and_not_more()
    {
        var desk = new Desk(Desk.KeyAndLamp);
        desk.PollFor(3_000).Set(SenseRole.HoldLamp, true).PollFor(640);
        desk.Set(SenseRole.HoldKey, true).Poll().Set(SenseRole.HoldKey, false).Set(SenseRole.HoldLamp, false).Poll();
        long pressUs = desk.NowUs;
        desk.PollFor(3_000);
        Assert.NotEqual(RecordInhibit.None, desk.ReasonsAt(pressUs + 400_000));
        Assert.Equal(RecordInhibit.None, desk.ReasonsAt(pressUs + 400_000 + (2 * 64_000)));
    }

    [Fact]
    public void A_key_held_for_longer_than_a_hand_holds_it_is_named_stuck()
    {
        var desk = new Desk(Desk.KeyOnly);
        desk.Set(SenseRole.HoldKey, true).PollFor(Limits.KeyPressMsMax - 500);
        Assert.Equal(RecordInhibit.HoldKey, desk.Senses.Reasons);
        desk.PollFor(1_000);
        Assert.Equal(RecordInhibit.HoldKey | RecordInhibit.KeyStuck, desk.Senses.Reasons);
    }

    [Fact]
    public void A_press_that_came_and_went_in_a_freeze_closes_all_the_same()
    {
        var desk = new Desk(Desk.KeyOnly);
        desk.Set(SenseRole.Hook, true).PollFor(700).Set(SenseRole.Hook, false).Poll(3);
        desk.Inputs.Pulse(SenseRole.HoldKey);
        desk.Poll(1, 900).Poll(10);
        Assert.Equal(RecordInhibit.HoldKey, desk.Senses.Reasons);
    }

    /// <summary>Brings a latch into a state; its last touch, if any, is 64 ms ago.</summary>
    private static long Bring(HoldKeyLatch latch, HoldKeyState state)
    {
        long us = 100_000_000;
        if (state == HoldKeyState.Stuck)
        {
            for (long at = 0; at <= Limits.KeyPressMsMax + 64; at += 64)
            {
                us += 64_000;
                latch.Observe(us - 64_000, us, touched: true, held: true, lamp: false, onHook: false);
            }
        }
        else if (state is HoldKeyState.Pressed or HoldKeyState.Silent)
        {
            us += 64_000;
            latch.Observe(us - 64_000, us, touched: true, held: false, lamp: false, onHook: false);
            if (state == HoldKeyState.Silent)
            {
                us += 1_000_000;
                latch.Observe(us - 64_000, us, touched: false, held: false, lamp: false, onHook: false);
            }
        }

        Assert.Equal(state, latch.State);
        return us;
    }

    private static void Give(HoldKeyLatch latch, long us, Input input)
    {
        long next = us + 64_000;
        switch (input)
        {
            case Input.HeldTooLong:
                for (long at = 0; at <= Limits.KeyPressMsMax + 64; at += 64)
                {
                    us += 64_000;
                    latch.Observe(us - 64_000, us, touched: true, held: true, lamp: false, onHook: false);
                }

                return;
            case Input.TimeWithAnswer:
                latch.Observe(us, next, touched: false, held: false, lamp: true, onHook: false);
                latch.Observe(next, next + SettleUs, touched: false, held: false, lamp: false, onHook: false);
                return;
            case Input.TimeWithoutAnswer:
                latch.Observe(us, us + SettleUs, touched: false, held: false, lamp: false, onHook: false);
                return;
            default:
                latch.Observe(us, next, input == Input.Touch, held: false, input == Input.LampSign, input == Input.OnHook);
                return;
        }
    }
}
