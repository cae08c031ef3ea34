// SPDX-License-Identifier: MIT
using System.Text;
using CsCheck;

namespace HushTap.Devices.Tests;

public sealed class SystemTests
{
    private static readonly Gen<string> s_text =
        Gen.OneOf(Gen.Int[0, 0xD7FF], Gen.Int[0xE000, 0x10FFFF]).Select(char.ConvertFromUtf32).Array[0, 20].Select(string.Concat);

    private readonly FakeChip _chip = new();

    [Fact]
    public void A_crc_in_pieces_is_the_standards_check_value() => Assert.Equal(0xCBF43926u.ToString(), Probe("Crc"));

    [Theory]
    [InlineData(32_767, "ok")]
    [InlineData(32_768, "ArgumentOutOfRangeException")]
    public void A_crc_takes_at_most_what_the_chip_counts(int count, string outcome) =>
        Assert.StartsWith(outcome, Probe("CrcOf", count), StringComparison.Ordinal);

    [Fact]
    public void A_crc_that_is_refused_says_what_the_chip_cannot_do() =>
        Assert.Contains("on the chip length and start are 16 bits with a sign", Probe("CrcOf", 40_000), StringComparison.Ordinal);

    [Theory]
    [InlineData(16, 32, 1, "ok")]
    [InlineData(16, 32, 2, "ok")]
    [InlineData(32, 32, 1, "ArgumentException")]
    [InlineData(16, 31, 2, "ArgumentException")]
    [InlineData(16, 32, 0, "NotSupportedException")]
    public void Aes_has_one_key_size_and_no_padding(int keyBytes, int dataBytes, int mode, string outcome) =>
        Assert.Equal(outcome, Probe("AesWith", keyBytes, dataBytes, mode));

    [Fact]
    public void Aes_gives_back_what_it_got() => Assert.Equal("0123456789abcdef0123456789abcdef", Probe("AesThereAndBack"));

    [Fact]
    public void Hmac_keeps_the_callers_key_array_and_clears_it() => Assert.Equal("32 0 ObjectDisposedException", Probe("HmacClearsItsKey"));

    [Fact]
    public void A_reboot_tells_its_listeners_first_and_drops_what_they_throw() => Assert.Equal("OperationCanceledException heard ", Probe("Reboots"));

    [Fact]
    public void The_clock_is_set_to_whole_seconds()
    {
        Probe("SetsTheClock");
        Assert.Equal(638_000_000_010_000_000, _chip.UtcSet);
    }

    [Fact]
    public void An_expiring_timer_is_refused_and_the_microsecond_clock_runs() => Assert.Equal("NotSupportedException 123", Probe("StartsAHighResTimer"));

    [Fact]
    public void Utf8_agrees_with_the_frameworks() => s_text.Sample(text =>
    {
        Assert.Equal(Encoding.UTF8.GetBytes(text), (byte[])Probing.Call(_chip, "SystemProbe", "Utf8", text));
        Assert.Equal(text, Probe("Utf8ThereAndBack", text));
    });

    [Fact]
    public void A_string_builder_agrees_with_the_frameworks() =>
        Gen.Select(Gen.String[Gen.Char["abc"], 0, 40], Gen.String[Gen.Char["abc"], 1, 3], Gen.String[Gen.Char["abcd"], 0, 4]).Sample((text, old, with) =>
        {
            var expected = new StringBuilder(text).Append(1).Append('x', 3).Replace(old, with);
            int at = expected.Length / 2;
            Assert.Equal(expected.Insert(at, "<>").Remove(0, at).ToString(), Probe("Builds", text, old, with, at));
        });

    [Fact]
    public void Assertions_pass_and_fail_as_they_say() =>
        Assert.Equal("ok AssertFailedException ok AssertFailedException ok AssertFailedException SkipTestException", Probe("Asserts"));

    private string Probe(string method, params object?[] arguments) => Probing.Run(_chip, "SystemProbe", method, arguments);
}
