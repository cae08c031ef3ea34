// SPDX-License-Identifier: MIT
namespace HushTap.Core.Audio
{
    /// <summary>Says when a block of the stream was captured, as two bounds that hold whatever stalled in between.</summary>
    /// <remarks>
    /// Stream and clock run from one crystal, so block k was captured at t0 + k × block, with t0 constant while nothing is dropped.
    /// A Read that began at r0, ended at r1 and delivered block k proves two things. Its last frame was there at r1:
    /// t0 ≤ r1 − (k + 1) × block. Its first frame was at most the whole DMA ring old at r0: t0 ≥ r0 − k × block − ring.
    /// Dropped frames only make t0 larger, so the lower bound survives an overrun; the upper one begins anew.
    /// The stream starts empty, so t0 is known to be no earlier than the call that started it. After an overrun the ring is full, so
    /// the lower bound is tight again. Nothing is concluded from how long a Read took: a freeze looks the same as waiting.
    /// </remarks>
    public sealed class StreamClock
    {
        /// <summary>The upper bound before the first Read; no sum with it may be multiplied.</summary>
        public const long UnknownUs = long.MaxValue / 2;

        private readonly long heldUsMax;
        private readonly long safeUsUndisturbed;
        private readonly int disturbedBlocks;
        private long safeUs;
        private long lowerUs;
        private long upperUs;
        private int suspects;

        /// <summary>Initializes a new instance of the <see cref="StreamClock"/> class.</summary>
        /// <param name="sampleRate">Frames per second.</param>
        public StreamClock(int sampleRate)
        {
            heldUsMax = Limits.DescriptorsHeldMax * Limits.DescriptorFrames * 1000000L / sampleRate;
            safeUsUndisturbed = Limits.DescriptorsSafe * Limits.DescriptorFrames * 1000000L / sampleRate;
            safeUs = safeUsUndisturbed;
            disturbedBlocks = (int)(heldUsMax / Limits.BlockUs) + 2;
        }

        /// <summary>Gets the number of blocks in or before which frames may have been dropped.</summary>
        public int Epoch { get; private set; }

        /// <summary>Gets the lower bound of t0 in microseconds.</summary>
        public long LowerUs => lowerUs;

        /// <summary>Gets the upper bound of t0 in microseconds; meaningful after the first Read.</summary>
        public long UpperUs => upperUs;

        /// <summary>Gets the lower bound as it was before the last Read that frames may have been dropped in.</summary>
        public long FormerLowerUs { get; private set; }

        /// <summary>Gets the upper bound as it was before the last Read that frames may have been dropped in.</summary>
        public long FormerUpperUs { get; private set; }

        /// <summary>Begins a stream.</summary>
        /// <param name="beforeStartUs">A time before the stream was started.</param>
        public void Start(long beforeStartUs)
        {
            lowerUs = beforeStartUs;
            upperUs = UnknownUs;
        }

        /// <summary>Learns that frames may have been dropped unseen up to now: no block that can still lie in the DMA ring is whole.</summary>
        public void Disturb()
        {
            suspects = disturbedBlocks;
            safeUs = long.MinValue;
        }

        /// <summary>Learns from one Read.</summary>
        /// <param name="blockStartUs">Stream time of the block's first frame: block number × block length.</param>
        /// <param name="beforeReadUs">r0: before the call.</param>
        /// <param name="afterReadUs">r1: after the call.</param>
        /// <returns>False when frames may have been dropped before or inside this block.</returns>
        public bool Advance(long blockStartUs, long beforeReadUs, long afterReadUs)
        {
            long sinceUs = afterReadUs - blockStartUs;
            bool isWhole = sinceUs - lowerUs < safeUs;
            if (!isWhole)
            {
                FormerLowerUs = lowerUs;
                FormerUpperUs = upperUs;
                upperUs = UnknownUs;
                Epoch++;
                CountSuspect();
            }

            if (sinceUs - Limits.BlockUs < upperUs)
            {
                upperUs = sinceUs - Limits.BlockUs;
            }

            long lower = beforeReadUs - blockStartUs - heldUsMax;
            if (lower > lowerUs)
            {
                lowerUs = lower;
            }

            return isWhole;
        }

        private void CountSuspect()
        {
            if (suspects > 0)
            {
                suspects--;
                safeUs = suspects == 0 ? safeUsUndisturbed : safeUs;
            }
        }
    }
}
