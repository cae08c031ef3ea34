// SPDX-License-Identifier: MIT
using HushTap.Core;
using HushTap.Core.Gate;
using HushTap.Core.Settings;
using Xunit;

namespace HushTap.Firmware.Tests.Senses;

/// <summary>The table of the record key in firmware/DESIGN.md, row by row.</summary>
public class RecordKeyLatchTests
{
    public enum Input
    {
        Untouched,
        Pressed,
        TouchedAndFree,
        DoubtfulAndPressed,
        DoubtfulAndFree,
    }

    [Theory]
    [InlineData(RecordKeyState.Idle, Input.Untouched, RecordKeyState.Idle)]
    [InlineData(RecordKeyState.Idle, Input.Pressed, RecordKeyState.Beginning)]
    [InlineData(RecordKeyState.Idle, Input.TouchedAndFree, RecordKeyState.Idle)]
    [InlineData(RecordKeyState.Idle, Input.DoubtfulAndPressed, RecordKeyState.Idle)]
    [InlineData(RecordKeyState.Idle, Input.DoubtfulAndFree, RecordKeyState.Idle)]
    [InlineData(RecordKeyState.Beginning, Input.Pressed, RecordKeyState.Beginning)]
    [InlineData(RecordKeyState.Beginning, Input.TouchedAndFree, RecordKeyState.InCall)]
    [InlineData(RecordKeyState.Beginning, Input.DoubtfulAndPressed, RecordKeyState.Ending)]
    [InlineData(RecordKeyState.Beginning, Input.DoubtfulAndFree, RecordKeyState.Idle)]
    [InlineData(RecordKeyState.InCall, Input.Untouched, RecordKeyState.InCall)]
    [InlineData(RecordKeyState.InCall, Input.Pressed, RecordKeyState.Ending)]
    [InlineData(RecordKeyState.InCall, Input.TouchedAndFree, RecordKeyState.Idle)]
    [InlineData(RecordKeyState.InCall, Input.DoubtfulAndFree, RecordKeyState.Idle)]
    [InlineData(RecordKeyState.Ending, Input.Pressed, RecordKeyState.Ending)]
    [InlineData(RecordKeyState.Ending, Input.Untouched, RecordKeyState.Idle)]
    public void Goes_by_its_table(RecordKeyState before, Input input, RecordKeyState after)
    {
        var latch = new RecordKeyLatch();
        Input[] way = before switch
        {
            RecordKeyState.Beginning => [Input.Pressed],
            RecordKeyState.InCall => [Input.Pressed, Input.TouchedAndFree],
            RecordKeyState.Ending => [Input.Pressed, Input.TouchedAndFree, Input.Pressed],
            _ => [],
        };
        foreach (var step in way)
        {
            Give(latch, step);
        }

        Assert.Equal(before, latch.State);
        Give(latch, input);
        Assert.Equal(after, latch.State);
    }

    [Fact]
    public void Without_a_hook_sense_nothing_is_recorded_before_the_record_key_and_after_it()
    {
        var desk = new Desk((SettingsTable.HookUse, 0), (SettingsTable.HoldLampDarkMs, 0), (SettingsTable.MuteLampUse, 0));
        Assert.True(desk.Inputs.IsRecordKey);
        desk.PollFor(5_000);
        Assert.Equal(RecordInhibit.RecordKey, desk.Senses.Reasons);
        desk.Press(SenseRole.Hook).Poll(2);
        long beganUs = desk.NowUs;
        desk.PollFor(3_000);
        Assert.Equal(RecordInhibit.None, desk.Senses.Reasons);
        Assert.Equal(RecordInhibit.None, desk.ReasonsAt(beganUs));
        desk.Press(SenseRole.Hook).PollFor(5_000);
        Assert.Equal(RecordInhibit.RecordKey, desk.ReasonsAt(desk.NowUs));
        Assert.Equal(RecordInhibit.RecordKey, desk.Senses.Reasons);
    }

    [Fact]
    public void The_record_key_opens_no_hold()
    {
        var desk = new Desk([.. Desk.KeyOnly, (SettingsTable.HookUse, 0)]);
        desk.Press(SenseRole.Hook).PollFor(2_000).Press(SenseRole.Hook).Press(SenseRole.Hook).PollFor(5_000);
        Assert.Equal(RecordInhibit.HoldKey, desk.Senses.Reasons);
    }

    private static void Give(RecordKeyLatch latch, Input input) => latch.Observe(
        input != Input.Untouched,
        input is Input.Pressed or Input.DoubtfulAndPressed,
        input is Input.DoubtfulAndPressed or Input.DoubtfulAndFree);
}
