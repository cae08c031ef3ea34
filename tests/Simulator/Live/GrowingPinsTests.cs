// SPDX-License-Identifier: MIT
namespace HushTap.Simulator.Tests;

/// <summary>Pins whose edges are known up to now only: counters and interrupts see the same as if all had been known from the beginning.</summary>
public sealed class GrowingPinsTests
{
    private const int Lamp = 36;
    private const int Both = 0;
    private static readonly long[] s_edgesUs = [100_000, 200_000, 350_000, 350_100, 600_000, 900_000];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_pulse_counter_counts_every_edge_once(bool grows)
    {
        (VirtualCpu cpu, SimChip chip) = Boot(grows);
        List<long> counts = [];
        cpu.Run(() =>
        {
            int counter = chip.PulseCounters.Open(Lamp, -1);
            chip.PulseCounters.Start(counter, Both, 0);
            for (int ms = 150; ms <= 1000; ms += 50)
            {
                cpu.BlockAllUntil(ms * 1000);
                counts.Add(chip.PulseCounters.Read(counter, false, out _));
            }
        });
        Assert.Equal(s_edgesUs.Length, counts[^1]);
        Assert.Equal([1, 2], counts.Take(2));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_interrupt_comes_for_every_edge(bool grows)
    {
        (VirtualCpu cpu, SimChip chip) = Boot(grows);
        List<NativeEvent> events = [];
        cpu.Run(() =>
        {
            chip.Gpio.Reserve(Lamp);
            chip.Gpio.SetMode(Lamp, 0);
            chip.Gpio.SetEvents(Lamp, true);
            for (int ms = 50; ms <= 1000; ms += 50)
            {
                cpu.BlockAllUntil(ms * 1000);
                ((IEventSource)chip.GpioModel).Collect(cpu.WorldUs, events);
            }
        });
        Assert.Equal(s_edgesUs.Select(us => us + Prices.GpioIsrLatencyUs), events.Select(e => e.WorldUs));
    }

    private static (VirtualCpu Cpu, SimChip Chip) Boot(bool grows)
    {
        VirtualCpu cpu = new(0, [], new RunLimit(2_000_000, RunEndKind.WorldOver), seed: 1);
        ChipWiring wiring = new() { Pins = new Pins(grows, () => cpu.WorldUs), Audio = new NumberedAudio() };
        return (cpu, new SimChip(cpu, wiring, new DmaPool(), null!));
    }

    private sealed class Pins(bool grows, Func<long> now) : IPinSource
    {
        public bool Grows => grows;

        public bool LevelAt(int pin, long worldUs) => s_edgesUs.Count(us => us <= worldUs) % 2 == 1;

        public long NextEdgeAfter(int pin, long worldUs) =>
            s_edgesUs.Where(us => us > worldUs && (!grows || us <= now())).DefaultIfEmpty(long.MaxValue).Min();
    }
}
