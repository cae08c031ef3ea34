// SPDX-License-Identifier: MIT
extern alias nano;

using NanoAutoResetEvent = nano::System.Threading.AutoResetEvent;
using NanoDateTime = nano::System.DateTime;
using NanoMonitor = nano::System.Threading.Monitor;
using NanoThread = nano::System.Threading.Thread;
using NanoTimer = nano::System.Threading.Timer;

namespace HushTap.Simulator.Tests;

/// <summary>The facade's threads, timers and clocks, standing on this kernel.</summary>
public sealed class FacadeOnKernelTests
{
    [Fact]
    public void Threads_start_wait_and_join_in_virtual_time()
    {
        var bench = new Bench();
        var log = new List<string>();
        bench.Run(() =>
        {
            var signal = new NanoAutoResetEvent(false);
            var worker = new NanoThread(() =>
            {
                Assert.True(signal.WaitOne());
                log.Add("signalled");
                NanoThread.Sleep(100);
                log.Add("done");
            });
            worker.Start();
            NanoThread.Sleep(50);
            log.Add("signal");
            signal.Set();
            worker.Join();
            log.Add($"joined after {bench.Cpu.NowUs / 10_000} ticks");
        });

        Assert.Equal(["signal", "signalled", "done", "joined after 17 ticks"], log);
    }

    [Fact]
    public void A_lock_that_is_held_through_a_sleep_keeps_others_out()
    {
        var bench = new Bench();
        long enteredUs = 0;
        bench.Run(() =>
        {
            object gate = new();
            NanoMonitor.Enter(gate);
            new NanoThread(() =>
            {
                NanoMonitor.Enter(gate);
                enteredUs = bench.Cpu.NowUs;
                NanoMonitor.Exit(gate);
            }).Start();
            NanoThread.Sleep(300);
            NanoMonitor.Exit(gate);
            NanoThread.Sleep(100);
        });
        Assert.InRange(enteredUs, 300_000, 330_000);
    }

    [Fact]
    public void A_timer_is_late_after_a_blocking_call_and_then_skips_what_it_missed()
    {
        var bench = new Bench();
        var ticksMs = new List<long>();
        bench.Run(() =>
        {
            using var timer = new NanoTimer(_ => ticksMs.Add(bench.Cpu.NowUs / 1000), null, 100, 100);
            NanoThread.Sleep(250);
            bench.BlockAllFor(500);
            NanoThread.Sleep(300);
        });

        Assert.Equal(2, ticksMs.Count(ms => ms < 255));
        Assert.DoesNotContain(ticksMs, ms => ms is > 260 and < 755);
        Assert.InRange(ticksMs.Count(ms => ms >= 755), 3, 4);
    }

    [Fact]
    public void Abort_ends_a_parked_thread()
    {
        var bench = new Bench();
        bool isAlive = true;
        bench.Cpu.Run(() =>
        {
            var parked = new NanoThread(() => NanoThread.Sleep(-1));
            parked.Start();
            NanoThread.Sleep(20);
            parked.Abort();
            parked.Join();
            isAlive = parked.IsAlive;
        });
        Assert.False(isAlive);
    }

    [Fact]
    public void The_clock_shows_virtual_time_and_nothing_else()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            Assert.Equal(1970, NanoDateTime.UtcNow.Year);
            bench.Chip.System.SetUtc(new DateTime(2026, 7, 8, 9, 10, 11).Ticks);
            bench.BlockAllFor(2_000);
            NanoDateTime now = NanoDateTime.UtcNow;
            Assert.Equal((9, 10, 13), (now.Hour, now.Minute, now.Second));
        });
    }

    [Fact]
    public void Two_worlds_at_the_same_time_do_not_see_each_other()
    {
        long[] ends = [.. Enumerable.Range(0, 8).AsParallel().Select(i =>
        {
            var bench = new Bench(bootWorldUs: i * 1_000);
            long endUs = 0;
            bench.Run(() =>
            {
                for (int k = 0; k < 50; k++)
                {
                    NanoThread.Sleep(10 + i);
                }

                endUs = bench.Cpu.NowUs;
            });
            return endUs;
        })];
        Assert.Equal(8, ends.Length);
        Assert.All(ends, endUs => Assert.InRange(endUs, 1_000_000, 1_001_000));
    }

    [Fact]
    public void Firmware_unwinds_when_power_goes_while_it_waits()
    {
        var bench = new Bench(endWorldUs: 400_000, kind: RunEndKind.PowerLost);
        RunEndedException ending = bench.Run(() =>
        {
            var signal = new NanoAutoResetEvent(false);
            new NanoThread(() => signal.WaitOne()).Start();
            signal.WaitOne();
        });
        Assert.IsType<PowerLostException>(ending);
        Assert.Equal(400_000, ending.WorldUs);
    }
}
