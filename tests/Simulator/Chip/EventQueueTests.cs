// SPDX-License-Identifier: MIT
namespace HushTap.Simulator.Tests;

public sealed class EventQueueTests
{
    private const int Lamp = 36;
    private const int Hook = 39;

    [Fact]
    public void An_edge_is_delivered_at_the_next_idle_tick_with_pin_and_level()
    {
        EventLog log = Run(new Bench(), [123_456], _ => { });
        (long worldUs, int category, uint data1, uint data2, _) = Assert.Single(log.Events);
        Assert.InRange(worldUs, 130_000, 131_000);
        Assert.Equal((20, 36u << 16, 1u), (category, data1, data2));
    }

    [Fact]
    public void Edges_inside_a_blocking_call_come_after_it_and_in_order()
    {
        EventLog log = Run(new Bench(), [200_000, 300_000, 400_000], bench => bench.BlockAllFor(1_000));
        Assert.Equal([1u, 0u, 1u], log.Events.Select(e => e.Data2));
        Assert.All(log.Events, e => Assert.True(e.WorldUs > 1_000_000));
    }

    [Fact]
    public void The_time_of_queueing_is_known_in_steps_of_10_ms()
    {
        EventLog log = Run(new Bench(), [204_000, 219_999], bench => bench.BlockAllFor(1_000));
        Assert.Equal([200, 220], log.Events.Select(e => (e.UtcTicks - VirtualCpu.UnixEpochTicks) / TimeSpan.TicksPerMillisecond));
    }

    [Fact]
    public void A_running_thread_is_not_interrupted_before_its_quantum_is_over()
    {
        EventLog log = Run(new Bench(), [100_000], bench =>
        {
            while (bench.Cpu.WorldUs < 500_000)
            {
                bench.Cpu.Charge(50);
            }
        });
        Assert.InRange(Assert.Single(log.Events).WorldUs, 100_000, 121_000);
    }

    [Fact]
    public void A_full_queue_loses_the_oldest()
    {
        long[] edges = [.. Enumerable.Range(0, 200).Select(i => 100_000L + (i * 1_000))];
        var bench = new Bench();
        EventLog log = Run(bench, edges, b => b.BlockAllFor(1_000));
        Assert.Equal(128, log.Events.Count);
        Assert.Equal(72, bench.Chip.EventsDropped);
        Assert.Equal(0u, log.Events[^1].Data2);
    }

    [Fact]
    public void Between_turns_the_queue_is_emptied_so_slow_edges_lose_nothing()
    {
        long[] edges = [.. Enumerable.Range(0, 600).Select(i => 100_000L + (i * 1_000))];
        var bench = new Bench();
        EventLog log = Run(bench, edges, b =>
        {
            while (b.Cpu.WorldUs < 900_000)
            {
                b.BlockAllFor(30);
                b.Cpu.Charge(10);
            }
        });
        Assert.Equal(600, log.Events.Count);
    }

    [Fact]
    public void A_pulse_that_has_returned_when_the_interrupt_looks_is_not_seen()
    {
        EventLog log = Run(new Bench(), [100_000, 100_000 + Prices.GpioIsrLatencyUs, 200_000], _ => { });
        Assert.Equal([1u], log.Events.Select(e => e.Data2));
    }

    [Fact]
    public void With_debounce_only_a_level_that_stands_after_the_time_is_posted()
    {
        var bench = new Bench();
        EventLog log = Run(bench, [100_000, 103_000, 106_000, 300_000, 308_000], b => b.Chip.Gpio.SetDebounce(Lamp, 15 * TimeSpan.TicksPerMillisecond));
        (long worldUs, _, _, uint level, _) = Assert.Single(log.Events);
        Assert.Equal(1u, level);
        Assert.InRange(worldUs, 120_000, 131_000);
    }

    [Fact]
    public void Edges_while_the_debounce_timer_runs_do_not_start_it_anew()
    {
        EventLog log = Run(new Bench(), [100_000, 115_000, 125_000], b => b.Chip.Gpio.SetDebounce(Lamp, 20 * TimeSpan.TicksPerMillisecond));
        (_, _, _, _, long utcTicks) = Assert.Single(log.Events);
        Assert.Equal(140, (utcTicks - VirtualCpu.UnixEpochTicks) / TimeSpan.TicksPerMillisecond);
    }

    [Fact]
    public void Events_of_several_sources_come_in_order_of_time()
    {
        var bench = new Bench();
        var log = new EventLog(bench.Cpu);
        bench.Pins.With(Lamp, 300_000).With(Hook, 200_000);
        bench.Run(() =>
        {
            bench.OpenCom2();
            bench.Chip.Uart.SetEvents(2, 1, -1);
            bench.Peer.Send(250_000, "x");
            Listen(bench, log, Lamp);
            Listen(bench, log, Hook);
            bench.BlockAllFor(500);
            bench.Chip.PostEvent(10, 7, 8);
            bench.Sleep(100);
        });

        Assert.Equal([(20, 39u << 16), (30, 2u << 16), (20, 36u << 16), (10, 7u)], log.Events.Select(e => (e.Category, e.Data1)));
    }

    [Fact]
    public void An_exception_in_a_handler_does_not_stop_the_dispatcher()
    {
        var bench = new Bench();
        var log = new EventLog(bench.Cpu);
        bench.Pins.With(Lamp, 100_000, 200_000);
        bench.Cpu.Run(() =>
        {
            Listen(bench, new FailsOnce(log), Lamp);
            bench.Sleep(500);
        });

        Assert.Single(bench.Cpu.UnhandledExceptions);
        Assert.Equal(0u, Assert.Single(log.Events).Data2);
    }

    [Fact]
    public void Setting_the_clock_does_not_change_the_time_of_earlier_events()
    {
        var bench = new Bench();
        EventLog log = Run(bench, [100_000], b =>
        {
            b.BlockAllFor(200);
            b.Chip.System.SetUtc(new DateTime(2026, 1, 1).Ticks);
        });
        Assert.Equal(VirtualCpu.UnixEpochTicks + (100 * TimeSpan.TicksPerMillisecond), Assert.Single(log.Events).UtcTicks);
    }

    private static EventLog Run(Bench bench, long[] edges, Action<Bench> work)
    {
        var log = new EventLog(bench.Cpu);
        bench.Pins.With(Lamp, edges);
        bench.Run(() =>
        {
            Listen(bench, log, Lamp);
            work(bench);
            bench.Sleep(1_500);
        });
        return log;
    }

    private static void Listen(Bench bench, HushTap.Chip.INativeEventSink sink, int pin)
    {
        bench.Chip.SetEventSink(sink);
        bench.Chip.Gpio.Reserve(pin);
        bench.Chip.Gpio.SetMode(pin, 0);
        bench.Chip.Gpio.SetEvents(pin, true);
    }

    private sealed class FailsOnce(EventLog log) : HushTap.Chip.INativeEventSink
    {
        private bool _hasFailed;

        public void OnNativeEvent(int category, uint data1, uint data2, long utcTicks)
        {
            if (!_hasFailed)
            {
                _hasFailed = true;
                throw new FormatException("handler");
            }

            log.OnNativeEvent(category, data1, data2, utcTicks);
        }
    }
}
