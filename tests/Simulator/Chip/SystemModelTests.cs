// SPDX-License-Identifier: MIT
using System.Text;

namespace HushTap.Simulator.Tests;

public sealed class SystemModelTests
{
    [Fact]
    public void The_timer_counts_microseconds_since_boot_and_the_tick_count_steps_by_10_ms()
    {
        var bench = new Bench(bootWorldUs: 1_234_567);
        bench.Run(() =>
        {
            bench.Cpu.BlockAllUntil(1_234_567 + 29_900);
            Assert.Equal(20, bench.Chip.System.GetTickCountMs());
            Assert.Equal(29_924ul, bench.Chip.System.GetHighResUs());
        });
    }

    [Fact]
    public void Crc32_is_the_one_of_zip_and_can_be_continued()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            byte[] text = Encoding.ASCII.GetBytes("..123456789");
            Assert.Equal(0xCBF43926u, bench.Chip.System.Crc32(0, text, 2, 9));
            Assert.Equal(0xCBF43926u, bench.Chip.System.Crc32(bench.Chip.System.Crc32(0, text, 2, 4), text, 6, 5));
        });
    }

    [Theory]
    [InlineData(0, 32_768)]
    [InlineData(32_768, 1)]
    public void Crc32_beyond_16_signed_bits_is_refused(int offset, int count)
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            byte[] buffer = new byte[70_000];
            bench.Chip.System.Crc32(0, buffer, 32_767, 32_767);
            Assert.Throws<ChipMisuseException>(() => bench.Chip.System.Crc32(0, buffer, offset, count));
        });
    }

    [Fact]
    public void Hmac_and_aes_give_published_vectors()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            byte[] mac = bench.Chip.System.HmacSha256("Jefe"u8.ToArray(), "what do ya want for nothing?"u8.ToArray());
            Assert.Equal("5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843", Convert.ToHexString(mac));
            byte[] key = Convert.FromHexString("2B7E151628AED2A6ABF7158809CF4F3C");
            byte[] plain = Convert.FromHexString("6BC1BEE22E409F96E93D7E117393172A");
            byte[] iv = Convert.FromHexString("000102030405060708090A0B0C0D0E0F");
            Assert.Equal("3AD77BB40D7A3660A89ECAF32466EF97", Convert.ToHexString(bench.Chip.System.Aes(true, false, key, null!, plain)));
            byte[] sealedBytes = bench.Chip.System.Aes(true, true, key, iv, plain);
            Assert.Equal("7649ABAC8119B246CEE98E9B12E9197D", Convert.ToHexString(sealedBytes));
            Assert.Equal(plain, bench.Chip.System.Aes(false, true, key, iv, sealedBytes));
        });
    }

    [Theory]
    [InlineData(32, 16)]
    [InlineData(16, 20)]
    public void Aes_has_128_bit_keys_and_no_padding(int keyBytes, int dataBytes)
    {
        var bench = new Bench();
        bench.Run(() => Assert.Throws<ArgumentException>(() => bench.Chip.System.Aes(true, true, new byte[keyBytes], new byte[16], new byte[dataBytes])));
    }

    [Fact]
    public void Random_bytes_come_from_the_seed_and_differ_from_boot_to_boot()
    {
        Assert.Equal(Draw(bootWorldUs: 0), Draw(bootWorldUs: 0));
        Assert.NotEqual(Draw(bootWorldUs: 0), Draw(bootWorldUs: 1_000_000));
    }

    [Fact]
    public void Internal_memory_is_the_dma_pool()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            bench.Pool.Take(10_000, "a test");
            bench.Chip.System.GetMemory(1, out uint total, out uint free, out _);
            Assert.Equal((160u * 1024, (160u * 1024) - 10_000), (total, free));
        });
    }

    [Fact]
    public void Statics_live_as_long_as_the_chip()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            Assert.Null(bench.Chip.GetStatic("a.b"));
            bench.Chip.SetStatic("a.b", this);
            Assert.Same(this, bench.Chip.GetStatic("a.b"));
        });
        Assert.NotSame(bench.Chip, new Bench().Chip);
    }

    private static byte[] Draw(long bootWorldUs)
    {
        var bench = new Bench(bootWorldUs);
        byte[] drawn = new byte[19];
        bench.Run(() => bench.Cpu.FillRandom(drawn));
        return drawn;
    }
}
