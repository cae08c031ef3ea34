// SPDX-License-Identifier: MIT
using System;
using HushTap.Core.Text;

namespace HushTap.Core.Storage
{
    /// <summary>The 512 bytes in front of a segment's audio: RIFF, fmt, LIST/INFO with one ICMT text, JUNK, data.</summary>
    /// <remarks>
    /// Multimedia Programming Interface and Data Specifications 1.0 (IBM/Microsoft, 1991), chapter 3. One sector, so that all audio behind it
    /// is sector aligned; one write patches it.
    /// </remarks>
    public sealed class WavHeader
    {
        /// <summary>Size of the header.</summary>
        public const int Bytes = 512;

        private const int CommentAt = 56;
        private const int DataAt = Bytes - 8;
        private readonly byte[] sector = new byte[Bytes];

        /// <summary>Gets the header: 512 bytes.</summary>
        public byte[] Sector => sector;

        /// <summary>Gets the largest comment.</summary>
        public static int CommentBytesMax => DataAt - 8 - CommentAt - 2;

        /// <summary>Fills the header for an empty segment.</summary>
        /// <param name="sampleRate">Frames per second.</param>
        /// <param name="comment">What the file says of itself; at most <see cref="CommentBytesMax"/> bytes.</param>
        public void Begin(int sampleRate, AsciiBuffer comment)
        {
            Array.Clear(sector, 0, Bytes);
            Tag(0, "RIFF");
            Tag(8, "WAVE");
            Tag(12, "fmt ");
            Put32(16, 16);
            Put16(20, 1);
            Put16(22, 2);
            Put32(24, (uint)sampleRate);
            Put32(28, (uint)(sampleRate * Limits.FrameBytes));
            Put16(32, Limits.FrameBytes);
            Put16(34, 16);
            SetComment(comment);
            Tag(DataAt, "data");
            SetAudioBytes(0);
        }

        /// <summary>States how much audio follows.</summary>
        /// <param name="audioBytes">Whole frames.</param>
        public void SetAudioBytes(long audioBytes)
        {
            Put32(4, (uint)(Bytes - 8 + audioBytes));
            Put32(DataAt + 4, (uint)audioBytes);
        }

        /// <summary>Tells whether a sector read from a card is such a header.</summary>
        /// <param name="bytes">512 bytes.</param>
        /// <returns>True when the tags are where they must be.</returns>
        public static bool IsHeader(byte[] bytes)
        {
            return Is(bytes, 0, "RIFF") && Is(bytes, 8, "WAVE") && Is(bytes, DataAt, "data");
        }

        /// <summary>Gets how much audio a header states.</summary>
        /// <param name="bytes">512 bytes.</param>
        /// <returns>Bytes.</returns>
        public static uint AudioBytesOf(byte[] bytes)
        {
            return (uint)(bytes[DataAt + 4] | (bytes[DataAt + 5] << 8) | (bytes[DataAt + 6] << 16) | (bytes[DataAt + 7] << 24));
        }

        /// <summary>Takes over a header read from a card.</summary>
        /// <param name="bytes">512 bytes.</param>
        public void Load(byte[] bytes)
        {
            Array.Copy(bytes, 0, sector, 0, Bytes);
        }

        private static bool Is(byte[] bytes, int at, string tag)
        {
            for (int i = 0; i < tag.Length; i++)
            {
                if (bytes[at + i] != tag[i])
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Replaces what the file says of itself.</summary>
        /// <param name="comment">At most <see cref="CommentBytesMax"/> bytes; the rest is cut off.</param>
        public void SetComment(AsciiBuffer comment)
        {
            Array.Clear(sector, CommentAt, DataAt - CommentAt);
            int length = comment.Length < CommentBytesMax ? comment.Length : CommentBytesMax;
            int padded = (length + 2) & ~1;
            Tag(36, "LIST");
            Put32(40, (uint)(12 + padded));
            Tag(44, "INFO");
            Tag(48, "ICMT");
            Put32(52, (uint)padded);
            Array.Copy(comment.Bytes, 0, sector, CommentAt, length);
            int junkAt = CommentAt + padded;
            Tag(junkAt, "JUNK");
            Put32(junkAt + 4, (uint)(DataAt - junkAt - 8));
        }

        private void Tag(int at, string tag)
        {
            for (int i = 0; i < tag.Length; i++)
            {
                sector[at + i] = (byte)tag[i];
            }
        }

        private void Put16(int at, int value)
        {
            sector[at] = (byte)value;
            sector[at + 1] = (byte)(value >> 8);
        }

        private void Put32(int at, uint value)
        {
            sector[at] = (byte)value;
            sector[at + 1] = (byte)(value >> 8);
            sector[at + 2] = (byte)(value >> 16);
            sector[at + 3] = (byte)(value >> 24);
        }
    }
}
