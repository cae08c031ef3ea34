// SPDX-License-Identifier: MIT
namespace HushTap.Core.Audio
{
    /// <summary>Looks at a few samples after a start and tells a dead capture from a quiet one. It keeps nothing of what it sees but a verdict.</summary>
    /// <remarks>Two converters that run differ in their noise, and neither is at one value for long. What is seen good once stays good.</remarks>
    public sealed class CaptureCheck
    {
        private const int SamplesPerLook = 32;
        private int firstSample;
        private bool hasFirst;
        private bool hasMoved;
        private bool hasDiffered;
        private int looks;

        /// <summary>Gets a value indicating whether there is nothing more to look for.</summary>
        public bool IsDone => (hasMoved && hasDiffered) || looks >= Limits.CaptureLooks;

        /// <summary>Gets the verdict; None until it is done.</summary>
        public AudioFault Fault
        {
            get
            {
                if (!IsDone || (hasMoved && hasDiffered))
                {
                    return AudioFault.None;
                }

                if (hasMoved)
                {
                    return AudioFault.CaptureMono;
                }

                return firstSample == 0 ? AudioFault.CaptureZero : AudioFault.CaptureStuck;
            }
        }

        /// <summary>Looks at one block.</summary>
        /// <param name="audio">Stereo, 16 bit little endian.</param>
        /// <param name="offset">Where the block begins.</param>
        /// <param name="count">Its bytes.</param>
        public void Look(byte[] audio, int offset, int count)
        {
            looks++;
            int step = count / SamplesPerLook / Limits.FrameBytes * Limits.FrameBytes;
            for (int at = offset; at < offset + count; at += step)
            {
                int left = audio[at] | (audio[at + 1] << 8);
                int right = audio[at + 2] | (audio[at + 3] << 8);
                if (!hasFirst)
                {
                    firstSample = left;
                    hasFirst = true;
                }

                hasMoved |= left != firstSample || right != firstSample;
                hasDiffered |= left != right;
            }
        }
    }
}
