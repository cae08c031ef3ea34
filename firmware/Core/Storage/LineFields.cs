// SPDX-License-Identifier: MIT
using HushTap.Core.Text;

namespace HushTap.Core.Storage
{
    /// <summary>Words of one journal line in a buffer. Used at start only; allocates.</summary>
    public sealed class LineFields
    {
        private const int HeadWords = 3;
        private readonly byte[] bytes;
        private int from;
        private int to;

        /// <summary>Initializes a new instance of the <see cref="LineFields"/> class.</summary>
        /// <param name="bytes">The buffer.</param>
        public LineFields(byte[] bytes)
        {
            this.bytes = bytes;
        }

        /// <summary>Chooses a line.</summary>
        /// <param name="start">Index of its first byte.</param>
        /// <param name="end">Index behind its last one.</param>
        public void Set(int start, int end)
        {
            from = start;
            to = end;
        }

        /// <summary>Tells whether the line begins with a text.</summary>
        /// <param name="text">The text.</param>
        /// <returns>True when so.</returns>
        public bool StartsWith(string text) => IsAt(from, text);

        /// <summary>Tells whether the line is an event with number and seal.</summary>
        /// <param name="number">Its number.</param>
        /// <returns>False for heads, padding and damaged lines.</returns>
        public bool TryLine(out long number)
        {
            int at = from;
            number = 0;
            while (at < to && at - from < 15 && bytes[at] >= '0' && bytes[at] <= '9')
            {
                number = (number * 10) + bytes[at] - '0';
                at++;
            }

            return at > from && at < to && bytes[at] == ' ' && Find("*") >= 0;
        }

        /// <summary>Tells whether the line is of an event.</summary>
        /// <param name="name">The event's name.</param>
        /// <returns>True when so.</returns>
        public bool IsEvent(string name)
        {
            int at = from;
            for (int blanks = 0; blanks < HeadWords && at < to; at++)
            {
                if (bytes[at] == ' ')
                {
                    blanks++;
                }
            }

            return IsAt(at, name) && at + name.Length < to && bytes[at + name.Length] == ' ';
        }

        /// <summary>Gets a value as text.</summary>
        /// <param name="key">The key.</param>
        /// <returns>Null when it is not there.</returns>
        public string Text(string key)
        {
            int at = Find(key + "=");
            if (at < 0)
            {
                return null;
            }

            AsciiBuffer text = new AsciiBuffer(EndOfWord(at) - at);
            text.Append(bytes, at, EndOfWord(at) - at);
            return text.ToString();
        }

        /// <summary>Tells whether a value is a text.</summary>
        /// <param name="key">The key.</param>
        /// <param name="text">The text.</param>
        /// <returns>True when so.</returns>
        public bool Is(string key, string text)
        {
            int at = Find(key + "=");
            return at >= 0 && EndOfWord(at) - at == text.Length && IsAt(at, text);
        }

        /// <summary>Gets a value as a number.</summary>
        /// <param name="key">The key.</param>
        /// <returns>-1 when it is not there, or no number.</returns>
        public long Number(string key)
        {
            int at = Find(key + "=");
            int end = at < 0 ? at : EndOfWord(at);
            if (at >= end || end - at > 15)
            {
                return -1;
            }

            long value = 0;
            for (; at < end; at++)
            {
                if (bytes[at] < '0' || bytes[at] > '9')
                {
                    return -1;
                }

                value = (value * 10) + bytes[at] - '0';
            }

            return value;
        }

        /// <summary>Copies a digest.</summary>
        /// <param name="before">What stands before it in its word.</param>
        /// <param name="digest">Receives 16 bytes.</param>
        /// <returns>False when there is none; nothing is copied then.</returns>
        public bool CopyDigest(string before, byte[] digest)
        {
            int at = Find(before);
            if (at < 0 || at + (2 * digest.Length) > to)
            {
                return false;
            }

            for (int i = 0; i < 2 * digest.Length; i++)
            {
                if (ValueOf(bytes[at + i]) < 0)
                {
                    return false;
                }
            }

            for (int i = 0; i < digest.Length; i++)
            {
                digest[i] = (byte)((ValueOf(bytes[at + (2 * i)]) << 4) | ValueOf(bytes[at + (2 * i) + 1]));
            }

            return true;
        }

        private static int ValueOf(byte digit)
        {
            return digit >= '0' && digit <= '9' ? digit - '0' : digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
        }

        /// <summary>Finds the place behind a word's beginning.</summary>
        private int Find(string beginning)
        {
            for (int at = from + 1; at + beginning.Length <= to; at++)
            {
                if (bytes[at - 1] == ' ' && IsAt(at, beginning))
                {
                    return at + beginning.Length;
                }
            }

            return -1;
        }

        private int EndOfWord(int at)
        {
            while (at < to && bytes[at] != ' ')
            {
                at++;
            }

            return at;
        }

        private bool IsAt(int at, string text)
        {
            if (at + text.Length > to)
            {
                return false;
            }

            for (int i = 0; i < text.Length; i++)
            {
                if (bytes[at + i] != text[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
