// SPDX-License-Identifier: MIT
using HushTap.Core.Audio;
using HushTap.Core.Gate;
using HushTap.Core.Keys;
using HushTap.Core.Settings;
using HushTap.Core.Storage;
using HushTap.Core.Text;

namespace HushTap.Core
{
    /// <summary>The recorder: each pass reads one block, watches the senses, passes verdicts, hands clear audio to the card.</summary>
    public sealed class Recorder
    {
        private readonly IClock clock;
        private readonly IAudioInput audio;
        private readonly CommitDelay delay;
        private readonly BlockRing ring;
        private readonly byte[] ringAudio;
        private readonly HoldGate gate = new HoldGate();
        private readonly SenseWatch senses;
        private readonly Journal journal;
        private readonly CardStore store;
        private readonly CallLedger ledger;
        private readonly GapMeter gaps;
        private readonly KeyRetention keyRetention;
        private readonly CaptureCheck capture = new CaptureCheck();
        private readonly AsciiBuffer why = new AsciiBuffer(120);
        private readonly DeviceIdentity identity;
        private readonly int sampleRate;
        private readonly int blockBytes;
        private readonly int blocksPerWrite;
        private RecordInhibit shown;
        private int pattern;
        private int drainBlocks;
        private long passedUs;
        private bool isSteady;
        private bool isCaptureSeen;

        /// <summary>Initializes a new instance of the <see cref="Recorder"/> class. Allocates all that the loop needs.</summary>
        /// <param name="settings">The settings in force.</param>
        /// <param name="identity">Who records, in which power-on.</param>
        /// <param name="clock">Both clocks.</param>
        /// <param name="audio">The codec's stream.</param>
        /// <param name="inputs">The sense inputs.</param>
        /// <param name="card">The SD card.</param>
        /// <param name="hmac">The chip's HMAC.</param>
        /// <param name="form">How segments lie in their files.</param>
        /// <param name="keyRetention">Destroys the keys of days that are over.</param>
        public Recorder(
            DeviceSettings settings,
            DeviceIdentity identity,
            IClock clock,
            IAudioInput audio,
            ISenseInputs inputs,
            ICard card,
            IDigest hmac,
            ISegmentForm form,
            KeyRetention keyRetention)
        {
            this.clock = clock;
            this.audio = audio;
            this.identity = identity;
            this.keyRetention = keyRetention;
            sampleRate = settings.SampleRate;
            delay = new CommitDelay(sampleRate, gate);
            ring = delay.Ring;
            ringAudio = ring.Audio;
            blockBytes = ring.BlockBytes;
            blocksPerWrite = Limits.WriteBytes / blockBytes;
            senses = new SenseWatch(settings, clock, inputs, gate);
            journal = new Journal(clock, new LineChain(hmac, identity.SessionKey));
            store = new CardStore(card, clock, journal, hmac, identity, settings, form);
            ledger = new CallLedger(journal, clock, sampleRate, identity);
            gaps = new GapMeter(delay.Clock, ledger, sampleRate);
        }

        /// <summary>Gets the card, for tests of it and for erasure while no call goes on.</summary>
        public CardStore Store => store;

        /// <summary>Gets what it is doing.</summary>
        public RecorderState State { get; private set; }

        /// <summary>Gets the reasons that speak against recording right now.</summary>
        public RecordInhibit Inhibit => store.Inhibit | senses.Reasons;

        /// <summary>Gets the senses, for status and self-test.</summary>
        public SenseWatch Senses => senses;

        /// <summary>Gets a value indicating whether the status LED is lit in this pass: see <see cref="StatusPattern"/>.</summary>
        public bool IsLedLit { get; private set; }

        /// <summary>Gets the number of the present or last call since power-on.</summary>
        public int Call => ledger.Call;

        /// <summary>Gets frames per second.</summary>
        public int SampleRate => sampleRate;

        /// <summary>Gets the device's id; "-" when it was given none.</summary>
        public string DeviceId => identity.Device;

        /// <summary>Gets the number of this power-on.</summary>
        public long Boot => identity.Boot;

        /// <summary>Gets a value indicating whether a call is going on, as far as audio has been judged.</summary>
        public bool InCall => ledger.InCall;

        /// <summary>Gets a value indicating whether flash may be written: no call, and something speaks against recording right now.</summary>
        public bool IsIdle => !ledger.InCall && !store.HasSegment && senses.Reasons != RecordInhibit.None;

        /// <summary>Gets why the card cannot take audio; None when it can.</summary>
        public RecordInhibit CardInhibit => store.Inhibit;

        /// <summary>Gets why what is captured is not what is said, as far as that was seen; None while nothing is known against it.</summary>
        public AudioFault AudioFault => audio.Fault != AudioFault.None ? audio.Fault : capture.Fault;

        /// <summary>Gets how many blocks were read since power-on.</summary>
        public long BlocksRead => ring.End;

        /// <summary>Gets the journal.</summary>
        public Journal Journal => journal;

        /// <summary>Gets the last calls.</summary>
        public CallHistory History => ledger.History;

        /// <summary>Gets how often frames may have been dropped since power-on.</summary>
        public int Overruns => delay.Clock.Epoch;

        /// <summary>Gets how much audio waits for its verdict, in milliseconds.</summary>
        public long BacklogMs => (ring.End - ring.Undecided) * Limits.BlockMs;

        /// <summary>Gets the frames in the open segment; -1 when none is open.</summary>
        public long SegmentFrames => store.HasSegment ? store.AudioBytes / Limits.FrameBytes : -1;

        /// <summary>Gets the time at which the next block is surely there, in microseconds.</summary>
        public long NextBlockUs => delay.Clock.UpperUs + ((ring.End + 1) * Limits.BlockUs);

        /// <summary>Gets a value indicating whether the stream comes and is not far behind.</summary>
        public bool IsAudioFresh => ring.End > 0 && clock.NowUs() - NextBlockUs < (Limits.Descriptors * Limits.DescriptorFrames * 500000L) / sampleRate;

        /// <summary>Gets since when audio is judged as it is now: the capture time of the first frame of the present segment or withheld stretch, in microseconds; -1 = not yet.</summary>
        public long VerdictSinceUs => ring.End == 0 ? -1 : delay.Clock.LowerUs + (ledger.StretchFirst * 1000000L / sampleRate);

        /// <summary>Gets the highest near-end sample that <see cref="MeasureLevels"/> saw, 0..32767; -1 while nothing is recorded.</summary>
        public int LevelNear { get; private set; } = -1;

        /// <summary>Gets the same of the far end.</summary>
        public int LevelFar { get; private set; } = -1;

        /// <summary>Looks at some samples of a block that is clear and waits for the card; when none waits right now, the former values stay.</summary>
        public void MeasureLevels()
        {
            if (!store.HasSegment)
            {
                LevelNear = -1;
                LevelFar = -1;
            }
            else if (ring.First < ring.Undecided && ring.ReasonsOf(ring.First) == RecordInhibit.None)
            {
                LevelNear = LevelOf(0);
                LevelFar = LevelOf(2);
            }
        }

        /// <summary>Learns that flash was written, which holds off the audio interrupt and may drop frames unseen: audio around it is withheld.</summary>
        public void Disturb()
        {
            delay.Clock.Disturb();
        }

        /// <summary>Makes durable what is decided and zeroes the rest, before a restart that was asked for while idle.</summary>
        public void Stop()
        {
            store.FlushJournal();
            ring.EraseAll();
        }

        /// <summary>Closes what is open and makes it durable while the hold-up lasts; nothing may be asked of the recorder after it.</summary>
        public void EndForPowerFail()
        {
            if (store.HasSegment)
            {
                why.Clear();
                why.Append("power-fail");
                CloseSegment();
            }

            journal.Begin("power-fail");
            journal.End();
            Stop();
        }

        /// <summary>Mounts the card, starts the stream, opens the senses.</summary>
        /// <remarks>The senses last: the gate forbids all that was captured before their first poll, and so what the codec sent while it woke.</remarks>
        public void Start()
        {
            store.Start();
            delay.Start(clock.NowUs());
            audio.Start();
            senses.Start();
            EnterState(RecorderState.Armed);
        }

        /// <summary>One pass of the loop: one block of audio.</summary>
        /// <remarks>
        /// While all is steady the time before the Read is that of the former pass: an earlier time is a looser bound and never a wrong one,
        /// and after an overrun nothing is steady.
        /// </remarks>
        /// <returns>True while a segment runs and nothing has changed: the LED need not be looked at.</returns>
        public bool Step()
        {
            long beforeUs = isSteady ? passedUs : clock.NowUs();
            audio.Read(ringAudio, ring.EndOffset, blockBytes);
            long nowUs = clock.NowUs();
            passedUs = nowUs;
            bool isWhole = delay.Place(beforeUs, nowUs);
            if (!isCaptureSeen)
            {
                LookAtCapture();
            }

            bool isQuiet = senses.Poll(nowUs) == 0;
            if (delay.Decide() >= drainBlocks)
            {
                Drain(nowUs);
            }

            if (isSteady && isQuiet && isWhole)
            {
                return true;
            }

            Follow(isWhole, beforeUs, nowUs);
            return false;
        }

        private int LevelOf(int at)
        {
            const int Step = 8 * Limits.FrameBytes;
            int highest = 0;
            int end = ring.OffsetOf(ring.First) + blockBytes;
            for (int i = ring.OffsetOf(ring.First) + at; i < end; i += Step)
            {
                int sample = (short)(ring.Audio[i] | (ring.Audio[i + 1] << 8));
                sample = sample < 0 ? -sample : sample;
                highest = sample > highest ? sample : highest;
            }

            return highest > short.MaxValue ? short.MaxValue : highest;
        }

        private void Drain(long nowUs)
        {
            if (ring.IsFull)
            {
                MakeRoom();
            }

            while (ring.First < ring.Undecided)
            {
                RecordInhibit reasons = ring.ReasonsOf(ring.First);
                if (reasons == RecordInhibit.None)
                {
                    WriteClear(nowUs);
                    return;
                }

                isSteady = false;
                if (store.HasSegment)
                {
                    EndSegment(reasons);
                }

                ledger.Withhold(ring.First * ring.BlockFrames, ring.BlockFrames, reasons);
                ring.ReleaseWithheld();
            }
        }

        private void WriteClear(long nowUs)
        {
            if (store.Inhibit != RecordInhibit.None || (!store.HasSegment && !BeginSegment()))
            {
                return;
            }

            int run = ring.ClearRun(store.WriteBytesMax / blockBytes);
            bool isTaken = store.Append(ring.Audio, ring.OffsetOf(ring.First), run * blockBytes);
            if (!isTaken && store.HasSegment)
            {
                EndSegment(RecordInhibit.CardFull);
                return;
            }

            // A write that failed may be on the card all the same, so it is never offered twice.
            ring.ReleaseClear(run);
            if (isTaken && store.AudioBytes >= Limits.SegmentBytesMax)
            {
                why.Clear();
                why.Append("size");
                CloseSegment();
            }
            else if (!isTaken || !store.CommitWhenDue(nowUs))
            {
                LoseSegment();
            }
        }

        private bool BeginSegment()
        {
            store.ChangeFolderWhenFull();
            if (store.Inhibit != RecordInhibit.None || !store.CanBegin())
            {
                return false;
            }

            string name = ledger.BeginSegment(ring.First * ring.BlockFrames, store.Form);
            bool isBegun = store.BeginSegment(name, sampleRate, ledger.SegmentComment);
            PollBetween();
            if (isBegun && store.CreateSegment())
            {
                return true;
            }

            LoseSegment();
            return false;
        }

        /// <summary>The card may have taken its time: a sign in it is told from one in what comes now, and costs less talk.</summary>
        private void PollBetween()
        {
            if (senses.Poll(clock.NowUs()) != 0)
            {
                isSteady = false;
            }
        }

        private void EndSegment(RecordInhibit reasons)
        {
            why.Clear();
            RecordInhibitNames.Append(why, reasons);
            CloseSegment();
        }

        private void CloseSegment()
        {
            isSteady = false;
            ledger.CloseComment(why);
            if (store.EndSegment(ledger.SegmentComment))
            {
                ledger.EndSegment(store.AudioBytes / Limits.FrameBytes, why, store, true);
            }
            else
            {
                LoseSegment();
            }
        }

        /// <summary>The card failed under an open segment: what it holds for sure is the segment, the rest is withheld by accident.</summary>
        private void LoseSegment()
        {
            isSteady = false;
            long committed = store.CommittedBytes / Limits.FrameBytes;
            long lost = (store.AudioBytes - store.CommittedBytes) / Limits.FrameBytes;
            why.Clear();
            RecordInhibitNames.Append(why, store.Inhibit);
            ledger.EndSegment(committed, why, store, false);
            if (lost > 0)
            {
                ledger.Withhold(ledger.SegmentFirst + committed, (int)lost, store.Inhibit);
            }
        }

        /// <summary>The next Read needs a place, whatever becomes of the oldest block.</summary>
        private void MakeRoom()
        {
            if (ring.Undecided == ring.First)
            {
                ring.Withhold(RecordInhibit.RingFull);
            }
            else if (ring.ReasonsOf(ring.First) == RecordInhibit.None)
            {
                ring.WithholdFirst(store.Inhibit != RecordInhibit.None ? store.Inhibit : RecordInhibit.RingFull);
            }
        }

        /// <summary>All that a pass need not do while a segment runs and no sense gives a sign.</summary>
        private void Follow(bool isWhole, long beforeUs, long nowUs)
        {
            if (!isWhole)
            {
                gaps.Open((ring.End - 1) * ring.BlockFrames, delay.Clock.FormerLowerUs, delay.Clock.FormerUpperUs);
            }

            if (gaps.IsOpen)
            {
                gaps.Observe(nowUs - beforeUs);
            }

            if (store.Inhibit != RecordInhibit.None)
            {
                store.Retry(nowUs);
            }

            if (!store.HasSegment)
            {
                store.FlushJournal();
                if (!ledger.InCall && ring.End % 2 == 0)
                {
                    store.StepErasure(nowUs);
                    StepKeyErasure(nowUs);
                }
            }

            EnterState(NextState());
            IsLedLit = StatusPattern.IsLit(pattern, ring.End);
            drainBlocks = ring.Withheld != 0 ? 1 : blocksPerWrite;
            isSteady = pattern == StatusPattern.Steady && State == RecorderState.Recording && store.HasSegment && gate.Stretches == 0 && !gaps.IsOpen;
        }

        private void StepKeyErasure(long nowUs)
        {
            if (keyRetention.IsDue(nowUs) && IsIdle && keyRetention.Step(nowUs, journal))
            {
                Disturb();
            }
        }

        /// <summary>While the handset is down, before the block is withheld and with that zeroed: whether the codec sends anything at all.</summary>
        private void LookAtCapture()
        {
            if (audio.Fault == AudioFault.None && (senses.Reasons & (RecordInhibit.OnHook | RecordInhibit.RecordKey)) != 0)
            {
                capture.Look(ringAudio, ring.OffsetOf(ring.End - 1), blockBytes);
            }

            isCaptureSeen = capture.IsDone || audio.Fault != AudioFault.None;
            if (isCaptureSeen && AudioFault != AudioFault.None)
            {
                journal.Begin("audio");
                journal.Add("fault", AudioFaults.NameOf(AudioFault));
                journal.End();
                pattern = StatusPattern.Quad;
            }
        }

        private RecorderState NextState()
        {
            if (store.Inhibit != RecordInhibit.None)
            {
                return RecorderState.CardTrouble;
            }

            if (!ledger.InCall)
            {
                return RecorderState.Armed;
            }

            return store.HasSegment ? RecorderState.Recording : RecorderState.Withholding;
        }

        private void EnterState(RecorderState next)
        {
            RecordInhibit reasons = senses.Reasons;
            if (next == State && reasons == shown)
            {
                return;
            }

            State = next;
            shown = reasons;
            pattern = isCaptureSeen && AudioFault != AudioFault.None ? StatusPattern.Quad : StatusPattern.Of(next, reasons);
        }
    }
}
