// SPDX-License-Identifier: MIT
namespace HushTap.Core.Audio
{
    /// <summary>The codec's stream.</summary>
    public interface IAudioInput
    {
        /// <summary>Gets what is wrong with the codec, as far as it can tell itself.</summary>
        AudioFault Fault { get; }

        /// <summary>Gets a time shortly before the stream was started, in microseconds: the first frame is captured after it, StreamStartUsMax at the most unless each of three starts took longer.</summary>
        long StartedUs { get; }

        /// <summary>Starts the stream.</summary>
        void Start();

        /// <summary>Blocks until the next frames are there. How old they are nobody says: see <see cref="StreamClock"/>.</summary>
        /// <param name="buffer">Receives frames × 2 channels, 16-bit little endian.</param>
        /// <param name="offset">Index of the first byte.</param>
        /// <param name="count">Bytes: one block.</param>
        void Read(byte[] buffer, int offset, int count);
    }
}
