// SPDX-License-Identifier: MIT
using HushTap.Core.Gate;

namespace HushTap.Core.Audio
{
    /// <summary>Ring, stream clock and gate at work: places each block in time, and passes verdicts in order.</summary>
    public sealed class CommitDelay
    {
        private readonly HoldGate gate;
        private readonly BlockRing ring;
        private readonly StreamClock clock;
        private long streamUs;

        /// <summary>Initializes a new instance of the <see cref="CommitDelay"/> class.</summary>
        /// <param name="sampleRate">Frames per second.</param>
        /// <param name="gate">Knows the signs.</param>
        public CommitDelay(int sampleRate, HoldGate gate)
        {
            this.gate = gate;
            ring = new BlockRing(sampleRate);
            clock = new StreamClock(sampleRate);
        }

        /// <summary>Gets the blocks.</summary>
        public BlockRing Ring => ring;

        /// <summary>Gets the bounds on capture time.</summary>
        public StreamClock Clock => clock;

        /// <summary>Begins a stream with an empty ring.</summary>
        /// <param name="beforeStartUs">A time before the stream was started.</param>
        public void Start(long beforeStartUs)
        {
            ring.Start();
            clock.Start(beforeStartUs);
            streamUs = 0;
        }

        /// <summary>Takes the block that was just read to the ring's EndOffset.</summary>
        /// <param name="beforeReadUs">Time before the Read.</param>
        /// <param name="afterReadUs">Time after it.</param>
        /// <returns>False when frames may have been dropped before or inside it.</returns>
        public bool Place(long beforeReadUs, long afterReadUs)
        {
            bool isWhole = clock.Advance(streamUs, beforeReadUs, afterReadUs);
            if (!isWhole)
            {
                Distrust();
            }

            ring.Add();
            streamUs += Limits.BlockUs;
            return isWhole;
        }

        /// <summary>Passes all verdicts that can be passed. A withheld block is zero when this returns.</summary>
        /// <returns>Number of decided blocks that wait to leave; RingBlocks when the ring is full.</returns>
        public int Decide()
        {
            if (gate.Stretches == 0 && !ring.IsMarked)
            {
                return ring.ClearTo(gate.ClearThroughUs - clock.UpperUs - Limits.BlockUs);
            }

            while (ring.Undecided < ring.End && DecideWithCare())
            {
            }

            gate.Forget(ring.IsMarked ? ring.EarliestUs(ring.Undecided) : clock.LowerUs + (ring.Undecided * Limits.BlockUs));
            return ring.Urgency;
        }

        private bool DecideWithCare()
        {
            long oldest = ring.Undecided;
            RecordInhibit known = ring.IsMarked ? ring.ReasonsOf(oldest) : RecordInhibit.None;
            Verdict verdict = Judge(oldest);
            if (verdict == Verdict.Withhold)
            {
                known |= gate.Reasons;
            }
            else if (known == RecordInhibit.None && verdict == Verdict.Wait)
            {
                return false;
            }

            if (known == RecordInhibit.None)
            {
                ring.Clear();
            }
            else
            {
                ring.Withhold(known);
            }

            return true;
        }

        /// <summary>A marked block has bounds of its own; all others share what the stream clock knows by now.</summary>
        private Verdict Judge(long number)
        {
            if (ring.IsMarked)
            {
                return gate.Judge(ring.EarliestUs(number), ring.LatestUs(number));
            }

            long startUs = number * Limits.BlockUs;
            return gate.Judge(clock.LowerUs + startUs, clock.UpperUs + startUs + Limits.BlockUs);
        }

        /// <summary>
        /// Frames may have been dropped before or inside the block just read: it is withheld, and those before it keep the bounds that they had.
        /// </summary>
        private void Distrust()
        {
            for (long number = ring.FirstUnmarked; number < ring.End; number++)
            {
                long startUs = number * Limits.BlockUs;
                ring.Mark(number, clock.FormerLowerUs + startUs, clock.FormerUpperUs + startUs + Limits.BlockUs, RecordInhibit.None);
            }

            ring.Mark(ring.End, clock.LowerUs + streamUs, clock.UpperUs + streamUs + Limits.BlockUs, RecordInhibit.Overrun);
        }
    }
}
