// SPDX-License-Identifier: MIT
using HushTap.Core;
using HushTap.Core.Gate;
using HushTap.Core.Settings;
using HushTap.Core.Text;
using Xunit;

namespace HushTap.Firmware.Tests.Senses;

/// <summary>The table of health in firmware/DESIGN.md: what is seen, what it is called, and that it is a sign.</summary>
public class SenseHealthTests
{
    private static readonly (int Place, int Value)[] Flashing =
    [
        (SettingsTable.HoldLampLagMs, 300), (SettingsTable.HoldLampDarkMs, 600), (SettingsTable.HoldLampDarkMsMin, 400),
        (SettingsTable.HoldLampLitMs, 600), (SettingsTable.HoldLampLitMsMin, 400), (SettingsTable.MuteLampUse, 0),
    ];

    [Fact]
    public void A_cut_wire_reads_as_hold()
    {
        var desk = new Desk((SettingsTable.MuteLampUse, 0));
        desk.PollFor(3_000).Set(SenseRole.HoldLamp, true).PollFor(60_000);
        Assert.Equal(RecordInhibit.HoldLamp, desk.ReasonsAt(desk.NowUs));
    }

    [Fact]
    public void A_lamp_that_always_flashes_and_is_lit_for_longer_is_named()
    {
        var desk = new Desk(Flashing);
        desk.PollFor(3_000).Set(SenseRole.HoldLamp, true).PollFor(600);
        Assert.Equal(RecordInhibit.HoldLamp, desk.Senses.Reasons);
        desk.PollFor(300);
        Assert.Equal(RecordInhibit.HoldLamp | RecordInhibit.Cadence, desk.Senses.Reasons);
    }

    [Fact]
    public void A_lamp_that_may_be_steady_is_lit_for_hours_and_healthy()
    {
        var desk = new Desk((SettingsTable.MuteLampUse, 0));
        desk.PollFor(3_000).Set(SenseRole.HoldLamp, true).PollFor(7_200_000);
        Assert.Equal(RecordInhibit.HoldLamp, desk.Senses.Reasons);
    }

    [Theory]
    [InlineData(512, 512, false)]
    [InlineData(512, 1024, true)]
    [InlineData(128, 512, true)]
    [InlineData(512, 192, true)]
    public void Three_flashes_outside_the_settings_are_named_and_three_inside_are_not(int litMs, int darkMs, bool isNamed)
    {
        var desk = new Desk(Flashing);
        desk.PollFor(3_000).Flash(4, litMs, darkMs).Set(SenseRole.HoldLamp, true).Poll(2);
        Assert.Equal(isNamed, (desk.Senses.Reasons & RecordInhibit.Cadence) != 0);
        Assert.True((desk.Senses.Reasons & RecordInhibit.HoldLamp) != 0);
    }

    [Fact]
    public void One_quick_second_hold_is_no_fault_of_the_lamp()
    {
        var desk = new Desk(Flashing);
        desk.PollFor(3_000).Flash(3, 512, 512).PollFor(300).Flash(3, 512, 512);
        Assert.Equal(RecordInhibit.None, desk.Senses.Reasons & RecordInhibit.Cadence);
    }

    [Fact]
    public void A_lamp_that_begins_steady_and_flashes_as_a_reminder_is_healthy()
    {
        var desk = new Desk((SettingsTable.HoldLampDarkMs, 600), (SettingsTable.MuteLampUse, 0));
        desk.PollFor(3_000).Set(SenseRole.HoldLamp, true).PollFor(20_000).Flash(10, 512, 512).Set(SenseRole.HoldLamp, true).Poll(2);
        Assert.Equal(RecordInhibit.HoldLamp, desk.Senses.Reasons);
    }

    [Fact]
    public void A_freeze_over_many_flashes_blurs_the_rhythm_and_makes_no_fault()
    {
        var desk = new Desk(Flashing);
        desk.PollFor(3_000).Flash(2, 512, 512);
        for (int i = 0; i < 5; i++)
        {
            desk.Inputs.Pulse(SenseRole.HoldLamp);
            desk.Poll(1, 1_700).Flash(1, 512, 512);
        }

        Assert.Equal(RecordInhibit.None, desk.Senses.Reasons & RecordInhibit.Cadence);
    }

    [Fact]
    public void A_supervised_pair_that_differs_is_a_sign_at_once_and_named_at_the_second_poll()
    {
        var desk = new Desk((SettingsTable.HoldLampSupervised, 1), (SettingsTable.MuteLampUse, 0));
        Assert.Equal(1, desk.Inputs.PairMask);
        desk.PollFor(5_000);
        desk.Inputs.UnequalMask = 1;
        desk.Poll();
        Assert.Equal(RecordInhibit.HoldLamp, desk.Senses.Reasons);
        desk.Poll();
        Assert.Equal(RecordInhibit.HoldLamp | RecordInhibit.SensePair, desk.Senses.Reasons);
        desk.Inputs.UnequalMask = 0;
        desk.Poll(2);
        Assert.Equal(RecordInhibit.None, desk.Senses.Reasons);
    }

    [Fact]
    public void A_sense_without_a_pin_is_a_sign_for_ever_and_named()
    {
        var desk = new Desk(inputs => inputs.MissingMask = 2, (SettingsTable.MuteLampUse, 1));
        desk.PollFor(20_000);
        Assert.Equal(RecordInhibit.SenseSetup, desk.ReasonsAt(desk.NowUs));
    }

    [Theory]
    [InlineData(SettingsTable.HoldLampPolarity)]
    [InlineData(SettingsTable.MuteLampPolarity)]
    [InlineData(SettingsTable.HookPolarity)]
    [InlineData(SettingsTable.HoldLampCadence)]
    public void A_sense_described_so_that_a_cut_reads_as_talk_records_nothing(int place)
    {
        var desk = new Desk((place, 1));
        desk.PollFor(20_000);
        Assert.True((desk.ReasonsAt(desk.NowUs) & RecordInhibit.SenseSetup) != 0);
    }

    [Fact]
    public void A_line_lamp_without_a_longest_lit_phase_records_nothing()
    {
        var desk = new Desk([.. Desk.LineLamp, (SettingsTable.HoldLampLitMs, 0)]);
        desk.PollFor(20_000);
        Assert.Equal(RecordInhibit.SenseSetup, desk.ReasonsAt(desk.NowUs));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Hook_and_line_lamp_that_contradict_each_other_for_ten_seconds_are_named(bool isOnHook)
    {
        var desk = new Desk(Desk.LineLamp);
        desk.Set(SenseRole.Hook, isOnHook).Set(SenseRole.HoldLamp, !isOnHook).PollFor(Limits.ConflictMs - 500);
        Assert.Equal(RecordInhibit.None, desk.Senses.Reasons & RecordInhibit.SenseConflict);
        desk.PollFor(2_000);
        Assert.True((desk.Senses.Reasons & RecordInhibit.SenseConflict) != 0);
        desk.Set(SenseRole.Hook, false).Set(SenseRole.HoldLamp, false).PollFor(2_000);
        Assert.Equal(RecordInhibit.None, desk.Senses.Reasons);
    }

    [Fact]
    public void A_line_lamp_lets_through_steady_light_and_withholds_flashing_and_dark()
    {
        var desk = new Desk(Desk.LineLamp);
        desk.PollFor(3_000);
        Assert.Equal(RecordInhibit.None, desk.ReasonsAt(desk.NowUs - 1_000_000));
        desk.Flash(5, 256, 256);
        Assert.Equal(RecordInhibit.HoldLamp, desk.ReasonsAt(desk.NowUs - 1_000_000));
        desk.PollFor(5_000);
        long talkUs = desk.NowUs;
        desk.Set(SenseRole.HoldLamp, true).PollFor(5_000);
        Assert.Equal(RecordInhibit.None, desk.ReasonsAt(talkUs - 1_000_000));
        Assert.Equal(RecordInhibit.HoldLamp, desk.ReasonsAt(desk.NowUs));
    }

    [Fact]
    public void A_counter_that_misses_three_changes_counts_no_longer_and_long_gaps_become_signs()
    {
        var desk = new Desk((SettingsTable.MuteLampUse, 0), (SettingsTable.HoldLampDarkMs, 0));
        for (int i = 0; i < Limits.CounterMissesMax; i++)
        {
            desk.Inputs.SetUncounted(SenseRole.HoldLamp, (i & 1) == 0);
            desk.Poll(3);
        }

        desk.Inputs.SetUncounted(SenseRole.HoldLamp, false);
        desk.PollFor(3_000);
        long quietUs = desk.NowUs + 300_000;
        desk.Poll(1, 600).Poll(5);
        Assert.Equal(RecordInhibit.SenseUnknown, desk.ReasonsAt(quietUs));
    }

    [Fact]
    public void A_freeze_is_no_sign_while_the_counters_count()
    {
        var desk = new Desk((SettingsTable.MuteLampUse, 0));
        desk.PollFor(5_000).Poll(1, 5_000).PollFor(5_000);
        Assert.Equal(RecordInhibit.None, desk.ReasonsAt(desk.NowUs - 7_000_000));
    }

    [Fact]
    public void Debounce_makes_opening_later_and_never_closing()
    {
        long OpenAfterUs(int debounceMs)
        {
            var desk = new Desk((SettingsTable.HoldLampDarkMs, 0), (SettingsTable.HoldLampDebounceMs, debounceMs), (SettingsTable.MuteLampUse, 0));
            desk.PollFor(5_000).Set(SenseRole.HoldLamp, true);
            long closedUs = desk.NowUs;
            desk.PollFor(1_000).Set(SenseRole.HoldLamp, false).Poll();
            long openUs = desk.NowUs;
            desk.PollFor(2_000);
            Assert.Equal(RecordInhibit.HoldLamp, desk.ReasonsAt(closedUs - 500_000));
            long us = openUs;
            while (desk.ReasonsAt(us) != RecordInhibit.None)
            {
                us += 1_000;
            }

            return us - openUs;
        }

        Assert.Equal(200_000, OpenAfterUs(200) - OpenAfterUs(0));
    }

    [Fact]
    public void The_self_test_says_which_senses_have_been_seen_to_change()
    {
        var desk = new Desk();
        desk.PollFor(1_000).Set(SenseRole.Hook, true).Poll(3);
        desk.Inputs.Pulse(SenseRole.MuteLamp);
        desk.Poll();
        var line = new AsciiBuffer(120);
        SenseNames.AppendSelfTest(line, desk.Senses);
        Assert.Equal("hold-lamp=open/never mute-lamp=open/changed hook=closed/changed", line.ToString());
    }

    [Fact]
    public void Every_reason_has_a_name_and_every_ill_sense_its_own_led_pattern()
    {
        foreach (RecordInhibit reason in Enum.GetValues<RecordInhibit>().Where(r => r != RecordInhibit.None))
        {
            Assert.NotEqual("unnamed", RecordInhibitNames.NameOf(reason));
            var line = new AsciiBuffer(40);
            RecordInhibitNames.Append(line, reason);
            Assert.Equal(RecordInhibitNames.NameOf(reason), line.ToString());
        }

        foreach (RecordInhibit ill in new[]
        {
            RecordInhibit.SenseUnknown, RecordInhibit.SensePair, RecordInhibit.Cadence, RecordInhibit.LampSilent, RecordInhibit.SenseConflict, RecordInhibit.KeyStuck,
        })
        {
            Assert.Equal(StatusPattern.Double, StatusPattern.Of(RecorderState.Withholding, ill | RecordInhibit.HoldLamp));
        }

        Assert.Equal(StatusPattern.Triple, StatusPattern.Of(RecorderState.Withholding, RecordInhibit.SenseSetup));
    }
}
