// SPDX-License-Identifier: MIT
using CsCheck;

namespace HushTap.Simulator.Tests;

public sealed class PulseCounterModelTests
{
    private const int Lamp = 36;
    private const int Both = 0;
    private const int Falling = 1;
    private const int Rising = 2;

    [Theory]
    [InlineData(Falling, 2)]
    [InlineData(Rising, 3)]
    [InlineData(Both, 5)]
    public void It_counts_edges_by_polarity(int polarity, long expected)
    {
        var bench = new Bench();
        bench.Pins.With(Lamp, 10_000, 20_000, 30_000, 40_000, 50_000);
        Assert.Equal(expected, CountAfter(bench, polarity, 0, b => b.Sleep(100)));
    }

    [Fact]
    public void It_counts_on_while_the_clr_is_blocked_and_while_it_is_frozen()
    {
        var bench = new Bench(freezes: new Freeze(500_000, 900_000));
        bench.Pins.With(Lamp, 100_000, 200_000, 600_000, 700_000, 700_100);
        Assert.Equal(5, CountAfter(bench, Both, 0, b => b.BlockAllFor(950)));
    }

    [Fact]
    public void Edges_before_start_and_after_stop_do_not_count()
    {
        var bench = new Bench();
        bench.Pins.With(Lamp, 10_000, 120_000, 250_000);
        bench.Run(() =>
        {
            bench.BlockAllFor(100);
            int counter = bench.Chip.PulseCounters.Open(Lamp, -1);
            bench.Chip.PulseCounters.Start(counter, Both, 0);
            bench.BlockAllFor(100);
            bench.Chip.PulseCounters.Stop(counter);
            bench.BlockAllFor(100);
            Assert.Equal(1, bench.Chip.PulseCounters.Read(counter, false, out _));
        });
    }

    [Fact]
    public void Reading_with_reset_begins_anew_and_loses_no_edge()
    {
        var bench = new Bench();
        long[] edges = [.. Enumerable.Range(0, 300).Select(i => 5_000L + (i * 333))];
        bench.Pins.With(Lamp, edges);
        long total = 0;
        bench.Run(() =>
        {
            int counter = bench.Chip.PulseCounters.Open(Lamp, -1);
            bench.Chip.PulseCounters.Start(counter, Both, 0);
            while (bench.Cpu.WorldUs < 200_000)
            {
                total += bench.Chip.PulseCounters.Read(counter, true, out _);
                bench.Cpu.Charge(777);
            }
        });
        Assert.Equal(300, total);
    }

    [Fact]
    public void The_filter_swallows_what_is_shorter_than_its_cycles()
    {
        // 1,023 cycles of 80 MHz are 12.8 µs: a pulse of 12 µs goes, one of 13 µs stays.
        var bench = new Bench();
        bench.Pins.With(Lamp, 10_000, 10_012, 20_000, 20_013, 30_000, 30_012, 30_020, 30_040);
        Assert.Equal(4, CountAfter(bench, Both, 1_023, b => b.Sleep(100)));
    }

    [Fact]
    public void The_relative_time_counts_from_start()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            int counter = bench.Chip.PulseCounters.Open(Lamp, -1);
            bench.Chip.PulseCounters.Start(counter, Both, 0);
            bench.Cpu.Charge(60);
            bench.Chip.PulseCounters.Read(counter, false, out long ticks);
            Assert.Equal((60 + Prices.PulseReadUs) * 10, ticks);
        });
    }

    [Fact]
    public void There_are_eight_units()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            int[] counters = [.. Enumerable.Range(0, 8).Select(_ => bench.Chip.PulseCounters.Open(Lamp, -1))];
            Assert.Throws<InvalidOperationException>(() => bench.Chip.PulseCounters.Open(Lamp, -1));
            bench.Chip.PulseCounters.Close(counters[3]);
            Assert.Equal(counters[3], bench.Chip.PulseCounters.Open(Lamp, -1));
        });
    }

    [Fact]
    public void A_counter_works_on_an_open_pin_but_a_pin_cannot_be_opened_on_a_counter()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            Assert.True(bench.Chip.Gpio.Reserve(Lamp));
            int counter = bench.Chip.PulseCounters.Open(Lamp, -1);
            bench.Chip.PulseCounters.Close(counter);
            bench.Chip.Gpio.Release(Lamp);
            bench.Chip.PulseCounters.Open(Lamp, -1);
            Assert.False(bench.Chip.Gpio.Reserve(Lamp));
        });
    }

    [Fact]
    public void Counting_in_steps_equals_judging_the_whole_waveform() =>
        Gen.Select(Gen.Int[1, 40].Array[0, 40], Gen.Int[0, 1_023], Gen.Int[Both, Rising], Gen.Int[1, 400].Array[1, 20]).Sample(
            (gaps, filterCycles, polarity, steps) =>
            {
                long[] edges = new long[gaps.Length];
                long at = 1_000;
                for (int i = 0; i < gaps.Length; i++)
                {
                    edges[i] = at += gaps[i];
                }

                var bench = new Bench();
                bench.Pins.With(Lamp, edges);
                bench.Run(() =>
                {
                    int counter = bench.Chip.PulseCounters.Open(Lamp, -1);
                    bench.Chip.PulseCounters.Start(counter, polarity, filterCycles);
                    foreach (int us in steps)
                    {
                        bench.Cpu.Charge(us);
                        long got = bench.Chip.PulseCounters.Read(counter, false, out _);
                        Assert.Equal(Judge(bench.Pins, bench.Cpu.WorldUs, filterCycles, polarity), got);
                    }
                });
            },
            iter: 200,
            threads: 2);

    /// <summary>Looks at every microsecond: a level is believed once it has stood for the filter's time.</summary>
    private static int Judge(EdgePins pins, long untilUs, int filterCycles, int polarity)
    {
        int filterUs = (int)Math.Ceiling(filterCycles / 80.0);
        var (level, believed, sinceUs, count) = (false, false, 900L, 0);
        for (long us = 900; us <= untilUs; us++)
        {
            Believe(us);
            if (pins.LevelAt(Lamp, us) != level)
            {
                (level, sinceUs) = (!level, us);
                Believe(us);
            }
        }

        return count;

        void Believe(long us)
        {
            if (level != believed && us - sinceUs >= filterUs)
            {
                believed = level;
                count += polarity == Both || (polarity == Rising) == level ? 1 : 0;
            }
        }
    }

    private static long CountAfter(Bench bench, int polarity, int filterCycles, Action<Bench> work)
    {
        long count = -1;
        bench.Run(() =>
        {
            int counter = bench.Chip.PulseCounters.Open(Lamp, -1);
            bench.Chip.PulseCounters.Start(counter, polarity, filterCycles);
            work(bench);
            count = bench.Chip.PulseCounters.Read(counter, false, out _);
        });
        return count;
    }
}
