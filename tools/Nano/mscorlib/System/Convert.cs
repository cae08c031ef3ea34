// SPDX-License-Identifier: MIT
extern alias fx;

using System.Globalization;
using HushTap.Nano;
using Framework = fx::System.Convert;

namespace System;

/// <summary>nanoFramework's Convert: numbers as its native code reads them, dates as <see cref="DateTime"/>.</summary>
public static class Convert
{
    public static bool ToBoolean(byte value) => value != 0;

    public static char ToChar(ushort value) => (char)value;

    public static byte ToByte(bool value) => value ? (byte)1 : (byte)0;

    public static sbyte ToSByte(string value, int fromBase = 10) => (sbyte)NumberText.Signed(value, fromBase, sbyte.MinValue, sbyte.MaxValue);

    public static byte ToByte(string value, int fromBase = 10) => (byte)NumberText.Unsigned(value, fromBase, byte.MaxValue);

    public static short ToInt16(string value, int fromBase = 10) => (short)NumberText.Signed(value, fromBase, short.MinValue, short.MaxValue);

    public static ushort ToUInt16(string value, int fromBase = 10) => (ushort)NumberText.Unsigned(value, fromBase, ushort.MaxValue);

    public static int ToInt32(string value, int fromBase = 10) => (int)NumberText.Signed(value, fromBase, int.MinValue, int.MaxValue);

    public static uint ToUInt32(string value, int fromBase = 10) => (uint)NumberText.Unsigned(value, fromBase, uint.MaxValue);

    public static long ToInt64(string value, int fromBase = 10) => NumberText.Signed(value, fromBase, long.MinValue, long.MaxValue);

    public static ulong ToUInt64(string value, int fromBase = 10) => NumberText.Unsigned(value, fromBase, ulong.MaxValue);

    public static double ToDouble(string value) => double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);

    public static float ToSingle(string value) => (float)ToDouble(value);

    public static DateTime ToDateTime(string value) =>
        DateTimeText.TryParse(value, out DateTime result) ? result : throw new FormatException();

    public static string ToBase64String(byte[] inArray) => Framework.ToBase64String(inArray);

    public static string ToBase64String(byte[] inArray, Base64FormattingOptions options) => Framework.ToBase64String(inArray, options);

    public static string ToBase64String(byte[] inArray, int offset, int length) => Framework.ToBase64String(inArray, offset, length);

    public static string ToBase64String(byte[] inArray, int offset, int length, Base64FormattingOptions options) =>
        Framework.ToBase64String(inArray, offset, length, options);

    public static byte[] FromBase64String(string inString) => Framework.FromBase64String(inString);

    public static byte[] FromBase64CharArray(char[] inArray, int offset, int length) => Framework.FromBase64CharArray(inArray, offset, length);
}
