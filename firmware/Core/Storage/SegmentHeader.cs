// SPDX-License-Identifier: MIT
using System;
using HushTap.Core.Text;

namespace HushTap.Core.Storage
{
    /// <summary>The 512 bytes in front of a segment's audio. One sector, so that all behind it is sector aligned and one write patches it.</summary>
    public abstract class SegmentHeader
    {
        /// <summary>Size of the header.</summary>
        public const int Bytes = 512;

        private readonly byte[] sector = new byte[Bytes];

        /// <summary>Gets the header: 512 bytes.</summary>
        public byte[] Sector => sector;

        /// <summary>Gets how many bytes it states behind itself.</summary>
        public abstract long StatedBytes { get; }

        /// <summary>Tells whether the header is one.</summary>
        /// <returns>True when the tags are where they must be.</returns>
        public abstract bool IsHeader();

        /// <summary>Fills the header for an empty segment.</summary>
        /// <param name="sampleRate">Frames per second.</param>
        /// <param name="comment">What the file says of itself.</param>
        public abstract void Begin(int sampleRate, AsciiBuffer comment);

        /// <summary>States how much audio follows.</summary>
        /// <param name="audioBytes">Whole frames.</param>
        public abstract void SetAudioBytes(long audioBytes);

        /// <summary>Takes over a header read from a card.</summary>
        /// <param name="bytes">512 bytes.</param>
        public void Load(byte[] bytes)
        {
            Array.Copy(bytes, 0, sector, 0, Bytes);
        }

        /// <summary>Tells whether a text stands in the header.</summary>
        /// <param name="at">Where.</param>
        /// <param name="tag">The text.</param>
        /// <returns>True when it does.</returns>
        protected bool Is(int at, string tag)
        {
            for (int i = 0; i < tag.Length; i++)
            {
                if (sector[at + i] != tag[i])
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Writes a text.</summary>
        /// <param name="at">Where.</param>
        /// <param name="tag">The text.</param>
        protected void Tag(int at, string tag)
        {
            for (int i = 0; i < tag.Length; i++)
            {
                sector[at + i] = (byte)tag[i];
            }
        }

        /// <summary>Writes a number of 16 bits.</summary>
        /// <param name="at">Where.</param>
        /// <param name="value">The number.</param>
        protected void Put16(int at, int value)
        {
            sector[at] = (byte)value;
            sector[at + 1] = (byte)(value >> 8);
        }

        /// <summary>Writes a number of 32 bits.</summary>
        /// <param name="at">Where.</param>
        /// <param name="value">The number.</param>
        protected void Put32(int at, uint value)
        {
            sector[at] = (byte)value;
            sector[at + 1] = (byte)(value >> 8);
            sector[at + 2] = (byte)(value >> 16);
            sector[at + 3] = (byte)(value >> 24);
        }

        /// <summary>Reads a number of 32 bits.</summary>
        /// <param name="at">Where.</param>
        /// <returns>The number.</returns>
        protected uint Get32(int at)
        {
            return (uint)(sector[at] | (sector[at + 1] << 8) | (sector[at + 2] << 16) | (sector[at + 3] << 24));
        }
    }
}
