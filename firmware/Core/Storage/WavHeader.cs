// SPDX-License-Identifier: MIT
using System;
using HushTap.Core.Text;

namespace HushTap.Core.Storage
{
    /// <summary>The header of a WAV file: RIFF, fmt, LIST/INFO with one ICMT text, JUNK, data.</summary>
    /// <remarks>Multimedia Programming Interface and Data Specifications 1.0 (IBM/Microsoft, 1991), chapter 3.</remarks>
    public sealed class WavHeader : SegmentHeader
    {
        private const int CommentAt = 56;
        private const int DataAt = Bytes - 8;

        /// <summary>Gets the largest comment.</summary>
        public static int CommentBytesMax => DataAt - 8 - CommentAt - 2;

        /// <inheritdoc/>
        public override long StatedBytes => Get32(DataAt + 4);

        /// <inheritdoc/>
        public override bool IsHeader()
        {
            return Is(0, "RIFF") && Is(8, "WAVE") && Is(DataAt, "data");
        }

        /// <inheritdoc/>
        public override void Begin(int sampleRate, AsciiBuffer comment)
        {
            Array.Clear(Sector, 0, Bytes);
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

        /// <inheritdoc/>
        public override void SetAudioBytes(long audioBytes)
        {
            Put32(4, (uint)(Bytes - 8 + audioBytes));
            Put32(DataAt + 4, (uint)audioBytes);
        }

        /// <summary>Replaces what the file says of itself.</summary>
        /// <param name="comment">At most <see cref="CommentBytesMax"/> bytes; the rest is cut off.</param>
        public void SetComment(AsciiBuffer comment)
        {
            Array.Clear(Sector, CommentAt, DataAt - CommentAt);
            int length = comment.Length < CommentBytesMax ? comment.Length : CommentBytesMax;
            int padded = (length + 2) & ~1;
            Tag(36, "LIST");
            Put32(40, (uint)(12 + padded));
            Tag(44, "INFO");
            Tag(48, "ICMT");
            Put32(52, (uint)padded);
            Array.Copy(comment.Bytes, 0, Sector, CommentAt, length);
            int junkAt = CommentAt + padded;
            Tag(junkAt, "JUNK");
            Put32(junkAt + 4, (uint)(DataAt - junkAt - 8));
        }
    }
}
