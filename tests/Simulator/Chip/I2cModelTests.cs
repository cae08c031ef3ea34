// SPDX-License-Identifier: MIT
namespace HushTap.Simulator.Tests;

public sealed class I2cModelTests
{
    private const int Fast = 1;
    private const int FullTransfer = 1;
    private const int NotAcknowledged = 4;

    [Fact]
    public void An_address_without_a_part_does_not_acknowledge_and_does_not_throw()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            int device = bench.Chip.I2c.Open(1, 0x51, Fast);
            Assert.Equal(NotAcknowledged, bench.Chip.I2c.Transfer(device, [1, 2], null!, out uint transferred));
            Assert.Equal(0u, transferred);
        });
    }

    [Fact]
    public void A_plugged_part_keeps_its_registers()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            int codec = bench.Chip.I2c.Open(1, 0x10, Fast);
            byte[] read = new byte[2];
            Assert.Equal(FullTransfer, bench.Chip.I2c.Transfer(codec, [8, 0xAB, 0xCD], null!, out _));
            Assert.Equal(FullTransfer, bench.Chip.I2c.Transfer(codec, [8], read, out uint transferred));
            Assert.Equal([0xAB, 0xCD], read);
            Assert.Equal(3u, transferred);
        });
    }

    [Fact]
    public void The_bus_takes_the_speed_of_the_device_opened_last()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            int codec = bench.Chip.I2c.Open(1, 0x10, Fast);
            long fastUs = Time(bench, codec);
            bench.Chip.I2c.Open(1, 0x51, 0);
            Assert.InRange(Time(bench, codec) - fastUs, 9 * 101 * 7, 9 * 101 * 8);
        });
    }

    [Fact]
    public void Pins_that_are_open_elsewhere_or_not_there_make_open_fail()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            bench.Chip.Gpio.Reserve(18);
            Assert.Throws<Exception>(() => bench.Chip.I2c.Open(1, 0x10, Fast));
            bench.Chip.System.SetPinFunction(21, PinFunction.I2cData(1));
            int codec = bench.Chip.I2c.Open(1, 0x10, Fast);
            Assert.False(bench.Chip.Gpio.Reserve(21));
            bench.Chip.I2c.Close(codec);
            Assert.True(bench.Chip.Gpio.Reserve(21));
        });
    }

    private static long Time(Bench bench, int device)
    {
        long before = bench.Cpu.WorldUs;
        bench.Chip.I2c.Transfer(device, new byte[100], null!, out _);
        return bench.Cpu.WorldUs - before;
    }
}
