// SPDX-License-Identifier: MIT
using HushTap.Core.Settings;

namespace HushTap.Core.Gate
{
    /// <summary>Notices what senses cannot be: pairs that disagree, counters that do not count, hook and line lamp that contradict.</summary>
    /// <remarks>Called only at signs. Nothing here opens the gate: an ill sense is a sign already, this gives it its name.</remarks>
    public sealed class SenseHealth
    {
        private const int HookBit = 1 << (int)SenseRole.Hook;
        private const int HoldLampBit = 1 << (int)SenseRole.HoldLamp;

        private readonly bool isCompared;
        private readonly long lineIdleUs;
        private readonly long lineTalkUs;
        private readonly int[] misses = new int[Limits.Senses];
        private int countedMask;
        private int closedBefore;
        private int unequalBefore;
        private int uncountedChange;
        private long onHookUs = long.MaxValue / 2;
        private long differsUs = long.MaxValue / 2;

        /// <summary>Initializes a new instance of the <see cref="SenseHealth"/> class.</summary>
        /// <param name="settings">Which senses there are.</param>
        public SenseHealth(DeviceSettings settings)
        {
            isCompared = settings.IsLineLamp && settings.Uses(SenseRole.Hook);
            lineIdleUs = settings.Get(SettingsTable.HoldLampDarkMs) * 1000L;
            lineTalkUs = settings.LeadMs(SenseRole.HoldLamp) * 1000L;
        }

        /// <summary>Gets the inputs that have been seen to change since power-on.</summary>
        public int ChangedMask { get; private set; }

        /// <summary>Gets the supervised inputs whose pins differed at two polls in a row; at one, an edge may have come between the two readings.</summary>
        public int UnequalMask { get; private set; }

        /// <summary>Gets the inputs whose level changed again and again without a count.</summary>
        public int DeadCounterMask { get; private set; }

        /// <summary>Gets a value indicating whether hook and line lamp have contradicted each other for longer than is usual.</summary>
        public bool IsConflict { get; private set; }

        /// <summary>Gets a value indicating whether the next poll is needed for a judgement.</summary>
        public bool IsWatching => uncountedChange != 0;

        /// <summary>Begins.</summary>
        /// <param name="closed">Inputs closed now.</param>
        /// <param name="counted">Inputs that have a counter.</param>
        public void Start(int closed, int counted)
        {
            closedBefore = closed;
            countedMask = counted;
        }

        /// <summary>Takes one poll with any sign.</summary>
        /// <param name="formerUs">Time of the former poll.</param>
        /// <param name="nowUs">Time after this poll.</param>
        /// <param name="closed">Inputs closed now.</param>
        /// <param name="edges">Inputs with a counted edge.</param>
        /// <param name="unequal">Supervised inputs whose pins differ.</param>
        /// <param name="unwatched">Inputs of which nobody knows what they did since the former poll.</param>
        public void Observe(long formerUs, long nowUs, int closed, int edges, int unequal, int unwatched)
        {
            int changed = closed ^ closedBefore;
            ChangedMask |= changed | edges;
            UnequalMask = unequal & unequalBefore;
            unequalBefore = unequal;
            CountMisses(changed, edges);
            if ((closed & HookBit) == 0)
            {
                onHookUs = long.MaxValue / 2;
            }
            else if (((changed | edges | unwatched) & HookBit) != 0 || onHookUs == long.MaxValue / 2)
            {
                onHookUs = nowUs;
            }

            closedBefore = closed;
        }

        /// <summary>Tells whether the handset has been down for long enough to end a hold.</summary>
        /// <param name="nowUs">The time.</param>
        /// <returns>True when it has.</returns>
        public bool OnHookStands(long nowUs)
        {
            return nowUs - onHookUs >= Limits.OnHookOpensMs * 1000L;
        }

        /// <summary>Compares hook and line lamp.</summary>
        /// <param name="formerUs">Time of the former poll.</param>
        /// <param name="nowUs">Time after this poll.</param>
        /// <param name="closed">Inputs closed now.</param>
        /// <param name="lamp">The line lamp's rhythm.</param>
        public void Compare(long formerUs, long nowUs, int closed, CadenceWatch lamp)
        {
            if (!isCompared)
            {
                return;
            }

            bool isDark = (closed & HoldLampBit) != 0;
            bool isOnHook = (closed & HookBit) != 0;
            bool differs = isOnHook
                ? !isDark && lamp.PhaseUs(formerUs) > lineTalkUs
                : isDark && lamp.PhaseUs(formerUs) > lineIdleUs;
            if (!differs)
            {
                differsUs = long.MaxValue / 2;
            }
            else if (differsUs == long.MaxValue / 2)
            {
                differsUs = nowUs;
            }

            IsConflict = nowUs - differsUs > Limits.ConflictMs * 1000L;
        }

        /// <summary>A change is counted at the same poll or, when it came between counter and level, at the next.</summary>
        private void CountMisses(int changed, int edges)
        {
            int missed = uncountedChange & ~edges;
            uncountedChange = changed & ~edges & countedMask;
            if ((missed | edges) == 0)
            {
                return;
            }

            for (int sense = 0; sense < Limits.Senses; sense++)
            {
                int bit = 1 << sense;
                if ((edges & bit) != 0)
                {
                    misses[sense] = 0;
                }
                else if ((missed & bit) != 0)
                {
                    misses[sense]++;
                    DeadCounterMask |= misses[sense] >= Limits.CounterMissesMax ? bit : 0;
                }
            }
        }
    }
}
