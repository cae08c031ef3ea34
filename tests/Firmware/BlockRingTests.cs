// SPDX-License-Identifier: MIT
using CsCheck;
using HushTap.Core;
using HushTap.Core.Audio;
using Xunit;

namespace HushTap.Firmware.Tests;

public class BlockRingTests
{
    [Fact]
    public void A_withheld_block_is_zero_the_moment_it_is_decided()
    {
        var ring = new BlockRing(8000);
        Fill(ring, 0x5A);
        ring.Add();
        ring.Withhold(RecordInhibit.HoldLamp);
        Assert.All(ring.Audio, b => Assert.Equal(0, b));
    }

    [Fact]
    public void A_block_on_the_card_is_not_kept_in_memory()
    {
        var ring = new BlockRing(8000);
        Fill(ring, 0x5A);
        ring.Add();
        ring.Clear();
        Assert.Contains((byte)0x5A, ring.Audio);
        ring.ReleaseClear(1);
        Assert.All(ring.Audio, b => Assert.Equal(0, b));
    }

    [Fact]
    public void Clear_runs_are_contiguous_in_memory_and_stop_at_the_first_withheld_block() =>
        Gen.Select(Gen.Int[0, Limits.RingBlocks - 1], Gen.Bool.Array[1, Limits.RingBlocks], Gen.Int[1, 16]).Sample((skip, clear, most) =>
        {
            var ring = new BlockRing(8000);
            for (int i = 0; i < skip; i++)
            {
                ring.Add();
                ring.Clear();
                ring.ReleaseClear(1);
            }

            foreach (bool isClear in clear)
            {
                ring.Add();
                if (isClear)
                {
                    ring.Clear();
                }
                else
                {
                    ring.Withhold(RecordInhibit.HoldLamp);
                }
            }

            int run = ring.ClearRun(most);
            Assert.Equal(clear.Count(c => !c), ring.Withheld);
            Assert.True(run <= most);
            Assert.All(clear.Take(run), Assert.True);
            Assert.True(ring.OffsetOf(ring.First) + (run * ring.BlockBytes) <= ring.Audio.Length);
            bool couldBeLonger = run < most && run < clear.Length && clear[run];
            Assert.True(!couldBeLonger || ring.OffsetOf(ring.First + run) == 0);
        });

    private static void Fill(BlockRing ring, byte value) =>
        Array.Fill(ring.Audio, value, ring.EndOffset, ring.BlockBytes);
}
