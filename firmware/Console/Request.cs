// SPDX-License-Identifier: MIT
namespace HushTap.Console
{
    /// <summary>A request line, taken apart where it lies.</summary>
    public sealed class Request
    {
        /// <summary>More words than any command takes are counted but not kept.</summary>
        private const int WordsMax = 6;
        private const int NumberMax = 65535;
        private readonly int[] starts = new int[WordsMax];
        private readonly int[] ends = new int[WordsMax];
        private byte[] line;

        /// <summary>Gets the request's number; -1 when it has none.</summary>
        public int Number { get; private set; }

        /// <summary>Gets a value indicating whether the line carries a checksum.</summary>
        public bool HasChecksum { get; private set; }

        /// <summary>Gets a value indicating whether the checksum is right, or there is none.</summary>
        public bool IsSound { get; private set; }

        /// <summary>Gets the number of words, the command among them.</summary>
        public int Words { get; private set; }

        /// <summary>Takes a line apart.</summary>
        /// <param name="text">The line; must stay as it is while the request is obeyed.</param>
        /// <param name="length">Its length.</param>
        public void Parse(byte[] text, int length)
        {
            line = text;
            Number = -1;
            HasChecksum = false;
            IsSound = true;
            Words = 0;
            int end = CutChecksum(length);
            int at = CutNumber(end);
            while (at < end)
            {
                at = CutWord(at, end);
            }
        }

        /// <summary>Forgets the line.</summary>
        public void Clear()
        {
            Number = -1;
            HasChecksum = false;
            IsSound = true;
            Words = 0;
        }

        /// <summary>Compares a word.</summary>
        /// <param name="word">From 0, the command.</param>
        /// <param name="text">What it may be.</param>
        /// <returns>True when it is there and equal.</returns>
        public bool Is(int word, string text)
        {
            if (word >= Words || word >= WordsMax || ends[word] - starts[word] != text.Length)
            {
                return false;
            }

            for (int i = 0; i < text.Length; i++)
            {
                if (line[starts[word] + i] != text[i])
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Reads a word as a whole number without sign.</summary>
        /// <param name="word">From 0, the command.</param>
        /// <param name="value">The number.</param>
        /// <returns>False when it is not one, or has more than 9 digits.</returns>
        public bool TryNumber(int word, out int value)
        {
            value = 0;
            return word < Words && word < WordsMax && TryNumber(starts[word], ends[word], out value);
        }

        /// <summary>Reads a word as hexadecimal digits of either case.</summary>
        /// <param name="word">From 0, the command.</param>
        /// <param name="bytes">Receives exactly as many bytes as it is long.</param>
        /// <returns>False when the word is anything else; the bytes are spoilt then.</returns>
        public bool TryHex(int word, byte[] bytes)
        {
            if (word >= Words || word >= WordsMax || ends[word] - starts[word] != 2 * bytes.Length)
            {
                return false;
            }

            for (int i = 0; i < bytes.Length; i++)
            {
                int high = Digit(line[starts[word] + (2 * i)]);
                int low = Digit(line[starts[word] + (2 * i) + 1]);
                if (high < 0 || low < 0)
                {
                    return false;
                }

                bytes[i] = (byte)((high << 4) | low);
            }

            return true;
        }

        /// <summary>Gets a word's length.</summary>
        /// <param name="word">From 0, the command; must be there.</param>
        /// <returns>Characters.</returns>
        public int LengthOf(int word) => ends[word] - starts[word];

        /// <summary>Gets a word's character.</summary>
        /// <param name="word">From 0, the command; must be there.</param>
        /// <param name="index">Within the word.</param>
        /// <returns>The character.</returns>
        public char CharacterOf(int word, int index) => (char)line[starts[word] + index];

        private int CutChecksum(int length)
        {
            if (length < 5 || line[length - 5] != '*')
            {
                return length;
            }

            HasChecksum = true;
            int crc = 0;
            for (int i = length - 4; i < length; i++)
            {
                int digit = Digit(line[i]);
                IsSound &= digit >= 0;
                crc = (crc << 4) | (digit & 15);
            }

            IsSound &= crc == Crc16.Of(line, 0, length - 5);
            return length - 5;
        }

        private int CutNumber(int end)
        {
            if (end == 0 || line[0] != '@')
            {
                return 0;
            }

            int at = 1;
            while (at < end && line[at] != ' ')
            {
                at++;
            }

            bool isNumber = TryNumber(1, at, out int value) && value <= NumberMax && (line[1] != '0' || at == 2);
            Number = isNumber ? value : -1;
            return isNumber ? at : 0;
        }

        private int CutWord(int at, int end)
        {
            while (at < end && line[at] == ' ')
            {
                at++;
            }

            int start = at;
            while (at < end && line[at] != ' ')
            {
                at++;
            }

            if (at > start)
            {
                if (Words < WordsMax)
                {
                    starts[Words] = start;
                    ends[Words] = at;
                }

                Words++;
            }

            return at;
        }

        private bool TryNumber(int at, int end, out int value)
        {
            value = 0;
            if (at >= end || end - at > 9)
            {
                return false;
            }

            for (; at < end; at++)
            {
                if (line[at] < '0' || line[at] > '9')
                {
                    return false;
                }

                value = (value * 10) + line[at] - '0';
            }

            return true;
        }

        private static int Digit(byte character)
        {
            if (character >= '0' && character <= '9')
            {
                return character - '0';
            }

            int letter = character | 32;
            return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
        }
    }
}
