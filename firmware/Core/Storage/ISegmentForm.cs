// SPDX-License-Identifier: MIT
using HushTap.Core.Text;

namespace HushTap.Core.Storage
{
    /// <summary>How a segment lies in its file: a header of 512 bytes, and what stands behind it. One segment at a time.</summary>
    public interface ISegmentForm
    {
        /// <summary>Gets the file name's end, with its point.</summary>
        string Extension { get; }

        /// <summary>Gets the header: 512 bytes.</summary>
        byte[] Header { get; }

        /// <summary>Gets how many bytes of audio the present piece still takes.</summary>
        int Free { get; }

        /// <summary>Gets the bytes of audio that were appended and are not written yet.</summary>
        int Waiting { get; }

        /// <summary>Gets a value indicating whether all audio that was appended is written, in whole pieces.</summary>
        bool IsWhole { get; }

        /// <summary>Makes ready for a segment that may begin now.</summary>
        /// <param name="utcTicks">The wall clock, 100 ns since year 1.</param>
        /// <returns>False when there is no key for this day.</returns>
        bool Prepare(long utcTicks);

        /// <summary>Adds to the line that begins the segment what its header cannot be rebuilt without.</summary>
        /// <param name="journal">Its line is open.</param>
        void Describe(Journal journal);

        /// <summary>Begins the segment: fills the header.</summary>
        /// <param name="place">Folder and name with a slash, as below HUSHTAP.</param>
        /// <param name="sampleRate">Frames per second.</param>
        /// <param name="comment">What the file says of itself.</param>
        void Begin(string place, int sampleRate, AsciiBuffer comment);

        /// <summary>Replaces what the file says of itself.</summary>
        /// <param name="comment">The text.</param>
        void SetComment(AsciiBuffer comment);

        /// <summary>States in the header how much audio follows.</summary>
        /// <param name="audioBytes">Whole frames.</param>
        void SetAudioBytes(long audioBytes);

        /// <summary>Gets what appending audio makes the file longer by, sooner or later.</summary>
        /// <param name="count">Bytes of audio, at most <see cref="Free"/>.</param>
        /// <returns>Bytes.</returns>
        int Growth(int count);

        /// <summary>Gets the length behind the header.</summary>
        /// <param name="audioBytes">Audio that is written.</param>
        /// <returns>Bytes.</returns>
        long BodyBytes(long audioBytes);

        /// <summary>Appends audio to the open file; it may wait for a whole piece.</summary>
        /// <param name="card">Its open file is the segment.</param>
        /// <param name="buffer">Source.</param>
        /// <param name="offset">Index of the first byte.</param>
        /// <param name="count">Bytes, whole sectors, at most <see cref="Free"/>.</param>
        /// <returns>How the card took it.</returns>
        CardResult Append(ICard card, byte[] buffer, int offset, int count);

        /// <summary>Writes what waits: the last piece.</summary>
        /// <param name="card">Its open file is the segment.</param>
        /// <returns>How the card took it.</returns>
        CardResult Flush(ICard card);

        /// <summary>Computes the digest of all behind the header.</summary>
        /// <param name="result">Receives 16 bytes.</param>
        void Finish(byte[] result);

        /// <summary>Computes the digest of the header.</summary>
        /// <param name="result">Receives 16 bytes.</param>
        void OfHeader(byte[] result);

        /// <summary>Forgets audio and keys: the segment has ended, or the card failed under it.</summary>
        void Forget();
    }
}
