// SPDX-License-Identifier: MIT
extern alias nano;
using CsCheck;
using Convert = nano::System.Convert;

namespace HushTap.Nano.Tests;

/// <summary>Numbers as the chip's native code reads them.</summary>
public sealed class ConvertTests
{
    [Fact]
    public void Whole_numbers_go_there_and_back_in_every_base()
    {
        Gen.Long.Sample(value =>
        {
            Assert.Equal(value, Convert.ToInt64(value.ToString()));
            Assert.Equal((ulong)value, Convert.ToUInt64(((ulong)value).ToString()));
            Assert.Equal((int)value, Convert.ToInt32(((int)value).ToString("X"), 16));
            Assert.Equal((short)value, Convert.ToInt16(System.Convert.ToString((short)value, 2), 2));
            Assert.Equal((byte)value, Convert.ToByte(System.Convert.ToString((byte)value, 8), 8));
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("-")]
    [InlineData("12a")]
    [InlineData("1 2")]
    [InlineData("1.0")]
    public void What_is_no_number_is_a_format_error(string text)
    {
        Assert.Throws<FormatException>(() => Convert.ToInt32(text));
    }

    [Theory]
    [InlineData("128")]
    [InlineData("-129")]
    [InlineData("99999999999999999999999")]
    public void What_is_too_large_is_out_of_range_for_the_chip_has_no_overflow_exception(string text)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Convert.ToSByte(text));
    }

    [Fact]
    public void Spaces_signs_and_the_hexadecimal_prefix_are_taken()
    {
        Assert.Equal(42, Convert.ToInt32(" +42 "));
        Assert.Equal(sbyte.MinValue, Convert.ToSByte("-128"));
        Assert.Equal(255, Convert.ToByte("0xff", 16));
        Assert.Equal(0u, Convert.ToUInt32("-0"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Convert.ToUInt32("-1"));
    }

    [Fact]
    public void Base64_goes_there_and_back()
    {
        Gen.Byte.Array.Sample(bytes => Convert.FromBase64String(Convert.ToBase64String(bytes)).SequenceEqual(bytes));
    }
}
