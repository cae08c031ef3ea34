// SPDX-License-Identifier: MIT
namespace HushTap.Core.Gate
{
    /// <summary>
    /// The one sentence: audio captured at c may be committed when no sign lies in [c − tail, c + lead] and c + lead is past.
    /// </summary>
    /// <remarks>
    /// Kept the other way round: each sign forbids [sign − lead, sign + tail], and everything before ClearThroughUs is final.
    /// When more than GateStretches forbidden stretches are alive, the newest is widened over what lies between: withholds more, never less.
    /// </remarks>
    public sealed class HoldGate
    {
        private readonly long[] beginUs = new long[Limits.GateStretches];
        private readonly long[] endUs = new long[Limits.GateStretches];
        private readonly RecordInhibit[] reasons = new RecordInhibit[Limits.GateStretches];
        private int count;
        private long clearThroughUs;

        /// <summary>Gets the capture time up to which no further sign can forbid anything.</summary>
        public long ClearThroughUs => clearThroughUs;

        /// <summary>Gets the reasons of the last <see cref="Verdict.Withhold"/>.</summary>
        public RecordInhibit Reasons { get; private set; }

        /// <summary>Forgets everything; nothing is known before a time.</summary>
        /// <param name="knownFromUs">All before it is forbidden as unknown.</param>
        public void Start(long knownFromUs)
        {
            count = 0;
            clearThroughUs = long.MinValue / 2;
            Forbid(long.MinValue / 2, knownFromUs, RecordInhibit.SenseUnknown);
        }

        /// <summary>Forbids a stretch of capture time.</summary>
        /// <param name="fromUs">Earliest sign less its lead.</param>
        /// <param name="toUs">Latest sign plus its tail.</param>
        /// <param name="reason">One flag.</param>
        public void Forbid(long fromUs, long toUs, RecordInhibit reason)
        {
            for (int i = 0; i < count; i++)
            {
                if (reasons[i] == reason && fromUs <= endUs[i] && toUs >= beginUs[i])
                {
                    Widen(i, fromUs, toUs);
                    return;
                }
            }

            if (count == Limits.GateStretches)
            {
                reasons[count - 1] |= reason;
                Widen(count - 1, fromUs, toUs);
                return;
            }

            beginUs[count] = fromUs;
            endUs[count] = toUs;
            reasons[count] = reason;
            count++;
        }

        /// <summary>Declares that no sign still to come can forbid anything before a time.</summary>
        /// <param name="finalToUs">The time of the last poll, less the longest lead of any sense.</param>
        public void KnowTo(long finalToUs)
        {
            clearThroughUs = finalToUs;
        }

        /// <summary>Judges a stretch of captured audio.</summary>
        /// <param name="earliestUs">Lower bound of its first frame's capture time.</param>
        /// <param name="latestUs">Upper bound of its last frame's capture time.</param>
        /// <returns>The verdict; <see cref="Reasons"/> tells why when it is Withhold.</returns>
        public Verdict Judge(long earliestUs, long latestUs)
        {
            if (count > 0)
            {
                RecordInhibit found = ReasonsIn(earliestUs, latestUs);
                if (found != RecordInhibit.None)
                {
                    Reasons = found;
                    return Verdict.Withhold;
                }
            }

            return latestUs <= clearThroughUs ? Verdict.Commit : Verdict.Wait;
        }

        /// <summary>Drops stretches that no audio can meet any more.</summary>
        /// <param name="oldestUs">No audio captured before this will be judged again.</param>
        public void Forget(long oldestUs)
        {
            int kept = 0;
            for (int i = 0; i < count; i++)
            {
                if (endUs[i] < oldestUs)
                {
                    continue;
                }

                beginUs[kept] = beginUs[i];
                endUs[kept] = endUs[i];
                reasons[kept] = reasons[i];
                kept++;
            }

            count = kept;
        }

        /// <summary>Gets the number of stretches that are forbidden at present.</summary>
        public int Stretches => count;

        private RecordInhibit ReasonsIn(long earliestUs, long latestUs)
        {
            RecordInhibit found = RecordInhibit.None;
            for (int i = 0; i < count; i++)
            {
                if (beginUs[i] <= latestUs && endUs[i] >= earliestUs)
                {
                    found |= reasons[i];
                }
            }

            return found;
        }

        private void Widen(int index, long fromUs, long toUs)
        {
            if (fromUs < beginUs[index])
            {
                beginUs[index] = fromUs;
            }

            if (toUs > endUs[index])
            {
                endUs[index] = toUs;
            }
        }
    }
}
