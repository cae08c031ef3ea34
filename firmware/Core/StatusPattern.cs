// SPDX-License-Identifier: MIT
namespace HushTap.Core
{
    /// <summary>What the status LED shows: 32 steps of one pass each, a turn of 2.05 s, the lowest bit first. README has the same table.</summary>
    public static class StatusPattern
    {
        /// <summary>Dark: not ready.</summary>
        public const int Dark = 0;

        /// <summary>Steady: audio goes to the card.</summary>
        public const int Steady = -1;

        /// <summary>One short flash a turn: ready, the handset is down.</summary>
        public const int Beat = 0x00000001;

        /// <summary>Half lit, half dark: in a call, withheld.</summary>
        public const int Slow = 0x0000FFFF;

        /// <summary>Two short flashes a turn: a sense is not well, or nobody knows what it says.</summary>
        public const int Double = 0x00000033;

        /// <summary>Three short flashes a turn: a sense is not set up so that it can be trusted.</summary>
        public const int Triple = 0x00000333;

        /// <summary>Four short flashes a turn: what is captured is no sound.</summary>
        public const int Quad = 0x00003333;

        /// <summary>Five short flashes a turn: stopped after too many restarts.</summary>
        public const int Stopped = 0x00033333;

        /// <summary>Four flashes a second: the card.</summary>
        public const int Fast = 0x33333333;

        private const RecordInhibit Ill = RecordInhibit.SenseUnknown | RecordInhibit.SensePair | RecordInhibit.Cadence
            | RecordInhibit.LampSilent | RecordInhibit.SenseConflict | RecordInhibit.KeyStuck;

        /// <summary>Chooses a pattern.</summary>
        /// <param name="state">What the recorder does.</param>
        /// <param name="reasons">What the senses say against recording.</param>
        /// <returns>The pattern.</returns>
        public static int Of(RecorderState state, RecordInhibit reasons)
        {
            if (state == RecorderState.CardTrouble)
            {
                return Fast;
            }

            if ((reasons & RecordInhibit.SenseSetup) != 0)
            {
                return Triple;
            }

            if ((reasons & Ill) != 0)
            {
                return Double;
            }

            switch (state)
            {
                case RecorderState.Armed: return Beat;
                case RecorderState.Recording: return Steady;
                case RecorderState.Withholding: return Slow;
                default: return Dark;
            }
        }

        /// <summary>Tells whether the LED is lit.</summary>
        /// <param name="pattern">One of the patterns.</param>
        /// <param name="pass">Number of the pass.</param>
        /// <returns>True when lit.</returns>
        public static bool IsLit(int pattern, long pass)
        {
            return ((pattern >> ((int)pass & 31)) & 1) != 0;
        }
    }
}
