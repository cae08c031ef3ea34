// SPDX-License-Identifier: MIT
namespace HushTap.Core
{
    /// <summary>The last calls, for the console.</summary>
    public sealed class CallHistory
    {
        private readonly long[] beginUs = new long[Limits.RecentCalls];
        private readonly long[] beginUtcTicks = new long[Limits.RecentCalls];
        private readonly long[] endUs = new long[Limits.RecentCalls];
        private readonly int[] segments = new int[Limits.RecentCalls];
        private readonly long[] recorded = new long[Limits.RecentCalls];
        private readonly long[] withheld = new long[Limits.RecentCalls];

        /// <summary>Gets the number of the last call; 0 = none yet.</summary>
        public int Last { get; private set; }

        /// <summary>Gets the number of the oldest call that is still known.</summary>
        public int First => Last > Limits.RecentCalls ? Last - Limits.RecentCalls + 1 : 1;

        /// <summary>Begins a call.</summary>
        /// <param name="call">Its number, one more than the last.</param>
        /// <param name="nowUs">Monotonic time.</param>
        /// <param name="utcTicks">Wall time.</param>
        public void Begin(int call, long nowUs, long utcTicks)
        {
            Last = call;
            int slot = SlotOf(call);
            beginUs[slot] = nowUs;
            beginUtcTicks[slot] = utcTicks;
            endUs[slot] = -1;
            segments[slot] = 0;
            recorded[slot] = 0;
            withheld[slot] = 0;
        }

        /// <summary>Ends the last call.</summary>
        /// <param name="nowUs">Monotonic time.</param>
        public void End(long nowUs)
        {
            endUs[SlotOf(Last)] = nowUs;
        }

        /// <summary>Counts a finished segment of the last call.</summary>
        /// <param name="frames">What it holds.</param>
        public void AddSegment(long frames)
        {
            segments[SlotOf(Last)]++;
            recorded[SlotOf(Last)] += frames;
        }

        /// <summary>Counts withheld frames of the last call.</summary>
        /// <param name="frames">How many.</param>
        public void AddWithheld(long frames)
        {
            withheld[SlotOf(Last)] += frames;
        }

        /// <summary>Gets when a call was seen to begin.</summary>
        /// <param name="call">First to Last.</param>
        /// <returns>Microseconds.</returns>
        public long BeginUs(int call) => beginUs[SlotOf(call)];

        /// <summary>Gets when a call was seen to begin.</summary>
        /// <param name="call">First to Last.</param>
        /// <returns>100 ns since year 1, UTC.</returns>
        public long BeginUtcTicks(int call) => beginUtcTicks[SlotOf(call)];

        /// <summary>Gets when a call was seen to end.</summary>
        /// <param name="call">First to Last.</param>
        /// <returns>Microseconds; -1 while it lasts.</returns>
        public long EndUs(int call) => endUs[SlotOf(call)];

        /// <summary>Gets a call's finished segments.</summary>
        /// <param name="call">First to Last.</param>
        /// <returns>How many.</returns>
        public int Segments(int call) => segments[SlotOf(call)];

        /// <summary>Gets the frames in a call's finished segments.</summary>
        /// <param name="call">First to Last.</param>
        /// <returns>Frames.</returns>
        public long RecordedFrames(int call) => recorded[SlotOf(call)];

        /// <summary>Gets the frames of a call that were withheld.</summary>
        /// <param name="call">First to Last.</param>
        /// <returns>Frames.</returns>
        public long WithheldFrames(int call) => withheld[SlotOf(call)];

        private static int SlotOf(int call) => call % Limits.RecentCalls;
    }
}
