// SPDX-License-Identifier: MIT
namespace HushTap.Core.Audio
{
    /// <summary>The codec's stream.</summary>
    public interface IAudioInput
    {
        /// <summary>Gets what is wrong with the codec, as far as it can tell itself.</summary>
        AudioFault Fault { get; }

        /// <summary>Starts the stream; the first frame is captured after this call began.</summary>
        void Start();

        /// <summary>Blocks until the next frames are there. How old they are nobody says: see <see cref="StreamClock"/>.</summary>
        /// <param name="buffer">Receives frames × 2 channels, 16-bit little endian.</param>
        /// <param name="offset">Index of the first byte.</param>
        /// <param name="count">Bytes: one block.</param>
        void Read(byte[] buffer, int offset, int count);
    }
}
