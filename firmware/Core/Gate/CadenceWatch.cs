// SPDX-License-Identifier: MIT
namespace HushTap.Core.Gate
{
    /// <summary>Compares a lamp's rhythm with what the settings say of it. Called only at signs, so a lamp at rest costs nothing.</summary>
    /// <remarks>
    /// An edge is known only to lie between two polls, so each phase has a least and a most length; it is outside its range only when
    /// both are. The first phase of a hold may be short, because a lamp's clock runs free. Two phases outside in a row are a fault, so
    /// that one quick second hold is none; a closed phase that is too long is one at once.
    /// </remarks>
    public sealed class CadenceWatch
    {
        private readonly long closedUsMin;
        private readonly long closedUsMax;
        private readonly long openUsMin;
        private readonly long openUsMax;
        private readonly long runUs;
        private long fromUs;
        private long toUs;
        private bool isShort;
        private int outside;

        /// <summary>Initializes a new instance of the <see cref="CadenceWatch"/> class.</summary>
        /// <param name="closedMsMin">Shortest closed phase; 0 = any.</param>
        /// <param name="closedMsMax">Longest closed phase; 0 = any, as for a lamp that may be steady.</param>
        /// <param name="openMsMin">Shortest open phase; 0 = any.</param>
        /// <param name="openMsMax">Longest open phase.</param>
        /// <param name="runMs">After an open phase longer than this the next closed phase is another hold: lead and tail.</param>
        public CadenceWatch(int closedMsMin, int closedMsMax, int openMsMin, int openMsMax, int runMs)
        {
            closedUsMin = closedMsMin * 1000L;
            closedUsMax = closedMsMax == 0 ? long.MaxValue : closedMsMax * 1000L;
            openUsMin = openMsMin * 1000L;
            openUsMax = openMsMax * 1000L;
            runUs = runMs * 1000L;
        }

        /// <summary>Gets the state.</summary>
        public CadenceState State { get; private set; }

        /// <summary>Gets a value indicating whether this hold's rhythm is not the one that the settings describe.</summary>
        public bool IsFaulty { get; private set; }

        /// <summary>Gets the earliest time at which the present phase can have begun.</summary>
        public long PhaseFromUs => fromUs;

        /// <summary>Takes one poll at which the input is or was closed, or had an edge.</summary>
        /// <param name="formerUs">Time of the former poll.</param>
        /// <param name="nowUs">Time after this poll.</param>
        /// <param name="closed">The input is closed now.</param>
        /// <param name="edge">An edge was counted since the former poll, or nobody counted.</param>
        public void Observe(long formerUs, long nowUs, bool closed, bool edge)
        {
            switch (State)
            {
                case CadenceState.Rest:
                    BeginRun(formerUs, nowUs, closed);
                    return;
                case CadenceState.First:
                case CadenceState.Later:
                    ObserveClosed(formerUs, nowUs, closed, edge);
                    return;
                default:
                    if (closed || (edge && nowUs - fromUs > Limits.PollGapUsMax))
                    {
                        ObserveBetween(formerUs, nowUs, closed);
                    }

                    return;
            }
        }

        /// <summary>Tells for how long the present phase has lasted at least.</summary>
        /// <param name="formerUs">Time of the former poll.</param>
        /// <returns>Microseconds.</returns>
        public long PhaseUs(long formerUs) => formerUs - toUs;

        private void BeginRun(long formerUs, long nowUs, bool closed)
        {
            outside = 0;
            isShort = false;
            IsFaulty = false;
            EnterState(closed ? CadenceState.First : CadenceState.Between, formerUs, nowUs);
        }

        private void ObserveClosed(long formerUs, long nowUs, bool closed, bool edge)
        {
            if (!edge && formerUs - toUs > closedUsMax)
            {
                IsFaulty = true;
            }

            bool isBlurred = edge && nowUs - formerUs > Limits.PollGapUsMax;
            if (!closed)
            {
                isShort = !isBlurred && State == CadenceState.Later && nowUs - fromUs < closedUsMin;
                EnterState(CadenceState.Between, formerUs, nowUs);
            }
            else if (isBlurred)
            {
                EnterState(CadenceState.First, formerUs, nowUs);
            }
        }

        private void ObserveBetween(long formerUs, long nowUs, bool closed)
        {
            if (formerUs - toUs > runUs)
            {
                BeginRun(formerUs, nowUs, closed);
                return;
            }

            bool isOutside = isShort || formerUs - toUs > openUsMax || nowUs - fromUs < openUsMin;
            outside = isOutside ? outside + 1 : 0;
            IsFaulty |= outside >= 2;
            isShort = false;
            EnterState(closed ? CadenceState.Later : CadenceState.Between, formerUs, nowUs);
        }

        private void EnterState(CadenceState next, long from, long to)
        {
            State = next;
            fromUs = from;
            toUs = to;
        }
    }
}
