// SPDX-License-Identifier: MIT
using System;
using HushTap.Core.Text;

namespace HushTap.Core.Storage
{
    /// <summary>The header of an encrypted segment. See FORMAT.md §5.</summary>
    public sealed class HteHeader : SegmentHeader
    {
        /// <summary>Bytes of the nonce.</summary>
        public const int NonceBytes = 16;

        /// <summary>Audio of one record; the last may have less.</summary>
        public const int RecordAudioBytes = AudioDigest.PieceBytes;

        /// <summary>What stands in front of each record's audio.</summary>
        public const int RecordHeadBytes = 512;

        private const int NonceAt = 16;
        private const int DayAt = 32;
        private const int DayBytes = 8;
        private const int CommentLengthAt = 40;
        private const int CommentAt = 44;
        private const int StatedAt = Bytes - 8;
        private readonly byte[] nonce = new byte[NonceBytes];
        private string day;

        /// <inheritdoc/>
        public override long StatedBytes => Get32(StatedAt) | ((long)Get32(StatedAt + 4) << 32);

        /// <summary>Gets the length of what stands behind the header.</summary>
        /// <param name="audioBytes">Audio in it.</param>
        /// <returns>Bytes: the audio and one head for each begun record.</returns>
        public static long BodyBytes(long audioBytes)
        {
            return audioBytes + ((audioBytes + RecordAudioBytes - 1) / RecordAudioBytes * RecordHeadBytes);
        }

        /// <summary>Gets the audio in a file that may have been cut off.</summary>
        /// <param name="bodyBytes">What stands behind its header.</param>
        /// <returns>Bytes; a head without audio has none.</returns>
        public static long AudioBytes(long bodyBytes)
        {
            long rest = bodyBytes % (RecordHeadBytes + RecordAudioBytes);
            long whole = bodyBytes / (RecordHeadBytes + RecordAudioBytes) * RecordAudioBytes;
            return rest > RecordHeadBytes ? whole + rest - RecordHeadBytes : whole;
        }

        /// <inheritdoc/>
        public override bool IsHeader() => Is(0, "HUSHTAPE");

        /// <summary>Chooses what the next <see cref="Begin"/> states of the keys.</summary>
        /// <param name="dayName">Day of the key, yyyymmdd or UNSET; null when nobody knows.</param>
        /// <param name="segmentNonce">16 bytes.</param>
        public void SetKeys(string dayName, byte[] segmentNonce)
        {
            day = dayName;
            Array.Copy(segmentNonce, 0, nonce, 0, NonceBytes);
        }

        /// <inheritdoc/>
        public override void Begin(int sampleRate, AsciiBuffer comment)
        {
            Array.Clear(Sector, 0, Bytes);
            Tag(0, "HUSHTAPE");
            Put16(8, 1);
            Put16(10, 2);
            Put32(12, (uint)sampleRate);
            Array.Copy(nonce, 0, Sector, NonceAt, NonceBytes);
            Tag(DayAt, day == null || day.Length > DayBytes ? string.Empty : day);
            SetComment(comment);
        }

        /// <inheritdoc/>
        public override void SetAudioBytes(long audioBytes)
        {
            long body = BodyBytes(audioBytes);
            Put32(StatedAt, (uint)body);
            Put32(StatedAt + 4, (uint)(body >> 32));
        }

        /// <summary>Replaces what the file says of itself.</summary>
        /// <param name="comment">The text; what finds no room is cut off.</param>
        public void SetComment(AsciiBuffer comment)
        {
            Array.Clear(Sector, CommentAt, StatedAt - CommentAt);
            int length = comment.Length < StatedAt - CommentAt ? comment.Length : StatedAt - CommentAt;
            Put32(CommentLengthAt, (uint)length);
            Array.Copy(comment.Bytes, 0, Sector, CommentAt, length);
        }
    }
}
