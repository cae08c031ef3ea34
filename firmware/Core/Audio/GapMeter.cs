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
        private bool isNew;

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

        /// <summary>Notes a possible overrun. All until the backlog is read are one gap: their sum is measured.</summary>
        /// <param name="firstFrame">Stream number of the first frame behind it.</param>
        /// <param name="lowerUs">Lower bound of t0 before it.</param>
        /// <param name="upperUs">Upper bound of t0 before it.</param>
        public void Open(long firstFrame, long lowerUs, long upperUs)
        {
            isNew = true;
            if (IsOpen)
            {
                return;
            }

            IsOpen = true;
            first = firstFrame;
            lowerBeforeUs = lowerUs;
            upperBeforeUs = upperUs;
        }

        /// <summary>Takes one Read after a possible overrun.</summary>
        /// <param name="readUs">How long it took; one that waited ends the backlog.</param>
        public void Observe(long readUs)
        {
            if (!isNew && readUs >= Limits.BlockUs / 4)
            {
                Report(streamClock.LowerUs, streamClock.UpperUs);
            }

            isNew = false;
        }

        private void Report(long lowerUs, long upperUs)
        {
            IsOpen = false;
            long least = upperBeforeUs < StreamClock.UnknownUs ? Frames(lowerUs - upperBeforeUs) : 0;
            long most = Frames(upperUs - lowerBeforeUs) / Limits.DescriptorFrames * Limits.DescriptorFrames;
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
