// SPDX-License-Identifier: MIT
using CsCheck;
using HushTap.Core;
using HushTap.Core.Audio;
using Xunit;

namespace HushTap.Firmware.Tests;

/// <summary>The bounds on capture time, against a descriptor-by-descriptor model of the DMA ring and freezes wherever they hurt.</summary>
public class StreamClockTests
{
    private static readonly Gen<Pause[]> Pauses = Gen.Select(
        Gen.Int[0, 4],
        Gen.Frequency((6, Gen.Int[0, 3_000]), (3, Gen.Int[0, 400_000]), (2, Gen.Int[0, 4_000_000])),
        (place, us) => new Pause(place, us)).Array[1, 120];

    [Theory]
    [InlineData(8000)]
    [InlineData(16000)]
    public void A_block_was_captured_between_its_bounds_whatever_stood_still(int sampleRate) =>
        Pauses.Sample(
            pauses =>
            {
                var dma = new DmaRing(sampleRate);
                foreach (var block in dma.Run(pauses))
                {
                    if (!block.IsWhole)
                    {
                        continue;
                    }

                    Assert.True(block.EarliestUs <= block.CapturedFirstUs, $"block {block.Number}: earliest {block.EarliestUs} > captured {block.CapturedFirstUs}");
                    Assert.True(block.LatestUs >= block.CapturedLastUs, $"block {block.Number}: latest {block.LatestUs} < captured {block.CapturedLastUs}");
                }
            },
            iter: 2_000);

    [Theory]
    [InlineData(8000)]
    [InlineData(16000)]
    public void A_block_in_which_frames_were_dropped_is_never_called_whole(int sampleRate) =>
        Pauses.Sample(
            pauses =>
            {
                foreach (var block in new DmaRing(sampleRate).Run(pauses))
                {
                    Assert.False(block.HasLoss && block.IsWhole, $"block {block.Number} lost frames and was called whole");
                }
            },
            iter: 2_000);

    [Theory]
    [InlineData(8000, 0)]
    [InlineData(8000, 900_000)]
    [InlineData(16000, 0)]
    [InlineData(16000, 500_000)]
    public void Without_an_overrun_the_error_bar_stays_below_one_descriptor(int sampleRate, int stallUs)
    {
        var pauses = Enumerable.Range(0, 100).Select(i => new Pause(0, i == 50 ? stallUs : 500)).ToArray();
        var last = new DmaRing(sampleRate).Run(pauses).Last();
        Assert.True(last.LatestUs - last.EarliestUs - Limits.BlockUs < Limits.DescriptorFrames * 1_000_000L / sampleRate);
    }

    [Theory]
    [InlineData(8000)]
    [InlineData(16000)]
    public void After_an_overrun_the_error_bar_is_at_most_three_descriptors_again(int sampleRate)
    {
        var pauses = Enumerable.Range(0, 200).Select(i => new Pause(0, i == 50 ? 5_000_000 : 500)).ToArray();
        var last = new DmaRing(sampleRate).Run(pauses).Last();
        Assert.True(last.IsWhole);
        Assert.True(last.LatestUs - last.EarliestUs - Limits.BlockUs <= 3 * Limits.DescriptorFrames * 1_000_000L / sampleRate);
    }

    /// <param name="Place">0 before r0, 1 between r0 and the copy, 2 in mid-copy, 3 between the copy and r1, 4 after r1.</param>
    internal readonly record struct Pause(int Place, int Us);

    internal readonly record struct Block(
        long Number, bool IsWhole, bool HasLoss, long EarliestUs, long LatestUs, long CapturedFirstUs, long CapturedLastUs);

    /// <summary>256-frame descriptors; the queue holds all but one; the oldest is dropped when one more completes.</summary>
    internal sealed class DmaRing(int sampleRate)
    {
        private readonly long descriptorUs = Limits.DescriptorFrames * 1_000_000L / sampleRate;
        private readonly int descriptorsPerBlock = sampleRate * Limits.BlockMs / 1000 / Limits.DescriptorFrames;
        private readonly long startUs = 1_234_567;
        private long nowUs = 1_234_000;
        private long next;

        public IEnumerable<Block> Run(Pause[] pauses)
        {
            var clock = new StreamClock(sampleRate);
            clock.Start(nowUs);
            nowUs = startUs;
            for (int n = 0; n < pauses.Length; n++)
            {
                var (place, us) = pauses[n];
                nowUs += place == 0 ? us : 0;
                long r0 = nowUs;
                nowUs += 13 + (place == 1 ? us : 0);
                bool lossBefore = false;
                long first = -1;
                long last = -1;
                for (int d = 0; d < descriptorsPerBlock; d++)
                {
                    lossBefore |= Pop(out last);
                    first = first < 0 ? last : first;
                    nowUs += 200 + (place == 2 && d == 0 ? us : 0);
                }

                nowUs += place == 3 ? us : 0;
                long r1 = nowUs;
                long blockStartUs = n * Limits.BlockUs;
                bool isWhole = clock.Advance(blockStartUs, r0, r1);
                yield return new Block(
                    n,
                    isWhole,
                    lossBefore,
                    clock.LowerUs + blockStartUs,
                    clock.UpperUs + blockStartUs + Limits.BlockUs,
                    startUs + (first * descriptorUs),
                    startUs + ((last + 1) * descriptorUs));
                nowUs += 300 + (place == 4 ? us : 0);
            }
        }

        private bool Pop(out long descriptor)
        {
            bool lost = DropOldest();
            long readyUs = startUs + ((next + 1) * descriptorUs);
            nowUs = Math.Max(nowUs, readyUs);
            descriptor = next++;
            return lost;
        }

        private bool DropOldest()
        {
            long complete = (nowUs - startUs) / descriptorUs;
            long oldest = complete - (Limits.Descriptors - 1);
            if (oldest <= next)
            {
                return false;
            }

            next = oldest;
            return true;
        }
    }
}
