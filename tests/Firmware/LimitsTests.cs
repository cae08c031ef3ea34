// SPDX-License-Identifier: MIT
using HushTap.Core;
using HushTap.Core.Audio;
using HushTap.Core.Storage;
using Xunit;

namespace HushTap.Firmware.Tests;

/// <summary>The sums behind the bounds.</summary>
public class LimitsTests
{
    [Theory]
    [InlineData(8000)]
    [InlineData(16000)]
    public void A_block_is_whole_descriptors_whole_sectors_and_whole_microseconds(int sampleRate)
    {
        var ring = new BlockRing(sampleRate);
        Assert.Equal(0, ring.BlockFrames % Limits.DescriptorFrames);
        Assert.Equal(0, ring.BlockBytes % 512);
        Assert.Equal(Limits.BlockUs, ring.BlockFrames * 1_000_000L / sampleRate);
        Assert.Equal(0, ring.BlockFrames * 1_000_000L % sampleRate);
        Assert.Equal(0, Limits.WriteBytes % ring.BlockBytes);
        Assert.Equal(0, Limits.SegmentBytesMax % ring.BlockBytes);
    }

    [Fact]
    public void The_ring_holds_the_longest_lead_and_what_a_full_dma_ring_delivers()
    {
        Assert.True(Limits.RingMsNeeded <= Limits.RingMs, $"needed {Limits.RingMsNeeded} ms, there are {Limits.RingMs} ms");
        Assert.True(new BlockRing(16000).Audio.Length <= Limits.ArrayBytesMax);
    }

    [Fact]
    public void The_dma_ring_is_one_the_driver_accepts()
    {
        Assert.InRange(Limits.Descriptors, 2, 128);
        Assert.Equal(Limits.DmaBytes, Limits.Descriptors * Limits.DescriptorBytes);
        Assert.True(Limits.DescriptorsSafe < Limits.Descriptors - 1);
    }

    [Fact]
    public void Segments_stay_far_below_the_2_gb_that_players_stumble_over() =>
        Assert.True(Limits.SegmentBytesMax + WavHeader.Bytes < 1L << 30);
}
