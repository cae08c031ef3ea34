// SPDX-License-Identifier: MIT
namespace HushTap.Simulator.Tests;

public sealed class DmaPoolTests
{
    [Fact]
    public void Descriptors_rings_and_files_share_one_pool()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            bench.MapI2s();
            int i2s = bench.OpenI2s(descriptors: 64);
            bench.OpenCom2(ringBytes: 4_096);
            Assert.Equal((64 * 2_048) + 8_192, bench.Pool.UsedBytes);
            for (int i = 0; i < 5; i++)
            {
                bench.Pool.Take(DmaPool.OpenFileBytes, "an open file");
            }

            Assert.Throws<OutOfMemoryException>(() => bench.Pool.Take(DmaPool.OpenFileBytes, "an open file"));
            bench.Chip.I2s.Close(i2s);
            bench.Pool.Take(DmaPool.OpenFileBytes, "an open file");
        });
    }

    [Fact]
    public void I2s_that_does_not_fit_fails_as_an_install_does()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            bench.MapI2s();
            Assert.Throws<ArgumentException>(() => bench.OpenI2s(descriptors: 81));
            Assert.Equal(0, bench.Pool.UsedBytes);
            bench.OpenI2s(descriptors: 80);
        });
    }
}
