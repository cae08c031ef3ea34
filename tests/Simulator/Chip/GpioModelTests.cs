// SPDX-License-Identifier: MIT
namespace HushTap.Simulator.Tests;

public sealed class GpioModelTests
{
    private const int Lamp = 36;
    private const int Led = 22;

    [Fact]
    public void The_level_is_taken_after_the_calls_price()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            bench.Chip.Gpio.Reserve(Lamp);
            bench.Pins.With(Lamp, bench.Cpu.WorldUs + Prices.GpioReadUs, bench.Cpu.WorldUs + (2 * Prices.GpioReadUs) + 1);
            Assert.Equal(1, bench.Chip.Gpio.Read(Lamp));
            Assert.Equal(1, bench.Chip.Gpio.Read(Lamp));
            Assert.Equal(0, bench.Chip.Gpio.Read(Lamp));
        });
    }

    [Theory]
    [InlineData(6)]
    [InlineData(17)]
    [InlineData(1)]
    [InlineData(24)]
    [InlineData(40)]
    [InlineData(-1)]
    public void A_pin_that_is_not_there_or_taken_cannot_be_reserved(int pin)
    {
        var bench = new Bench();
        bench.Run(() => Assert.False(bench.Chip.Gpio.Reserve(pin)));
    }

    [Fact]
    public void A_pin_has_one_user_at_a_time()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            Assert.True(bench.Chip.Gpio.Reserve(Lamp));
            Assert.False(bench.Chip.Gpio.Reserve(Lamp));
            bench.Chip.Gpio.Release(Lamp);
            Assert.True(bench.Chip.Gpio.Reserve(Lamp));
        });
    }

    [Fact]
    public void Pins_34_to_39_have_neither_pulls_nor_outputs()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            bench.Chip.Gpio.Reserve(Lamp);
            Assert.True(bench.Chip.Gpio.IsModeSupported(Lamp, 0));
            Assert.All(Enumerable.Range(1, 7), mode => Assert.False(bench.Chip.Gpio.IsModeSupported(Lamp, mode)));
            Assert.Throws<ArgumentException>(() => bench.Chip.Gpio.SetMode(Lamp, 2));
        });
    }

    [Fact]
    public void An_output_mode_drives_low_first_and_so_does_subscribing()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            bench.Chip.Gpio.Reserve(Led);
            bench.Chip.Gpio.SetMode(Led, 3);
            bench.Chip.Gpio.Write(Led, 1);
            bench.Chip.Gpio.Toggle(Led);
            bench.Chip.Gpio.Toggle(Led);
            bench.Chip.Gpio.SetEvents(Led, true);
        });

        Assert.Equal([false, true, false, true, false], bench.Driven.Select(d => d.Level));
    }

    [Fact]
    public void Touching_a_pin_that_is_not_open_is_refused()
    {
        var bench = new Bench();
        bench.Run(() => Assert.Throws<ChipMisuseException>(() => bench.Chip.Gpio.Read(Lamp)));
        Assert.Single(bench.Chip.Misuse.Entries);
    }
}
