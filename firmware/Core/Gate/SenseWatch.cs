// SPDX-License-Identifier: MIT
using HushTap.Core.Settings;

namespace HushTap.Core.Gate
{
    /// <summary>Turns polls of the senses into stretches that the gate must not let through.</summary>
    /// <remarks>
    /// The stretch between two polls is free of signs only if an input was open at both and no edge was counted in between. Everything
    /// else is a sign for the whole stretch, from before the former poll to after this one, so that a freeze between reading the time,
    /// the count and the level cannot hide one. All that is not a plain "nothing touched" leaves the fast path.
    /// </remarks>
    public sealed class SenseWatch
    {
        private const int HoldLampBit = 1 << (int)SenseRole.HoldLamp;
        private const int MuteLampBit = 1 << (int)SenseRole.MuteLamp;
        private const int HoldKeyBit = 1 << (int)SenseRole.HoldKey;
        private const int HookBit = 1 << (int)SenseRole.Hook;
        private const int SensesMask = (1 << Limits.Senses) - 1;

        /// <summary>No sense: keeps the slow path going although no input is touched.</summary>
        private const int WatchBit = 1 << Limits.Senses;

        private readonly IClock clock;
        private readonly ISenseInputs inputs;
        private readonly HoldGate gate;
        private readonly HoldKeyLatch key;
        private readonly RecordKeyLatch recordKey = new RecordKeyLatch();
        private readonly CadenceWatch[] cadences = new CadenceWatch[2];
        private readonly SenseHealth health;
        private readonly int useMask;
        private readonly int pairMask;
        private readonly int setupMask;
        private readonly bool isRecordKey;
        private readonly bool isKeyUsed;
        private readonly long[] leadUs = new long[Limits.Senses];
        private readonly long[] tailUs = new long[Limits.Senses];
        private readonly long leadUsMax;
        private readonly long tailUsMax;
        private int brokenMask;
        private int uncountedMask;
        private int closedBefore;
        private int standingMask;
        private long polledUs;
        private bool hadSigns;
        private RecordInhibit reasons;

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
            isRecordKey = !settings.Uses(SenseRole.Hook);
            isKeyUsed = settings.Uses(SenseRole.HoldKey);
            for (int sense = 0; sense < Limits.Senses; sense++)
            {
                SenseRole role = (SenseRole)sense;
                if (!settings.Uses(role) && role != SenseRole.Hook)
                {
                    continue;
                }

                useMask |= 1 << sense;
                pairMask |= settings.IsSupervised(role) ? 1 << sense : 0;
                setupMask |= settings.IsFailSafe(role) ? 0 : 1 << sense;
                leadUs[sense] = settings.LeadMs(role) * 1000L;
                tailUs[sense] = settings.TailMs(role) * 1000L;
                leadUsMax = leadUs[sense] > leadUsMax ? leadUs[sense] : leadUsMax;
                tailUsMax = tailUs[sense] > tailUsMax ? tailUs[sense] : tailUsMax;
            }

            cadences[(int)SenseRole.HoldLamp] = settings.CadenceOf(SenseRole.HoldLamp);
            cadences[(int)SenseRole.MuteLamp] = settings.CadenceOf(SenseRole.MuteLamp);
            health = new SenseHealth(settings);
            key = new HoldKeyLatch(
                settings.Uses(SenseRole.HoldLamp), tailUs[(int)SenseRole.HoldKey], settings.OpenMs(SenseRole.HoldLamp) * 1000L, settings.HoldKeyBounceMs * 1000L);
        }

        /// <summary>Gets the senses that gave a sign at the last poll.</summary>
        public int SignMask { get; private set; }

        /// <summary>Gets the reasons of those signs.</summary>
        public RecordInhibit Reasons => SignMask == 0 ? RecordInhibit.None : reasons;

        /// <summary>Gets the inputs in use; the place of the hook always is, for the hook or for the record key.</summary>
        public int UseMask => useMask;

        /// <summary>Gets the inputs in use that this board has no pin for.</summary>
        public int MissingMask => inputs.MissingMask;

        /// <summary>Gets the inputs that were closed at the last poll.</summary>
        public int ClosedMask => inputs.ClosedMask;

        /// <summary>Gets the inputs that have been seen to change since power-on: the self-test.</summary>
        public int ChangedMask => health.ChangedMask;

        /// <summary>Gets a value indicating whether the record key delimits the call, for want of a hook sense.</summary>
        public bool IsRecordKey => isRecordKey;

        /// <summary>Gets a value indicating whether nothing but on-hook ends a hold here: there is a hold key and no hold lamp.</summary>
        public bool IsKeyOnly => isKeyUsed && (useMask & HoldLampBit) == 0;

        /// <summary>Gets the longest lead of any sense in use, microseconds.</summary>
        public long LeadUsMax => leadUsMax;

        /// <summary>Opens the inputs. All that came before is unknown, so it counts as signs of every sense.</summary>
        public void Start()
        {
            inputs.Start(useMask, pairMask, isRecordKey);
            brokenMask = setupMask | inputs.MissingMask;
            uncountedMask = useMask & ~inputs.CountedMask;
            inputs.Poll();
            polledUs = clock.NowUs();
            closedBefore = inputs.ClosedMask;
            health.Start(closedBefore, inputs.CountedMask);
            gate.Start(polledUs + tailUsMax);
            standingMask = StandingMask();
        }

        /// <summary>Polls once.</summary>
        /// <param name="nowUs">The time, read before this call.</param>
        /// <returns>The senses that gave a sign.</returns>
        public int Poll(long nowUs)
        {
            int touched = inputs.Poll() | closedBefore | standingMask;
            if (uncountedMask != 0 && nowUs - polledUs > Limits.PollGapUsMax)
            {
                touched |= uncountedMask;
            }

            if (touched != 0)
            {
                Tell(nowUs);
            }
            else if (hadSigns)
            {
                SignMask = 0;
                hadSigns = false;
            }

            gate.KnowTo(nowUs - leadUsMax);
            polledUs = nowUs;
            return touched;
        }

        private void Tell(long nowUs)
        {
            long afterUs = clock.NowUs();
            int closed = inputs.ClosedMask;
            int edges = inputs.EdgeMask;
            int unwatched = nowUs - polledUs > Limits.PollGapUsMax ? uncountedMask : 0;
            int seen = closed | closedBefore | edges;
            health.Observe(polledUs, afterUs, closed, edges, inputs.UnequalMask, unwatched);
            uncountedMask |= health.DeadCounterMask;
            ObserveLamp((int)SenseRole.HoldLamp, afterUs, seen | unwatched, closed, edges | unwatched);
            ObserveLamp((int)SenseRole.MuteLamp, afterUs, seen | unwatched, closed, edges | unwatched);
            ObserveKeys(afterUs, seen, closed, unwatched);
            health.Compare(polledUs, afterUs, closed, cadences[(int)SenseRole.HoldLamp]);
            standingMask = StandingMask();
            SignMask = (seen | unwatched | standingMask) & SensesMask;
            hadSigns = true;
            reasons = RecordInhibit.None;
            for (int sense = 0; sense < Limits.Senses; sense++)
            {
                int bit = 1 << sense;
                if ((SignMask & bit) != 0)
                {
                    RecordInhibit why = ReasonsOf(sense, bit, (seen | standingMask) & bit);
                    reasons |= why;
                    gate.Forbid(polledUs - leadUs[sense], afterUs + TailUs(sense, (seen | unwatched) & bit), why);
                }
            }

            closedBefore = closed;
        }

        private void ObserveLamp(int sense, long afterUs, int touched, int closed, int edges)
        {
            int bit = 1 << sense;
            if ((touched & bit) != 0)
            {
                cadences[sense].Observe(polledUs, afterUs, (closed & bit) != 0, (edges & bit) != 0);
            }
        }

        private void ObserveKeys(long afterUs, int seen, int closed, int unwatched)
        {
            if (isKeyUsed)
            {
                key.Observe(
                    polledUs,
                    afterUs,
                    ((seen | unwatched) & HoldKeyBit) != 0,
                    (closed & HoldKeyBit) != 0,
                    (seen & HoldLampBit) != 0,
                    !isRecordKey && health.OnHookStands(afterUs));
            }

            if (isRecordKey)
            {
                recordKey.Observe((seen & HookBit) != 0, (closed & HookBit) != 0, afterUs - polledUs > Limits.PollGapUsMax);
            }
        }

        /// <summary>Signs that last without a touch, and whether the slow path has to go on.</summary>
        private int StandingMask()
        {
            int standing = brokenMask | (health.IsWatching ? WatchBit : 0);
            if (isKeyUsed && key.State != HoldKeyState.Open)
            {
                standing |= key.State == HoldKeyState.Pressed ? WatchBit : HoldKeyBit;
            }

            if (isRecordKey && recordKey.State != RecordKeyState.InCall)
            {
                standing |= HookBit;
            }

            return standing;
        }

        /// <summary>A sign that only stands has no tail: the touch that began it has told its own.</summary>
        private long TailUs(int sense, int touched)
        {
            return touched != 0 || sense != (int)SenseRole.HoldKey ? tailUs[sense] : 0;
        }

        private RecordInhibit ReasonsOf(int sense, int bit, int seen)
        {
            RecordInhibit why = seen == 0 ? RecordInhibit.SenseUnknown : OwnReasons(sense, bit);
            if ((brokenMask & bit) != 0)
            {
                why = RecordInhibit.SenseSetup | (bit == HookBit ? OwnReasons(sense, bit) : RecordInhibit.None);
            }

            if ((health.UnequalMask & bit) != 0)
            {
                why |= RecordInhibit.SensePair;
            }

            return health.IsConflict && (bit & (HoldLampBit | HookBit)) != 0 ? why | RecordInhibit.SenseConflict : why;
        }

        private RecordInhibit OwnReasons(int sense, int bit)
        {
            switch (bit)
            {
                case HoldLampBit:
                    return RecordInhibit.HoldLamp | (cadences[sense].IsFaulty ? RecordInhibit.Cadence : RecordInhibit.None);
                case MuteLampBit:
                    return RecordInhibit.MuteLamp | (cadences[sense].IsFaulty ? RecordInhibit.Cadence : RecordInhibit.None);
                case HoldKeyBit:
                    return KeyReasons();
                default:
                    return isRecordKey ? RecordInhibit.RecordKey : RecordInhibit.OnHook;
            }
        }

        private RecordInhibit KeyReasons()
        {
            switch (key.State)
            {
                case HoldKeyState.Silent: return RecordInhibit.HoldKey | (IsKeyOnly ? RecordInhibit.None : RecordInhibit.LampSilent);
                case HoldKeyState.Stuck: return RecordInhibit.HoldKey | RecordInhibit.KeyStuck;
                default: return RecordInhibit.HoldKey;
            }
        }
    }
}
