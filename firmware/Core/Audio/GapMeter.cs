// SPDX-License-Identifier: MIT
namespace HushTap.Core.Audio
{
    /// <summary>Measures how many frames an overrun has cost, once the stream clock is sure again.</summary>
    public sealed class GapMeter
    {
        private readonly StreamClock streamClock;
        private readonly CallLedger ledger;
        private readonly int sampleRate;
        private long lowerBeforeUs;
        private long upperBeforeUs;
        private long first;

        /// <summary>Initializes a new instance of the <see cref="GapMeter"/> class.</summary>
        /// <param name="streamClock">Its bounds before and after tell the loss.</param>
        /// <param name="ledger">Told of each gap.</param>
        /// <param name="sampleRate">Frames per second.</param>
        public GapMeter(StreamClock streamClock, CallLedger ledger, int sampleRate)
        {
            this.streamClock = streamClock;
            this.ledger = ledger;
            this.sampleRate = sampleRate;
        }

        /// <summary>Gets a value indicating whether a possible overrun is not measured yet.</summary>
        public bool IsOpen { get; private set; }

        /// <summary>Takes the bounds as they were before a possible overrun. Called before the stream clock learns of it.</summary>
        /// <param name="lowerUs">Lower bound of t0.</param>
        /// <param name="upperUs">Upper bound of t0.</param>
        public void Remember(long lowerUs, long upperUs)
        {
            if (!IsOpen)
            {
                lowerBeforeUs = lowerUs;
                upperBeforeUs = upperUs;
            }
        }

        /// <summary>Takes one Read during or after a possible overrun.</summary>
        /// <param name="firstFrame">Stream number of the block's first frame.</param>
        /// <param name="isWhole">Nothing can have been dropped before or inside this block.</param>
        /// <param name="readUs">How long the Read took; one that waited ends the backlog.</param>
        public void Observe(long firstFrame, bool isWhole, long readUs)
        {
            if (!IsOpen)
            {
                IsOpen = true;
                first = firstFrame;
            }

            if (!isWhole || readUs < Limits.BlockUs / 4)
            {
                return;
            }

            IsOpen = false;
            long least = Frames(streamClock.LowerUs - upperBeforeUs);
            long most = Frames(streamClock.UpperUs - lowerBeforeUs) / Limits.DescriptorFrames * Limits.DescriptorFrames;
            if (most > 0)
            {
                ledger.Gap(first, least > 0 ? least : 0, most);
            }
        }

        private long Frames(long us)
        {
            return us * sampleRate / 1000000;
        }
    }
}
