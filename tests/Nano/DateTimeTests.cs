// SPDX-License-Identifier: MIT
extern alias nano;
using System.Globalization;
using CsCheck;
using NanoConvert = nano::System.Convert;
using NanoDateTime = nano::System.DateTime;

namespace HushTap.Nano.Tests;

/// <summary>Dates as the chip counts, writes and reads them.</summary>
public sealed class DateTimeTests
{
    private static readonly Gen<long> s_ticks = Gen.Long[NanoDateTime.MinValue.Ticks, NanoDateTime.MaxValue.Ticks];

    [Fact]
    public void Its_parts_are_those_of_the_calendar()
    {
        s_ticks.Sample(ticks =>
        {
            var chip = new NanoDateTime(ticks);
            var calendar = new DateTime(ticks, DateTimeKind.Utc);
            Assert.Equal(
                (calendar.Year, calendar.Month, calendar.Day, calendar.Hour, calendar.Minute, calendar.Second, calendar.Millisecond),
                (chip.Year, chip.Month, chip.Day, chip.Hour, chip.Minute, chip.Second, chip.Millisecond));
            Assert.Equal((calendar.DayOfWeek, calendar.DayOfYear, calendar.TimeOfDay), (chip.DayOfWeek, chip.DayOfYear, chip.TimeOfDay));
            Assert.Equal((calendar.Date.Ticks, DateTimeKind.Utc), (chip.Date.Ticks, chip.Kind));
        });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("o")]
    [InlineData("r")]
    [InlineData("s")]
    [InlineData("u")]
    [InlineData("d")]
    [InlineData("T")]
    [InlineData("yyyy-MM-dd HH.mm.ss.fff")]
    [InlineData("ddd dd MMM yyyy 'at' hh:mm tt")]
    public void It_writes_what_the_invariant_culture_writes(string? format)
    {
        s_ticks.Sample(ticks => Assert.Equal(
            new DateTime(ticks, DateTimeKind.Utc).ToString(format, CultureInfo.InvariantCulture),
            new NanoDateTime(ticks).ToString(format)));
    }

    [Theory]
    [InlineData("HH:mm:ssK", "08:07:06K")]
    [InlineData("ss.FFF", "06.FFF")]
    [InlineData("HH 'Kg' \\z", "08 Kg z")]
    public void Patterns_that_the_chip_does_not_know_are_plain_text(string format, string written)
    {
        Assert.Equal(written, new NanoDateTime(2026, 3, 1, 8, 7, 6).ToString(format));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("ffffffff")]
    [InlineData("HH 'open")]
    public void Formats_that_the_chip_refuses_are_refused(string format)
    {
        Assert.Throws<ArgumentException>(() => new NanoDateTime(2026, 3, 1).ToString(format));
    }

    [Theory]
    [InlineData("2026-03-01 08:07:06Z", 0)]
    [InlineData("2026-03-01T08:07:06", 0)]
    [InlineData("2026-03-01T08:07:06.25", 2_500_000)]
    [InlineData("2026-03-01T08:07:06.2500000Z", 2_500_000)]
    [InlineData("Sun, 01 Mar 2026 08:07:06 GMT", 0)]
    public void It_reads_the_forms_that_the_chip_reads(string text, long fractionTicks)
    {
        NanoDateTime expected = new NanoDateTime(2026, 3, 1, 8, 7, 6).AddTicks(fractionTicks);
        Assert.Equal(expected, NanoDateTime.Parse(text));
        Assert.Equal(expected, NanoConvert.ToDateTime(text));
        Assert.True(NanoDateTime.TryParse(text, out NanoDateTime read));
        Assert.Equal(expected, read);
    }

    [Theory]
    [InlineData("2026-03-01")]
    [InlineData("2026-03-01 08:07:06")]
    [InlineData("2026-02-30T08:07:06")]
    [InlineData("1600-01-01T00:00:00")]
    [InlineData("3/1/2026 8:07:06 AM")]
    [InlineData("2026-03-01T08:07:06+01:00")]
    [InlineData("")]
    public void It_reads_no_other_form(string text)
    {
        Assert.False(NanoDateTime.TryParse(text, out _));
        Assert.Throws<FormatException>(() => NanoDateTime.Parse(text));
    }

    [Fact]
    public void What_it_writes_round_trip_it_reads_again()
    {
        s_ticks.Sample(ticks => NanoDateTime.Parse(new NanoDateTime(ticks).ToString("o")).Ticks == ticks);
    }

    [Fact]
    public void Its_origin_is_1601_and_only_utc_exists()
    {
        Assert.Equal(NanoDateTime.MinValue, default);
        Assert.Equal(1601, NanoDateTime.MinValue.Year);
        Assert.Equal(3000, NanoDateTime.MaxValue.Year);
        Assert.Throws<ArgumentException>(() => new NanoDateTime(NanoDateTime.UnixEpoch.Ticks, DateTimeKind.Local));
        Assert.Throws<ArgumentOutOfRangeException>(() => NanoDateTime.MaxValue.AddDays(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NanoDateTime.MinValue.AddTicks(-1));
    }

    [Fact]
    public void Unix_seconds_go_there_and_back()
    {
        Gen.Long[0, 32_535_215_999].Sample(seconds => NanoDateTime.FromUnixTimeSeconds(seconds).ToUnixTimeSeconds() == seconds);
        Assert.Equal(-1, NanoDateTime.UnixEpoch.AddMilliseconds(-1).ToUnixTimeSeconds());
    }

    [Fact]
    public void It_orders_and_subtracts_by_ticks()
    {
        Gen.Select(s_ticks, s_ticks).Sample((a, b) =>
        {
            var first = new NanoDateTime(a);
            var second = new NanoDateTime(b);
            Assert.Equal(a - b, (first - second).Ticks);
            Assert.Equal(Math.Sign(a.CompareTo(b)), NanoDateTime.Compare(first, second));
            Assert.Equal((a < b, a <= b, a == b), (first < second, first <= second, first == second));
            Assert.Equal(first, second + (first - second));
        });
    }
}
