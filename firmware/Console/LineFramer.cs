// SPDX-License-Identifier: MIT
using HushTap.Core;

namespace HushTap.Console
{
    /// <summary>Cuts received bytes into lines of bounded length, and finds the next line again after garbage.</summary>
    public sealed class LineFramer
    {
        private const byte Backspace = 8;
        private const byte Delete = 127;
        private readonly byte[] line = new byte[Limits.ConsoleLineBytes];
        private LineState trouble;

        /// <summary>Gets the line; the first <see cref="Length"/> bytes.</summary>
        public byte[] Line => line;

        /// <summary>Gets the length of the line.</summary>
        public int Length { get; private set; }

        /// <summary>Takes a byte.</summary>
        /// <param name="value">The byte.</param>
        /// <returns>What that made of the line. After anything but None the line is there until <see cref="Clear"/>.</returns>
        public LineState Take(byte value)
        {
            if (value == '\n' || value == '\r')
            {
                return trouble != LineState.None ? trouble : Length > 0 ? LineState.Whole : LineState.None;
            }

            if (value == Backspace || value == Delete)
            {
                Length = Length > 0 ? Length - 1 : 0;
            }
            else if (value < ' ' || value > '~')
            {
                Spoil(LineState.Garbled);
            }
            else if (Length == line.Length)
            {
                Spoil(LineState.TooLong);
            }
            else
            {
                line[Length] = value;
                Length++;
            }

            return LineState.None;
        }

        /// <summary>Learns that bytes of the present line were thrown away.</summary>
        public void Lose()
        {
            trouble = LineState.Overrun;
        }

        /// <summary>Begins the next line.</summary>
        public void Clear()
        {
            Length = 0;
            trouble = LineState.None;
        }

        private void Spoil(LineState found)
        {
            if (trouble == LineState.None)
            {
                trouble = found;
            }
        }
    }
}
