// SPDX-License-Identifier: MIT
using CsCheck;

namespace HushTap.Simulator.Tests;

public sealed class VirtualCpuTests
{
    [Fact]
    public void A_price_moves_time_by_itself()
    {
        var bench = new Bench(bootWorldUs: 5_000);
        bench.Run(() =>
        {
            bench.Cpu.Charge(35);
            Assert.Equal(35, bench.Cpu.NowUs);
            Assert.Equal(5_035, bench.Cpu.WorldUs);
        });
    }

    [Theory]
    [InlineData(999, 999)]
    [InlineData(1_000, 3_000)]
    [InlineData(1_500, 3_500)]
    [InlineData(6_000, 9_000)]
    public void A_freeze_comes_on_top_of_work_that_reaches_it(int workUs, long expectedUs)
    {
        var bench = new Bench(freezes: [new Freeze(1_000, 3_000), new Freeze(7_000, 7_600), new Freeze(7_500, 8_000)]);
        bench.Run(() =>
        {
            bench.Cpu.Charge(workUs);
            Assert.Equal(expectedUs, bench.Cpu.WorldUs);
        });
    }

    [Theory]
    [InlineData(999, 999)]
    [InlineData(1_000, 3_000)]
    [InlineData(2_999, 3_000)]
    [InlineData(3_001, 3_001)]
    public void A_wait_that_would_end_in_a_freeze_ends_with_it(long untilUs, long expectedUs)
    {
        var bench = new Bench(freezes: new Freeze(1_000, 3_000));
        bench.Run(() =>
        {
            bench.Cpu.BlockAllUntil(untilUs);
            Assert.Equal(expectedUs, bench.Cpu.WorldUs);
        });
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(9, 10)]
    [InlineData(10, 20)]
    [InlineData(25, 30)]
    public void A_sleep_ends_at_the_next_10_ms_tick_after_its_time(int ms, long expectedMs)
    {
        var bench = new Bench(bootWorldUs: 3_333);
        bench.Run(() =>
        {
            bench.Sleep(ms);
            Assert.Equal(expectedMs * 1000, bench.Cpu.NowUs);
        });
    }

    [Fact]
    public void A_sleep_that_ends_in_a_freeze_ends_with_it()
    {
        var bench = new Bench(freezes: new Freeze(15_000, 47_123));
        bench.Run(() =>
        {
            bench.Sleep(15);
            Assert.Equal(47_123, bench.Cpu.NowUs);
        });
    }

    [Fact]
    public void Other_threads_run_while_one_sleeps_but_not_while_one_blocks_the_clr()
    {
        var bench = new Bench();
        var log = new List<string>();
        bench.Run(() =>
        {
            bench.Cpu.StartThread(new object(), 2, () => log.Add($"other at {bench.Cpu.WorldUs / 1000}"));
            bench.BlockAllFor(500);
            log.Add($"blocked until {bench.Cpu.WorldUs / 1000}");
            bench.Sleep(10);
            log.Add("slept");
        });

        Assert.Equal(["blocked until 500", "other at 500", "slept"], log);
    }

    [Fact]
    public void A_thread_that_becomes_ready_waits_for_the_end_of_the_quantum()
    {
        var bench = new Bench();
        long readyUs = 0;
        long otherRanUs = 0;
        bench.Run(() =>
        {
            bool isReady = false;
            bench.Cpu.StartThread(new object(), 4, () =>
            {
                bench.Cpu.Block(() => isReady, -1);
                otherRanUs = bench.Cpu.NowUs;
            });
            bench.Sleep(10);
            readyUs = bench.Cpu.NowUs;
            isReady = true;
            while (otherRanUs == 0)
            {
                bench.Cpu.Charge(100);
            }
        });

        Assert.InRange(otherRanUs - readyUs, VirtualCpu.TickUs, 2 * VirtualCpu.TickUs);
    }

    [Fact]
    public void A_quantum_ends_at_the_first_call_after_a_long_native_one_and_before_that_call_is_done()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            bench.Cpu.StartThread(new object(), 2, () => bench.Cpu.Charge(7_000));
            bench.BlockAllFor(100);
            long before = bench.Cpu.WorldUs;
            bench.Cpu.Charge(13);
            Assert.Equal(before + 7_000 + 13, bench.Cpu.WorldUs);
        });
    }

    [Fact]
    public void Priorities_are_weights_and_starve_nobody()
    {
        var bench = new Bench();
        long[] workMs = new long[5];
        bench.Run(() =>
        {
            for (int priority = 0; priority < workMs.Length; priority++)
            {
                int mine = priority;
                bench.Cpu.StartThread(new object(), mine, () =>
                {
                    while (bench.Cpu.NowUs < 30 * Bench.OneSecondUs)
                    {
                        bench.Cpu.Charge(1_000);
                        workMs[mine]++;
                    }
                });
            }

            bench.Sleep(30_000);
        });

        Assert.All(workMs.Zip(workMs.Skip(1)), pair => Assert.InRange((double)pair.Second / pair.First, 1.8, 2.2));
    }

    [Fact]
    public void Sleep_0_lets_all_others_go_first_even_after_a_long_rest()
    {
        var bench = new Bench();
        int[] turns = new int[3];
        bench.Run(() =>
        {
            for (int i = 0; i < turns.Length; i++)
            {
                int mine = i;
                bench.Cpu.StartThread(new object(), 2 * i, () => Work(bench, 5_000_000, () => turns[mine]++));
            }

            bench.Sleep(2_000);
            int[] before = [.. turns];
            bench.Sleep(0);
            Assert.All(turns.Zip(before), pair => Assert.True(pair.First > pair.Second));
        });
    }

    [Fact]
    public void A_thread_that_rested_has_saved_only_a_few_turns()
    {
        var bench = new Bench();
        long longestGapUs = 0;
        bench.Run(() =>
        {
            long lastUs = 0;
            bench.Cpu.StartThread(new object(), 2, () => Work(bench, 3_000_000, () =>
            {
                longestGapUs = Math.Max(longestGapUs, lastUs == 0 ? 0 : bench.Cpu.WorldUs - lastUs);
                lastUs = bench.Cpu.WorldUs;
            }));
            bench.Sleep(2_000);
            Work(bench, 3_000_000, () => { });
        });
        Assert.InRange(longestGapUs, 4 * VirtualCpu.TickUs, 7 * 2 * VirtualCpu.TickUs);
    }

    [Fact]
    public void A_wait_takes_what_it_waited_for_exactly_once()
    {
        var bench = new Bench();
        int signals = 0;
        int takers = 0;
        bench.Run(() =>
        {
            for (int i = 0; i < 3; i++)
            {
                bench.Cpu.StartThread(new object(), 2, () =>
                {
                    bool hasTaken = bench.Cpu.Block(() => signals > 0 && signals-- > 0, 1_000);
                    takers += hasTaken ? 1 : 0;
                });
            }

            bench.Sleep(50);
            signals = 2;
            bench.Sleep(2_000);
        });

        Assert.Equal((2, 0), (takers, signals));
    }

    [Fact]
    public void An_exception_that_leaves_a_thread_ends_that_thread_only()
    {
        var bench = new Bench();
        bool mainWentOn = false;
        bench.Cpu.Run(() =>
        {
            bench.Cpu.StartThread(new object(), 2, () => throw new FormatException("boom"));
            bench.Sleep(100);
            mainWentOn = true;
        });

        Assert.True(mainWentOn);
        Assert.IsType<FormatException>(Assert.Single(bench.Cpu.UnhandledExceptions));
    }

    [Fact]
    public void An_interrupt_wakes_a_parked_thread_with_its_exception()
    {
        var bench = new Bench();
        Exception? seen = null;
        bench.Run(() =>
        {
            object thread = new();
            bench.Cpu.StartThread(thread, 2, () => seen = Record.Exception(() => bench.Cpu.Block(() => false, -1)));
            bench.Sleep(20);
            bench.Cpu.Interrupt(thread, new TimeZoneNotFoundException());
            bench.Sleep(20);
        });

        Assert.IsType<TimeZoneNotFoundException>(seen);
    }

    [Fact]
    public void Power_is_gone_at_the_instant_and_stays_gone_for_every_later_call()
    {
        var bench = new Bench(endWorldUs: 700_000, kind: RunEndKind.PowerLost);
        var seen = new List<Exception>();
        RunEndedException ending = bench.Run(() =>
        {
            seen.Add(Assert.ThrowsAny<Exception>(() => bench.Cpu.BlockAllUntil(long.MaxValue)));
            seen.Add(Assert.ThrowsAny<Exception>(() => bench.Chip.Gpio.Reserve(4)));
            seen.Add(Assert.ThrowsAny<Exception>(() => bench.Sleep(1)));
        });

        Assert.IsType<PowerLostException>(ending);
        Assert.Equal(700_000, ending.WorldUs);
        Assert.Equal(700_000, bench.Cpu.WorldUs);
        Assert.All(seen, e => Assert.IsType<PowerLostException>(e));
    }

    [Fact]
    public void A_reboot_unwinds_every_thread_and_keeps_its_instant()
    {
        var bench = new Bench();
        int unwound = 0;
        long rebootUs = 0;
        RunEndedException ending = bench.Run(() =>
        {
            for (int i = 0; i < 3; i++)
            {
                bench.Cpu.StartThread(new object(), 2, () =>
                {
                    try
                    {
                        bench.Cpu.Block(() => false, -1);
                    }
                    finally
                    {
                        unwound++;
                    }
                });
            }

            bench.Sleep(100);
            rebootUs = bench.Cpu.WorldUs;
            bench.Chip.System.Reboot(2);
        });

        Assert.Equal(3, unwound);
        Assert.Equal(2, Assert.IsType<RebootException>(ending).Option);
        Assert.Equal(rebootUs, ending.WorldUs);
        Assert.Equal(rebootUs, bench.Cpu.WorldUs);
    }

    [Fact]
    public void When_all_threads_have_returned_the_chip_idles_until_the_end()
    {
        var bench = new Bench(endWorldUs: 5 * Bench.OneSecondUs);
        RunEndedException ending = bench.Run(() => bench.Cpu.Charge(10));
        Assert.IsType<WorldOverException>(ending);
        Assert.Equal(5 * Bench.OneSecondUs, ending.WorldUs);
    }

    [Fact]
    public void Firmware_that_swallows_the_end_for_ever_fails_the_world()
    {
        var bench = new Bench(endWorldUs: 1_000);
        Assert.Throws<RunawayFirmwareException>(() => bench.Run(() =>
        {
            for (;;)
            {
                try
                {
                    bench.Cpu.Charge(1);
                }
                catch (Exception)
                {
                }
            }
        }));
    }

    [Fact]
    public void Waiting_for_time_without_a_call_that_moves_it_is_found()
    {
        var bench = new Bench();
        RunEndedException ending = bench.Run(() =>
        {
            while (bench.Cpu.NowUs < 1_000)
            {
            }
        });

        Assert.IsType<NoProgressException>(ending);
    }

    [Fact]
    public void The_system_clock_begins_in_1970_and_is_set_to_whole_seconds()
    {
        var bench = new Bench(bootWorldUs: 123_456);
        bench.Run(() =>
        {
            bench.Cpu.Charge(48);
            Assert.Equal(new DateTime(1970, 1, 1).AddMicroseconds(48 + Prices.UtcNowUs), new DateTime(bench.Cpu.UtcTicks));
            bench.Chip.System.SetUtc(new DateTime(2026, 3, 4, 5, 6, 7, 890).Ticks);
            bench.BlockAllFor(250);
            Assert.Equal(new DateTime(2026, 3, 4, 5, 6, 7, 250), new DateTime(bench.Cpu.UtcTicksNow));
        });
    }

    [Fact]
    public void The_same_program_gives_the_same_history()
    {
        Gen<int[][]> programs = Gen.Int[0, 9].Array[1, 30].Array[1, 5];
        programs.Select(Gen.Int[0, 100_000], Gen.Int[0, 100_000]).Sample(
            (program, freezeUs, freezeForUs) =>
            {
                var freeze = new Freeze(freezeUs, freezeUs + freezeForUs);
                string first = History(program, freeze);
                Assert.Equal(first, History(program, freeze));
            },
            iter: 60,
            threads: 2);
    }

    private static void Work(Bench bench, long untilUs, Action everyMillisecond)
    {
        while (bench.Cpu.WorldUs < untilUs)
        {
            bench.Cpu.Charge(1_000);
            everyMillisecond();
        }
    }

    private static string History(int[][] program, Freeze freeze)
    {
        var bench = new Bench(freezes: freeze);
        var history = new System.Text.StringBuilder();
        int shared = 0;
        int running = 0;
        long lastUs = 0;
        bench.Run(() =>
        {
            for (int t = 0; t < program.Length; t++)
            {
                int id = t;
                bench.Cpu.StartThread(new object(), t % 5, () =>
                {
                    foreach (int step in program[id])
                    {
                        Step(bench, step, ref shared);
                        Assert.Equal(1, Interlocked.Increment(ref running));
                        Assert.True(bench.Cpu.WorldUs >= lastUs);
                        lastUs = bench.Cpu.WorldUs;
                        history.Append($"{id}:{step}@{lastUs} ");
                        Interlocked.Decrement(ref running);
                    }
                });
            }

            bench.Sleep(10_000);
        });
        return history.ToString();
    }

    private static void Step(Bench bench, int step, ref int shared)
    {
        int seen = shared;
        int[] mine = [seen];
        switch (step)
        {
            case 0: bench.Sleep(0); break;
            case 1: bench.Sleep(7); break;
            case 2: bench.BlockAllFor(33); break;
            case 3: bench.Cpu.Charge(4_000); break;
            case 4: bench.Cpu.Block(() => mine[0]++ > 20, 300); break;
            case 5: shared++; break;
            default: bench.Cpu.Charge(step * 37); break;
        }
    }
}
