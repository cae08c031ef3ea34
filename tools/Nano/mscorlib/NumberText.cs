// SPDX-License-Identifier: MIT
using System;

namespace HushTap.Nano;

/// <summary>How the chip's native code reads whole numbers: C's strtoll and strtoull, then range checks.</summary>
internal static class NumberText
{
    /// <summary>Reads a signed number; bases 2, 8 and 16 give the two's complement of the target's width.</summary>
    internal static long Signed(string text, int fromBase, long min, long max)
    {
        ulong magnitude = Magnitude(text, fromBase, out bool isNegative);
        if (isNegative)
        {
            return magnitude <= (ulong)max + 1 ? unchecked(-(long)magnitude) : throw OutOfRange();
        }

        ulong span = unchecked(((ulong)max + 1) * 2);
        bool wraps = fromBase != 10 && magnitude > (ulong)max && (span == 0 || magnitude < span);
        if (wraps)
        {
            return unchecked((long)(magnitude - span));
        }

        return magnitude <= (ulong)max ? (long)magnitude : throw OutOfRange();
    }

    /// <summary>Reads an unsigned number; minus is allowed before zero only.</summary>
    internal static ulong Unsigned(string text, int fromBase, ulong max)
    {
        ulong magnitude = Magnitude(text, fromBase, out bool isNegative);
        return magnitude > max || (isNegative && magnitude != 0) ? throw OutOfRange() : magnitude;
    }

    private static ulong Magnitude(string text, int fromBase, out bool isNegative)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (fromBase is not (2 or 8 or 10 or 16))
        {
            throw new ArgumentException("the base is 2, 8, 10 or 16");
        }

        ReadOnlySpan<char> digits = text.AsSpan().Trim(' ');
        isNegative = digits.StartsWith("-");
        digits = isNegative || digits.StartsWith("+") ? digits[1..] : digits;
        digits = fromBase == 16 && digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? digits[2..] : digits;
        if (digits.IsEmpty)
        {
            throw new FormatException();
        }

        ulong value = 0;
        foreach (char c in digits)
        {
            UInt128 next = ((UInt128)value * (uint)fromBase) + (uint)Digit(c, fromBase);
            value = next <= ulong.MaxValue ? (ulong)next : throw OutOfRange();
        }

        return value;
    }

    private static int Digit(char c, int fromBase)
    {
        int digit = char.IsAsciiHexDigit(c) ? (char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10) : fromBase;
        return digit < fromBase ? digit : throw new FormatException();
    }

    private static ArgumentOutOfRangeException OutOfRange() => new ArgumentOutOfRangeException();
}
