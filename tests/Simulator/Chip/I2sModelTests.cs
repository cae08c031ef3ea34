// SPDX-License-Identifier: MIT
namespace HushTap.Simulator.Tests;

public sealed class I2sModelTests
{
    private const int Rate = 8_000;
    private const int DescriptorUs = 256 * 1_000_000 / Rate;

    [Fact]
    public void A_read_waits_for_whole_descriptors_and_gives_the_stream_from_its_start()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            (int i2s, long startUs) = Open(bench);
            Assert.Equal(Enumerable.Range(0, 100), Read(bench, i2s, 100));
            Assert.InRange(bench.Cpu.WorldUs - startUs, DescriptorUs, DescriptorUs + 1_000);
            Assert.Equal(Enumerable.Range(100, 512), Read(bench, i2s, 512));
            Assert.InRange(bench.Cpu.WorldUs - startUs, 3 * DescriptorUs, (3 * DescriptorUs) + 1_000);
        });
    }

    [Fact]
    public void The_stream_starts_in_open_so_the_first_read_after_a_pause_is_old()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            (int i2s, _) = Open(bench);
            bench.BlockAllFor(100);
            long before = bench.Cpu.WorldUs;
            Assert.Equal(0, Read(bench, i2s, 256)[0]);
            Assert.InRange(bench.Cpu.WorldUs - before, 0, 1_000);
        });
    }

    [Theory]
    [InlineData(7, 0)]
    [InlineData(8, 1)]
    [InlineData(20, 13)]
    public void A_queue_of_eight_descriptors_holds_seven(int completed, int dropped)
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            (int i2s, long startUs) = Open(bench);
            bench.Cpu.BlockAllUntil(startUs + (completed * (long)DescriptorUs) + 100);
            Assert.Equal(Enumerable.Range(dropped * 256, 7 * 256), Read(bench, i2s, 7 * 256));
        });

        I2sStreamLog log = Assert.Single(bench.Chip.I2sModel.Streams);
        Assert.Equal(dropped == 0 ? [] : [new I2sDrop(0, dropped * 256)], log.Drops);
        Assert.Equal([new I2sRun(0, dropped * 256, 7 * 256)], log.Runs);
    }

    [Fact]
    public void The_rest_of_a_begun_descriptor_that_dma_laps_holds_newer_frames()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            (int i2s, long startUs) = Open(bench, descriptors: 4);
            Read(bench, i2s, 100);

            // Descriptor 4 fills the memory of descriptor 0; 150 of its frames are there.
            bench.Cpu.BlockAllUntil(startUs + (4L * DescriptorUs) + (150 * 125) + 20);
            int[] frames = Read(bench, i2s, 156);
            Assert.Equal(Enumerable.Range(1024 + 100, 50), frames[..50]);
            Assert.Equal(Enumerable.Range(150, 106), frames[50..]);
        });

        I2sStreamLog log = Assert.Single(bench.Chip.I2sModel.Streams);
        Assert.Equal([new I2sRun(0, 0, 100), new I2sRun(100, 1124, 50), new I2sRun(150, 150, 106)], log.Runs);
        Assert.True(log.MixedPieces > 0);
        Assert.Equal(1124, log.StreamFrameOf(100));
        Assert.Equal(255, log.StreamFrameOf(255));
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(1, 1024 + 100)]
    public void A_slot_is_old_until_its_new_frame_is_whole(int newFrames, int expected)
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            (int i2s, long startUs) = Open(bench, descriptors: 4);
            Read(bench, i2s, 100);
            bench.Cpu.BlockAllUntil(startUs + (4L * DescriptorUs) + ((100 + newFrames) * 125) - Prices.I2sReadUs);
            Assert.Equal(expected, Read(bench, i2s, 1)[0]);
        });
    }

    [Fact]
    public void A_freeze_inside_a_read_tears_the_block()
    {
        var bench = new Bench(freezes: new Freeze(300_100, 900_000));
        bench.Run(() =>
        {
            (int i2s, _) = Open(bench, descriptors: 4);
            bench.Cpu.BlockAllUntil(300_000);
            int[] frames = Read(bench, i2s, 512);
            int tear = Enumerable.Range(1, 511).First(i => frames[i] != frames[i - 1] + 1);
            Assert.InRange(tear, 1, 255);
            Assert.Equal(0, (frames[tear] - frames[tear - 1] - 1) % 1024);
        });
    }

    [Fact]
    public void A_wait_for_audio_that_would_end_in_a_freeze_ends_with_it()
    {
        var bench = new Bench(freezes: new Freeze(20_000, 200_000));
        bench.Run(() =>
        {
            (int i2s, _) = Open(bench, descriptors: 16);
            Read(bench, i2s, 256);
            Assert.InRange(bench.Cpu.WorldUs, 200_000, 201_000);
        });
    }

    [Fact]
    public void An_ordinary_block_asks_the_source_once()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            (int i2s, _) = Open(bench);
            Read(bench, i2s, 512);
        });

        Assert.Equal(1, bench.Audio.Calls);
    }

    [Fact]
    public void Power_goes_in_the_middle_of_a_waiting_read()
    {
        var bench = new Bench(endWorldUs: 20_000, kind: RunEndKind.PowerLost);
        RunEndedException ending = bench.Run(() =>
        {
            (int i2s, _) = Open(bench);
            Read(bench, i2s, 256);
        });

        Assert.IsType<PowerLostException>(ending);
        Assert.Equal(0, bench.Audio.Calls);
    }

    [Theory]
    [InlineData(2_048)]
    [InlineData(4_095)]
    [InlineData(129 * 2_048)]
    public void The_driver_takes_2_to_128_descriptors(int bufferBytes)
    {
        var bench = new Bench(poolBytes: 1 << 20);
        bench.Run(() =>
        {
            bench.MapI2s();
            Assert.Throws<ArgumentException>(() => bench.Chip.I2s.Open(1, 9, 16, 0, 1, Rate, bufferBytes));
        });
    }

    [Theory]
    [InlineData(9 | 4, 16, 0, 1, "data-in")]
    [InlineData(10, 16, 0, 1, "data-in")]
    [InlineData(9 | 64, 16, 0, 1, "data-in")]
    [InlineData(9, 24, 0, 1, "unwritten")]
    [InlineData(9, 16, 3, 1, "every other sample")]
    [InlineData(9, 16, 0, 3, "shifted")]
    public void What_the_chip_does_wrong_without_a_word_is_refused_in_words(int mode, int bits, int channels, int format, string word)
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            bench.MapI2s();
            var e = Assert.Throws<ChipMisuseException>(() => bench.Chip.I2s.Open(1, mode, bits, channels, format, Rate, 16_384));
            Assert.Contains(word, e.Message);
        });

        Assert.Contains(word, Assert.Single(bench.Chip.Misuse.Entries));
    }

    [Fact]
    public void Pins_must_be_mapped_before_and_belong_to_nobody_else()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            Assert.Throws<ChipMisuseException>(() => bench.OpenI2s());
            bench.MapI2s(bitClock: 34);
            Assert.Throws<ChipMisuseException>(() => bench.OpenI2s());
            bench.MapI2s();
            Assert.True(bench.Chip.Gpio.Reserve(25));
            Assert.Throws<ChipMisuseException>(() => bench.OpenI2s());
            bench.Chip.Gpio.Release(25);
            bench.Chip.System.SetPinFunction(13, PinFunction.I2sMasterClock(1));
            Assert.Throws<ChipMisuseException>(() => bench.OpenI2s());
            bench.Chip.System.SetPinFunction(0, PinFunction.I2sMasterClock(1));
            bench.OpenI2s();
            Assert.False(bench.Chip.Gpio.Reserve(25));
        });
    }

    [Fact]
    public void A_read_of_a_part_of_a_frame_is_refused()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            (int i2s, _) = Open(bench);
            Assert.Throws<ChipMisuseException>(() => bench.Chip.I2s.Read(i2s, new byte[1_024], 1_022));
        });
    }

    [Fact]
    public void A_second_device_on_the_bus_shares_the_running_stream_until_the_last_one_goes()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            (int first, _) = Open(bench);
            int second = bench.OpenI2s(sampleRate: 16_000, descriptors: 2);
            Read(bench, first, 256);
            Assert.Equal(256, Read(bench, second, 256)[0]);
            bench.Chip.I2s.Close(first);
            Assert.Equal(8 * 2_048, bench.Pool.UsedBytes);
            bench.Chip.I2s.Close(second);
            Assert.Equal(0, bench.Pool.UsedBytes);
            Assert.Throws<ChipMisuseException>(() => Read(bench, second, 256));
        });
    }

    private static (int Handle, long StartUs) Open(Bench bench, int descriptors = 8)
    {
        bench.MapI2s();
        int handle = bench.OpenI2s(Rate, descriptors);
        return (handle, bench.Cpu.WorldUs);
    }

    private static int[] Read(Bench bench, int i2s, int frames)
    {
        byte[] buffer = new byte[4 * frames];
        bench.Chip.I2s.Read(i2s, buffer, buffer.Length);
        return NumberedAudio.Decode(buffer);
    }
}
