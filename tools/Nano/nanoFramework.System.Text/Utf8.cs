// SPDX-License-Identifier: MIT
namespace System.Text
{
    /// <summary>UTF-8 between arrays.</summary>
    internal static class Utf8
    {
        private const int HighSurrogateFirst = 0xD800;
        private const int LowSurrogateFirst = 0xDC00;
        private const int SurrogateEnd = 0xE000;
        private const int SupplementaryFirst = 0x10000;
        private const int CodePointEnd = 0x110000;

        internal static int CountBytes(string s, int index, int count)
        {
            int bytes = 0;
            int end = index + count;
            while (index < end)
            {
                bytes += Length(ReadCodePoint(s, ref index, end));
            }

            return bytes;
        }

        internal static int Encode(string s, int index, int count, byte[] bytes, int byteIndex)
        {
            int begin = byteIndex;
            int end = index + count;
            while (index < end)
            {
                int codePoint = ReadCodePoint(s, ref index, end);
                int length = Length(codePoint);
                for (int i = length - 1; i > 0; i--)
                {
                    bytes[byteIndex + i] = (byte)(0x80 | (codePoint & 0x3F));
                    codePoint >>= 6;
                }

                bytes[byteIndex] = (byte)(LeadMark(length) | codePoint);
                byteIndex += length;
            }

            return byteIndex - begin;
        }

        /// <summary>Decodes whole characters as long as there are bytes and room.</summary>
        /// <returns>Number of UTF-16 units.</returns>
        /// <exception cref="ArgumentException">The bytes are not UTF-8.</exception>
        internal static int Decode(byte[] bytes, int index, int count, char[] chars, int charIndex, int charCount, out int bytesUsed)
        {
            int begin = index;
            int end = index + count;
            int units = 0;
            while (index < end)
            {
                int length = LengthFromLead(bytes[index]);
                if (index + length > end)
                {
                    break;
                }

                int codePoint = ReadCodePoint(bytes, index, length);
                int unitsNeeded = codePoint < SupplementaryFirst ? 1 : 2;
                if (units + unitsNeeded > charCount)
                {
                    break;
                }

                Put(codePoint, chars, charIndex + units);
                units += unitsNeeded;
                index += length;
            }

            bytesUsed = index - begin;
            return units;
        }

        private static int ReadCodePoint(string s, ref int index, int end)
        {
            int unit = s[index++];
            if (unit < HighSurrogateFirst || unit >= SurrogateEnd)
            {
                return unit;
            }

            if (unit >= LowSurrogateFirst || index == end || s[index] < LowSurrogateFirst || s[index] >= SurrogateEnd)
            {
                throw new ArgumentException("half of a surrogate pair");
            }

            return SupplementaryFirst + ((unit - HighSurrogateFirst) << 10) + (s[index++] - LowSurrogateFirst);
        }

        private static int ReadCodePoint(byte[] bytes, int index, int length)
        {
            int codePoint = length == 1 ? bytes[index] : bytes[index] & (0x7F >> length);
            for (int i = 1; i < length; i++)
            {
                int next = bytes[index + i];
                if ((next & 0xC0) != 0x80)
                {
                    throw new ArgumentException("not UTF-8");
                }

                codePoint = (codePoint << 6) | (next & 0x3F);
            }

            if (Length(codePoint) != length || codePoint >= CodePointEnd || (codePoint >= HighSurrogateFirst && codePoint < SurrogateEnd))
            {
                throw new ArgumentException("not UTF-8");
            }

            return codePoint;
        }

        private static void Put(int codePoint, char[] chars, int index)
        {
            if (codePoint < SupplementaryFirst)
            {
                chars[index] = (char)codePoint;
                return;
            }

            chars[index] = (char)(HighSurrogateFirst + ((codePoint - SupplementaryFirst) >> 10));
            chars[index + 1] = (char)(LowSurrogateFirst + (codePoint & 0x3FF));
        }

        private static int Length(int codePoint)
        {
            return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < SupplementaryFirst ? 3 : 4;
        }

        private static int LeadMark(int length)
        {
            return length == 1 ? 0 : (0xF00 >> length) & 0xFF;
        }

        private static int LengthFromLead(byte lead)
        {
            if (lead < 0x80)
            {
                return 1;
            }

            if (lead < 0xC0 || lead >= 0xF8)
            {
                throw new ArgumentException("not UTF-8");
            }

            return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        }
    }
}
