// SPDX-License-Identifier: MIT
using HushTap.Core.Settings;

namespace HushTap.Core.Gate
{
    /// <summary>Turns polls of the senses into stretches that the gate must not let through.</summary>
    /// <remarks>
    /// The stretch between two polls is free of signs only if an input was open at both and no edge was counted in between. Everything
    /// else is a sign for the whole stretch, from before the former poll to after this one, so that a freeze between reading the time,
    /// the count and the level cannot hide one.
    /// </remarks>
    public sealed class SenseWatch
    {
        private readonly IClock clock;
        private readonly ISenseInputs inputs;
        private readonly HoldGate gate;
        private readonly HoldKeyLatch key;
        private readonly int useMask;
        private readonly long[] leadUs = new long[Limits.Senses];
        private readonly long[] tailUs = new long[Limits.Senses];
        private readonly long leadUsMax;
        private readonly long tailUsMax;
        private int closedBefore;
        private long polledUs;

        /// <summary>Initializes a new instance of the <see cref="SenseWatch"/> class.</summary>
        /// <param name="settings">Which senses there are, and how late and how dark their lamps may be.</param>
        /// <param name="clock">The monotonic clock.</param>
        /// <param name="inputs">The board's inputs.</param>
        /// <param name="gate">Told what to withhold.</param>
        public SenseWatch(DeviceSettings settings, IClock clock, ISenseInputs inputs, HoldGate gate)
        {
            this.clock = clock;
            this.inputs = inputs;
            this.gate = gate;
            for (int sense = 0; sense < Limits.Senses; sense++)
            {
                if (!settings.Uses((SenseRole)sense))
                {
                    continue;
                }

                useMask |= 1 << sense;
                leadUs[sense] = settings.LeadMs((SenseRole)sense) * 1000L;
                tailUs[sense] = settings.TailMs((SenseRole)sense) * 1000L;
                leadUsMax = leadUs[sense] > leadUsMax ? leadUs[sense] : leadUsMax;
                tailUsMax = tailUs[sense] > tailUsMax ? tailUs[sense] : tailUsMax;
            }

            key = new HoldKeyLatch(settings.Uses(SenseRole.HoldLamp), leadUs[(int)SenseRole.HoldLamp]);
        }

        /// <summary>Gets the senses that gave a sign at the last poll.</summary>
        public int SignMask { get; private set; }

        /// <summary>Gets the longest lead of any sense in use, microseconds.</summary>
        public long LeadUsMax => leadUsMax;

        /// <summary>Opens the inputs. All that came before is unknown, so it counts as signs of every sense.</summary>
        public void Start()
        {
            inputs.Start(useMask);
            inputs.Poll();
            polledUs = clock.NowUs();
            closedBefore = inputs.ClosedMask;
            gate.Start(polledUs + tailUsMax);
            if (IsUsed(SenseRole.HoldKey) && !IsUsed(SenseRole.HoldLamp))
            {
                key.Close(polledUs);
            }
        }

        /// <summary>Polls once.</summary>
        /// <param name="nowUs">The time, read before this call.</param>
        public void Poll(long nowUs)
        {
            inputs.Poll();
            int closed = inputs.ClosedMask;
            int signs = (closed | closedBefore | inputs.EdgeMask | UnwatchedMask(nowUs)) & useMask;
            SignMask = signs;
            if (signs != 0 || key.IsClosed)
            {
                Tell(nowUs, signs);
            }

            gate.KnowTo(nowUs, leadUsMax);
            closedBefore = closed;
            polledUs = nowUs;
        }

        private void Tell(long nowUs, int signs)
        {
            if (IsUsed(SenseRole.HoldKey))
            {
                key.Observe(
                    nowUs,
                    (signs & (1 << (int)SenseRole.HoldKey)) != 0,
                    (signs & (1 << (int)SenseRole.HoldLamp)) != 0,
                    IsUsed(SenseRole.Hook) && (inputs.ClosedMask & (1 << (int)SenseRole.Hook)) != 0);
                signs = key.IsClosed ? signs | (1 << (int)SenseRole.HoldKey) : signs & ~(1 << (int)SenseRole.HoldKey);
            }

            long afterUs = clock.NowUs();
            for (int sense = 0; sense < Limits.Senses; sense++)
            {
                if ((signs & (1 << sense)) != 0)
                {
                    gate.Forbid(polledUs - leadUs[sense], afterUs + tailUs[sense], ReasonOf((SenseRole)sense));
                }
            }
        }

        private int UnwatchedMask(long nowUs)
        {
            return nowUs - polledUs > Limits.PollGapUsMax ? ~inputs.CountedMask : 0;
        }

        private bool IsUsed(SenseRole role)
        {
            return (useMask & (1 << (int)role)) != 0;
        }

        private static RecordInhibit ReasonOf(SenseRole role)
        {
            switch (role)
            {
                case SenseRole.HoldLamp: return RecordInhibit.HoldLamp;
                case SenseRole.MuteLamp: return RecordInhibit.MuteLamp;
                case SenseRole.HoldKey: return RecordInhibit.HoldKey;
                default: return RecordInhibit.OnHook;
            }
        }
    }
}
