// SPDX-License-Identifier: MIT
using HushTap.Firmware.Tests.Variants;
using HushTap.Simulator;
using Xunit;

namespace HushTap.Firmware.Tests.Boards;

/// <summary>The clock chip's driver against its registers: read at power-on, set from the console, and never believed when it stood still.</summary>
public class ClockChipTests
{
    private static readonly DateTime Start = new(2026, 9, 30, 23, 59, 57);

    private static readonly Dictionary<string, Patch> Mistakes = new()
    {
        ["does not ask whether the oscillator stood still"] = new("Board/Ds3231.cs", "(status & OscillatorStopped) != 0 || ", string.Empty),
        ["clears the flag before it sets the time"] = new(
            "Board/Ds3231.cs",
            "&& part.Write(Registers(new DateTime(utcTicks)))\n                        && part.Write(Status, status & ~OscillatorStopped);",
            "&& part.Write(Status, status & ~OscillatorStopped)\n                        && part.Write(Registers(new DateTime(utcTicks)));"),
        ["never clears the flag"] = new("Board/Ds3231.cs", "&& part.Write(Status, status & ~OscillatorStopped)", string.Empty),
        ["writes plain binary for BCD"] = new("Board/Ds3231.cs", "(byte)(((value / 10) << 4) | (value % 10))", "(byte)value"),
        ["reads BCD as plain binary"] = new("Board/Ds3231.cs", "(tens * 10) + ones", "coded"),
        ["takes the date for the weekday"] = new("Board/Ds3231.cs", "Decimal(time[4])", "Decimal(time[3])"),
        ["counts months from zero"] = new("Board/Ds3231.cs", "Coded(utc.Month)", "Coded(utc.Month - 1)"),
        ["counts years from 1970"] = new("Board/Ds3231.cs", "2000 + year", "1970 + year"),
    };

    public static TheoryData<string> Names() => [.. Mistakes.Keys];

    [Fact]
    public void The_driver_as_it_is_has_none_of_these_faults() => Assert.Empty(Faults(FirmwareVariant.Build()));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_driver_is_found_out_that(string mistake) => Assert.NotEmpty(Faults(FirmwareVariant.Build(Mistakes[mistake])));

    [Fact]
    public void Without_a_clock_chip_all_is_as_ever()
    {
        WorldRun run = Run(LyratBoard.Firmware, null);
        Assert.All(run.Segments(), name => Assert.Contains("UNSET", name));
        Assert.Contains("clock=unset", run.Journal());
        Assert.Empty(Simulation.BootProblems(run));
    }

    [Fact]
    public void A_chip_that_was_set_keeps_the_date_through_a_loss_of_power_and_tells_at_the_next_setting_how_far_it_ran_ahead()
    {
        Ds3231Spec chip = new() { UtcTicks = Start.Ticks, DriftPpm = 100_000 };
        WorldRun run = Run(LyratBoard.Firmware, chip, "time set 2026-10-01T00:00:05Z\r\nstatus\r\n", seconds: 20, powerOff: (21_000_000, 60_000_000));
        Assert.Contains("rtc=running", run.ConsoleText);
        Assert.Matches("rtc-ahead-ms=-?[0-9]+", run.ConsoleText);
        Assert.Contains("clock=set", run.ConsoleText);
        Assert.Equal(2, run.Boots.Count);
        Assert.Contains(" 2026-10-01T00:01:", run.Journal());
        Assert.Empty(Simulation.BootProblems(run));
    }

    private static List<string> Faults(Action firmware)
    {
        List<string> faults = [];
        WorldRun good = Run(firmware, new Ds3231Spec { UtcTicks = Start.Ticks });
        faults.AddRange(Simulation.BootProblems(good));
        faults.AddRange(good.Segments().Where(n => !n.Contains("20261001T0000")).Select(n => $"named {n}"));
        if (!good.Journal().Contains("clock=rtc"))
        {
            faults.Add("the journal does not say clock=rtc");
        }

        WorldRun stopped = Run(firmware, new Ds3231Spec { UtcTicks = Start.Ticks, IsStopped = true }, "time set 2026-09-30T12:34:56Z\r\n");
        faults.AddRange(Simulation.BootProblems(stopped));
        if (!stopped.ConsoleText.Contains("rtc=was-stopped") || !stopped.ConsoleText.Contains("ok"))
        {
            faults.Add("the console does not say that it was stopped");
        }

        WorldRun cut = Run(firmware, new Ds3231Spec { UtcTicks = Start.Ticks, IsStopped = true }, "time set 2026-09-30T12:34:56Z\r\n", 12, (13_000_000, 50_000_000));
        if (!cut.Journal().Contains(" 2026-09-30T12:35:4") && !cut.Journal().Contains(" 2026-09-30T12:35:5"))
        {
            faults.Add("what was set is not there after a loss of power");
        }

        return faults;
    }

    private static WorldRun Run(Action firmware, Ds3231Spec? chip, string typed = "", double seconds = 12, (long, long)? powerOff = null) =>
        BoardWorld.Run(firmware, BoardWorld.Spec(seconds: seconds).Typed(typed) with { ClockChip = chip, PowerOffUs = powerOff is { } off ? [off] : [] });
}
