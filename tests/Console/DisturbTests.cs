// SPDX-License-Identifier: MIT
extern alias core;

using core::HushTap.Core;
using core::HushTap.Core.Audio;

namespace HushTap.Console.Tests;

public class DisturbTests
{
    [Theory]
    [InlineData(8000)]
    [InlineData(16000)]
    public void After_a_write_to_flash_no_block_is_whole_that_can_have_lain_in_the_dma_ring(int rate)
    {
        StreamClock clock = new(rate);
        clock.Start(0);
        long block = 0;
        for (; block < 10; block++)
        {
            Assert.True(Read(clock, block));
        }

        clock.Disturb();
        long heldUs = Limits.DescriptorsHeldMax * Limits.DescriptorFrames * 1_000_000L / rate;
        long suspects = 0;
        while (!Read(clock, block))
        {
            suspects++;
            block++;
        }

        Assert.InRange(suspects * Limits.BlockUs, heldUs, heldUs + (3 * Limits.BlockUs));
        Assert.True(Read(clock, block + 1));
    }

    [Fact]
    public void Frames_that_a_write_to_flash_dropped_move_the_upper_bound_for_all_that_is_read_later()
    {
        StreamClock clock = new(8000);
        clock.Start(0);
        for (long block = 0; block < 10; block++)
        {
            Read(clock, block);
        }

        const long DroppedUs = 96_000;
        clock.Disturb();
        for (long block = 10; block < 60; block++)
        {
            long endUs = ((block + 1) * Limits.BlockUs) + DroppedUs;
            bool isWhole = clock.Advance(block * Limits.BlockUs, endUs - 50_000, endUs + 100);
            if (isWhole)
            {
                Assert.True(clock.UpperUs >= DroppedUs, $"block {block}: {clock.UpperUs}");
            }
        }
    }

    private static bool Read(StreamClock clock, long block)
    {
        long endUs = (block + 1) * Limits.BlockUs;
        return clock.Advance(block * Limits.BlockUs, endUs - 50_000, endUs + 100);
    }
}
