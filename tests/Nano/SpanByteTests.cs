// SPDX-License-Identifier: MIT
extern alias nano;
using CsCheck;
using nano::System;

namespace HushTap.Nano.Tests;

/// <summary>The stretch of bytes that I2S and I2C take.</summary>
public sealed class SpanByteTests
{
    [Fact]
    public void Slices_of_slices_copy_the_bytes_of_the_array()
    {
        Gen<(byte[] Bytes, int Start, int Length)> stretches =
            from bytes in Gen.Byte.Array[0, 64]
            from start in Gen.Int[0, bytes.Length]
            from length in Gen.Int[0, bytes.Length - start]
            select (bytes, start, length);
        stretches.Sample(stretch =>
        {
            SpanByte span = new SpanByte(stretch.Bytes).Slice(stretch.Start).Slice(0, stretch.Length);
            byte[] copy = new byte[stretch.Length + 1];
            span.CopyTo(copy);
            Assert.Equal(stretch.Bytes.AsSpan(stretch.Start, stretch.Length), copy.AsSpan(0, stretch.Length));
            Assert.Equal(copy[..stretch.Length], span.ToArray());
            Assert.Equal((stretch.Length, stretch.Length == 0), (span.Length, span.IsEmpty));
        });
    }

    [Fact]
    public void It_writes_through_to_the_array()
    {
        byte[] bytes = new byte[8];
        SpanByte span = new(bytes, 2, 4);
        span[3] = 9;
        Assert.Equal(9, bytes[5]);
    }

    [Fact]
    public void What_lies_outside_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new SpanByte(new byte[4], 2, 3).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new SpanByte(null, 0, 1).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new SpanByte(new byte[4], 1, 2)[2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new SpanByte(new byte[4], 1, 2)[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new SpanByte(new byte[4], 1, 2).Slice(int.MaxValue, 2).Length);
        Assert.Throws<ArgumentException>(() => new SpanByte(new byte[4]).CopyTo(new byte[3]));
    }

    [Fact]
    public void The_empty_one_copies_to_anything()
    {
        SpanByte.Empty.CopyTo(default);
        Assert.Empty(new SpanByte(null).ToArray());
    }

    [Fact]
    public void It_is_a_ref_struct_so_that_nobody_keeps_it()
    {
        Assert.True(typeof(SpanByte).IsByRefLike);
    }
}
