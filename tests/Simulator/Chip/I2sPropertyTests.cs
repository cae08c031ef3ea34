// SPDX-License-Identifier: MIT
using CsCheck;

namespace HushTap.Simulator.Tests;

/// <summary>The model computes where frames are; the naive one moves them. They must agree on every byte and every microsecond.</summary>
public sealed class I2sPropertyTests
{
    private static readonly Gen<(int Frames, int PauseUs)[]> Reads =
        Gen.Select(Gen.OneOf(Gen.Int[1, 700], Gen.Const(256), Gen.Const(512)), Gen.OneOf(Gen.Const(0), Gen.Int[0, 40_000], Gen.Int[0, 600_000])).Array[1, 12];

    [Fact]
    public void The_model_equals_a_ring_of_real_slots() =>
        Gen.Select(Gen.OneOf(Gen.Const(8_000), Gen.Const(16_000), Gen.Const(44_100)), Gen.Int[2, 9], Gen.Int[0, 600_000], Gen.OneOf(Gen.Const(0), Gen.Int[1, 300_000]), Reads).Sample(
            (rate, descriptors, freezeUs, freezeForUs, reads) => Compare(rate, descriptors, new Freeze(freezeUs, freezeUs + freezeForUs), reads),
            iter: 400,
            threads: 2);

    private static void Compare(int rate, int descriptors, Freeze freezeAfterStart, (int Frames, int PauseUs)[] reads)
    {
        // The stream starts after three mappings and the open call.
        const int StartUs = (3 * Prices.PinFunctionUs) + Prices.I2sOpenUs;
        var freeze = new Freeze(StartUs + 1 + freezeAfterStart.StartUs, StartUs + 1 + freezeAfterStart.EndUs);
        var bench = new Bench(freezes: freeze);
        NaiveI2s naive = new(StartUs, rate, descriptors, freeze.EndUs > freeze.StartUs ? freeze : new Freeze(-1, -1));
        long read = 0;
        bench.Run(() =>
        {
            bench.MapI2s();
            int i2s = bench.OpenI2s(rate, descriptors);
            Assert.Equal(StartUs, bench.Cpu.WorldUs);
            foreach ((int frames, int pauseUs) in reads)
            {
                bench.Cpu.BlockAllUntil(bench.Cpu.WorldUs + pauseUs);
                naive.WaitUntil(naive.NowUs + pauseUs);
                byte[] buffer = new byte[4 * frames];
                bench.Chip.I2s.Read(i2s, buffer, buffer.Length);
                int[] got = NumberedAudio.Decode(buffer);
                Assert.Equal(naive.Read(frames), got);
                Assert.Equal(naive.NowUs, bench.Cpu.WorldUs);
                Assert.Equal(got, Enumerable.Range(0, frames).Select(i => (int)bench.Chip.I2sModel.Streams[0].StreamFrameOf(read + i)));
                read += frames;
            }
        });

        Assert.InRange(bench.Chip.I2sModel.Streams[0].Drops.Sum(d => d.Frames), 0, naive.DroppedDescriptors * 256);
        Assert.Equal(read, bench.Chip.I2sModel.Streams[0].Runs.Sum(r => r.Frames));
    }
}
