// SPDX-License-Identifier: MIT
using System;
using HushTap.Core.Text;

namespace HushTap.Core.Storage
{
    /// <summary>The last lines of the journal, for the console; kept also while there is no card.</summary>
    public sealed class RecentLines
    {
        private readonly byte[][] lines = new byte[Limits.RecentLines][];
        private readonly int[] lengths = new int[Limits.RecentLines];

        /// <summary>Initializes a new instance of the <see cref="RecentLines"/> class. Allocates all it will ever need.</summary>
        public RecentLines()
        {
            for (int i = 0; i < lines.Length; i++)
            {
                lines[i] = new byte[Limits.RecentLineBytes];
            }
        }

        /// <summary>Gets how many lines there ever were.</summary>
        public long End { get; private set; }

        /// <summary>Keeps a line in place of the oldest.</summary>
        /// <param name="bytes">The line, without its end.</param>
        /// <param name="length">Its length; what is longer than RecentLineBytes is cut.</param>
        public void Add(byte[] bytes, int length)
        {
            int slot = (int)(End % Limits.RecentLines);
            lengths[slot] = length < Limits.RecentLineBytes ? length : Limits.RecentLineBytes;
            Array.Copy(bytes, 0, lines[slot], 0, lengths[slot]);
            End++;
        }

        /// <summary>Appends a line.</summary>
        /// <param name="number">From the first line ever.</param>
        /// <param name="text">Receives it; nothing when it is no longer there.</param>
        public void AppendTo(long number, AsciiBuffer text)
        {
            if (number < End && number >= End - Limits.RecentLines)
            {
                int slot = (int)(number % Limits.RecentLines);
                text.Append(lines[slot], 0, lengths[slot]);
            }
        }
    }
}
