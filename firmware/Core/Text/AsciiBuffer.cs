// SPDX-License-Identifier: MIT
using System;

namespace HushTap.Core.Text
{
    /// <summary>Builds ASCII text in a byte array of fixed size. What does not fit is cut off and noticed.</summary>
    public sealed class AsciiBuffer
    {
        private readonly byte[] bytes;
        private readonly byte[] digits = new byte[20];
        private readonly byte[] hex = BytesOf("0123456789ABCDEF");

        /// <summary>Initializes a new instance of the <see cref="AsciiBuffer"/> class.</summary>
        /// <param name="capacity">Bytes.</param>
        public AsciiBuffer(int capacity)
        {
            bytes = new byte[capacity];
        }

        /// <summary>Gets the array; the first <see cref="Length"/> bytes are text.</summary>
        public byte[] Bytes => bytes;

        /// <summary>Gets the number of bytes of text.</summary>
        public int Length { get; private set; }

        /// <summary>Gets a value indicating whether something was cut off since <see cref="Clear"/>.</summary>
        public bool IsCut { get; private set; }

        /// <summary>Makes bytes of text. Allocates.</summary>
        /// <param name="text">ASCII.</param>
        /// <returns>One byte per character.</returns>
        public static byte[] BytesOf(string text)
        {
            byte[] result = new byte[text.Length];
            for (int i = 0; i < result.Length; i++)
            {
                result[i] = (byte)text[i];
            }

            return result;
        }

        /// <summary>Forgets the end of the text.</summary>
        /// <param name="length">Bytes to keep; no more than there are.</param>
        public void Truncate(int length)
        {
            Length = length;
        }

        /// <summary>Empties the buffer.</summary>
        public void Clear()
        {
            Length = 0;
            IsCut = false;
        }

        /// <summary>Appends one character.</summary>
        /// <param name="character">ASCII; anything else becomes '?'.</param>
        public void Append(char character)
        {
            if (Length == bytes.Length)
            {
                IsCut = true;
                return;
            }

            bytes[Length] = character < 128 ? (byte)character : (byte)'?';
            Length++;
        }

        /// <summary>Appends text.</summary>
        /// <param name="text">ASCII; null appends nothing.</param>
        public void Append(string text)
        {
            if (text == null)
            {
                return;
            }

            for (int i = 0; i < text.Length; i++)
            {
                Append(text[i]);
            }
        }

        /// <summary>Appends bytes.</summary>
        /// <param name="source">The bytes.</param>
        /// <param name="offset">Index of the first.</param>
        /// <param name="count">How many.</param>
        public void Append(byte[] source, int offset, int count)
        {
            if (count > bytes.Length - Length)
            {
                count = bytes.Length - Length;
                IsCut = true;
            }

            Array.Copy(source, offset, bytes, Length, count);
            Length += count;
        }

        /// <summary>Appends a decimal number.</summary>
        /// <param name="value">The number.</param>
        public void Append(long value)
        {
            Append(value, 1);
        }

        /// <summary>Appends a decimal number with leading zeros.</summary>
        /// <param name="value">The number.</param>
        /// <param name="digitsMin">1..20.</param>
        public void Append(long value, int digitsMin)
        {
            if (value < 0)
            {
                Append('-');
                value = -value;
            }

            int count = 0;
            while (value > 0 || count < digitsMin)
            {
                digits[count] = (byte)('0' + (int)(value % 10));
                value /= 10;
                count++;
            }

            while (count > 0)
            {
                count--;
                Append((char)digits[count]);
            }
        }

        /// <summary>Appends eight upper-case hexadecimal digits.</summary>
        /// <param name="value">The number.</param>
        public void AppendHex(uint value)
        {
            for (int shift = 28; shift >= 0; shift -= 4)
            {
                Append("0123456789ABCDEF"[(int)((value >> shift) & 15)]);
            }
        }

        /// <summary>Appends four upper-case hexadecimal digits.</summary>
        /// <param name="value">The number; its lowest 16 bits count.</param>
        public void AppendHex4(int value)
        {
            for (int shift = 12; shift >= 0; shift -= 4)
            {
                Append("0123456789ABCDEF"[(value >> shift) & 15]);
            }
        }

        /// <summary>Takes text away from the beginning.</summary>
        /// <param name="count">Bytes; no more than there are.</param>
        public void RemoveFirst(int count)
        {
            Length -= count;
            Array.Copy(bytes, count, bytes, 0, Length);
        }

        /// <summary>Appends bytes as upper-case hexadecimal digits, all or none.</summary>
        /// <param name="source">The bytes.</param>
        /// <param name="offset">Index of the first.</param>
        /// <param name="count">How many.</param>
        public void AppendHex(byte[] source, int offset, int count)
        {
            int at = Length;
            if (at + (2 * count) > bytes.Length)
            {
                IsCut = true;
                return;
            }

            for (int end = offset + count; offset < end; offset++)
            {
                bytes[at] = hex[source[offset] >> 4];
                bytes[at + 1] = hex[source[offset] & 15];
                at += 2;
            }

            Length = at;
        }

        /// <summary>Gets the text as a string. Allocates.</summary>
        /// <returns>The text.</returns>
        public override string ToString()
        {
            char[] characters = new char[Length];
            for (int i = 0; i < Length; i++)
            {
                characters[i] = (char)bytes[i];
            }

            return new string(characters);
        }
    }
}
