// SPDX-License-Identifier: MIT
using System;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Runtime.Native;
using nanoFramework.TestFramework;

namespace HushTap.Devices.Probe
{
    public static class SystemProbe
    {
        public static string Crc()
        {
            Crc32 crc = new Crc32();
            crc.Append(Encoding.UTF8.GetBytes("1234"));
            crc.Append(Encoding.UTF8.GetBytes("56789"));
            return crc.GetCurrentHashAsUInt32().ToString();
        }

        public static string CrcOf(int count)
        {
            return Outcome.TextOf(() => Crc32.HashToUInt32(new byte[count]));
        }

        public static string AesWith(int keyBytes, int dataBytes, int mode)
        {
            return Outcome.Of(() => new Aes((CipherMode)mode) { Key = new byte[keyBytes] }.Encrypt(new byte[dataBytes]));
        }

        public static string AesThereAndBack()
        {
            Aes aes = new Aes(CipherMode.CBC) { Key = new byte[16], IV = new byte[16] };
            byte[] data = Encoding.UTF8.GetBytes("0123456789abcdef0123456789abcdef");
            return Encoding.UTF8.GetString(aes.Decrypt(aes.Encrypt(data)), 0, data.Length);
        }

        public static string HmacClearsItsKey()
        {
            byte[] key = new byte[] { 1, 2, 3 };
            HMACSHA256 hmac = new HMACSHA256(key);
            string length = hmac.ComputeHash(new byte[] { 9 }).Length.ToString();
            hmac.Dispose();
            return length + " " + key[0].ToString() + " " + Outcome.Of(() => hmac.ComputeHash(new byte[] { 9 }));
        }

        public static string Reboots()
        {
            string before = string.Empty;
            Power.OnRebootEvent += () =>
            {
                before = "heard ";
                throw new Exception("dropped");
            };
            return Outcome.Of(() => Power.RebootDevice()) + " " + before;
        }

        public static string SetsTheClock()
        {
            Rtc.SetSystemTime(new DateTime(638_000_000_012_345_678));
            return "set";
        }

        public static string StartsAHighResTimer()
        {
            return Outcome.Of(() => new HighResTimer()) + " " + HighResTimer.GetCurrent().ToString();
        }

        public static string Utf8ThereAndBack(string text)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            return Encoding.UTF8.GetString(bytes, 0, bytes.Length);
        }

        public static byte[] Utf8(string text)
        {
            return Encoding.UTF8.GetBytes(text);
        }

        public static string Builds(string text, string old, string with, int insertAt)
        {
            StringBuilder builder = new StringBuilder();
            builder.Append(text).Append(1).Append('x', 3);
            builder.Replace(old, with);
            builder.Insert(insertAt, new char[] { '<', '>' }, 0, 2);
            builder.Remove(0, insertAt);
            return builder.ToString();
        }

        public static string Asserts()
        {
            return Outcome.Of(() => Assert.AreEqual(1, 1)) + " " + Outcome.Of(() => Assert.AreEqual("a", "b")) + " "
                + Outcome.Of(() => Assert.ThrowsException(typeof(ArgumentException), () => throw new ArgumentException())) + " "
                + Outcome.Of(() => Assert.ThrowsException(typeof(Exception), () => throw new ArgumentException())) + " "
                + Outcome.Of(() => CollectionAssert.AreEqual(new int[] { 1, 2 }, new int[] { 1, 2 })) + " "
                + Outcome.Of(() => CollectionAssert.AreEqual(new int[] { 1, 2 }, new int[] { 1, 3 })) + " " + Outcome.Of(() => Assert.SkipTest());
        }
    }
}
