// SPDX-License-Identifier: MIT
using HushTap.Core.Storage;
using HushTap.Core.Text;

namespace HushTap.Core
{
    /// <summary>Accounts for every frame that was read: it is in a segment, or in a withheld stretch with its reasons. Nothing in between.</summary>
    public sealed class CallLedger
    {
        private readonly Journal journal;
        private readonly IClock clock;
        private readonly int sampleRate;
        private readonly DeviceIdentity identity;
        private readonly AsciiBuffer name = new AsciiBuffer(40);
        private readonly AsciiBuffer comment = new AsciiBuffer(WavHeader.CommentBytesMax);
        private bool inCall;
        private int call;
        private int segment;
        private long segmentFirst;
        private long segmentUtcTicks;
        private RecordInhibit reasons;
        private long withheldFirst;
        private long withheldFrames;
        private long reportFrames;

        /// <summary>Initializes a new instance of the <see cref="CallLedger"/> class.</summary>
        /// <param name="journal">Receives the account.</param>
        /// <param name="clock">Both clocks.</param>
        /// <param name="sampleRate">Frames per second.</param>
        /// <param name="identity">Who records.</param>
        public CallLedger(Journal journal, IClock clock, int sampleRate, DeviceIdentity identity)
        {
            this.identity = identity;
            this.journal = journal;
            this.clock = clock;
            this.sampleRate = sampleRate;
            reportFrames = ReportFrames(Limits.HookReportMs);
        }

        /// <summary>Gets the number of the present or last call since power-on.</summary>
        public int Call => call;

        /// <summary>Gets a value indicating whether a call is going on.</summary>
        public bool InCall => inCall;

        /// <summary>Gets the last calls, for the console.</summary>
        public CallHistory History { get; } = new CallHistory();

        /// <summary>Gets the stream number of the first frame of the present segment or withheld stretch.</summary>
        public long StretchFirst => withheldFrames > 0 ? withheldFirst : segmentFirst;

        /// <summary>Accounts for withheld frames.</summary>
        /// <param name="first">Stream number of the first frame.</param>
        /// <param name="frames">How many.</param>
        /// <param name="why">The reasons; not None.</param>
        public void Withhold(long first, int frames, RecordInhibit why)
        {
            if (withheldFrames > 0 && why != reasons)
            {
                EndWithheld();
            }

            Follow(first, why);
            if (withheldFrames == 0)
            {
                withheldFirst = first;
                reasons = why;
            }

            withheldFrames += frames;
            if (withheldFrames >= reportFrames)
            {
                EndWithheld();
                reportFrames = inCall ? ReportFrames(Limits.WithheldReportMs) : long.MaxValue;
            }
        }

        /// <summary>Names the next segment and journals its beginning.</summary>
        /// <param name="first">Stream number of its first frame.</param>
        /// <param name="form">How it will lie in its file.</param>
        /// <returns>The file name. Allocates.</returns>
        public string BeginSegment(long first, ISegmentForm form)
        {
            EndWithheld();
            Follow(first, RecordInhibit.None);
            segment++;
            segmentFirst = first;
            segmentUtcTicks = clock.UtcTicks();
            SegmentLabel.BuildName(name, call, segment, segmentUtcTicks, form.Extension);
            journal.Begin("segment");
            journal.Add("file", name);
            journal.Add("first", first);
            journal.Add("rate", sampleRate);
            journal.Add("clock", Quality());
            journal.AddCrc("settings", identity.SettingsCrc);
            form.Describe(journal);
            journal.End();
            Comment("power-cut");
            return name.ToString();
        }

        /// <summary>Gets the stream number of the present or last segment's first frame.</summary>
        public long SegmentFirst => segmentFirst;

        /// <summary>Gets what the open segment says of itself until it is ended: that the power was cut.</summary>
        public AsciiBuffer SegmentComment => comment;

        /// <summary>Journals the end of a segment. The frames must be on the card.</summary>
        /// <param name="frames">How many it holds.</param>
        /// <param name="why">Word for the journal.</param>
        /// <param name="store">Knows the digests.</param>
        /// <param name="isWhole">False when the card failed under the segment: then nobody knows how it looks.</param>
        public void EndSegment(long frames, AsciiBuffer why, CardStore store, bool isWhole)
        {
            History.AddSegment(frames);
            journal.Begin("segment-end");
            journal.Add("file", name);
            journal.Add("first", segmentFirst);
            journal.Add("frames", frames);
            journal.Add("reason", why);
            if (isWhole)
            {
                journal.AddDigest("digest", store.SegmentDigest);
                journal.AddDigest("header", store.HeaderDigest);
            }

            store.AddUsed();
            journal.End();
        }

        /// <summary>Rewrites the segment's comment with the reason of its end.</summary>
        /// <param name="why">Why it ends.</param>
        public void CloseComment(AsciiBuffer why)
        {
            Comment(null);
            comment.Append(why.Bytes, 0, why.Length);
        }

        /// <summary>Journals that frames were dropped before the card or the gate ever saw them.</summary>
        /// <param name="first">Stream number of the first frame behind the gap.</param>
        /// <param name="framesMin">At least so many are missing.</param>
        /// <param name="framesMax">At most so many.</param>
        public void Gap(long first, long framesMin, long framesMax)
        {
            journal.Begin("gap");
            journal.Add("first", first);
            journal.Add("frames-min", framesMin);
            journal.Add("frames-max", framesMax);
            journal.End();
        }

        private void Follow(long first, RecordInhibit why)
        {
            bool isOnHook = (why & (RecordInhibit.OnHook | RecordInhibit.RecordKey)) != 0;
            if (inCall && isOnHook)
            {
                inCall = false;
                reportFrames = ReportFrames(Limits.HookReportMs);
                History.End(clock.NowUs());
                journal.Begin("call-end");
                journal.Add("call", call);
                journal.Add("first", first);
                journal.End();
            }
            else if (!inCall && !isOnHook && (why & RecordInhibit.SenseUnknown) == 0)
            {
                inCall = true;
                reportFrames = ReportFrames(Limits.WithheldReportMs);
                call++;
                segment = 0;
                History.Begin(call, clock.NowUs(), clock.UtcTicks());
                journal.Begin("call");
                journal.Add("call", call);
                journal.Add("first", first);
                journal.End();
            }
        }

        private long ReportFrames(int ms)
        {
            return ms / 1000 * sampleRate;
        }

        private void EndWithheld()
        {
            if (withheldFrames == 0)
            {
                return;
            }

            if (inCall)
            {
                History.AddWithheld(withheldFrames);
            }

            journal.Begin("withheld");
            journal.Add("first", withheldFirst);
            journal.Add("frames", withheldFrames);
            journal.Add("reason", reasons);
            journal.End();
            withheldFrames = 0;
        }

        private string Quality()
        {
            return ClockQuality.NameOf(clock, segmentUtcTicks);
        }

        private void Comment(string end)
        {
            SegmentLabel.Begin(comment, identity.Device, identity.Boot, call, segment, segmentFirst);
            UtcText.AppendExtended(comment, segmentUtcTicks);
            comment.Append(" clock=");
            comment.Append(Quality());
            comment.Append(" settings=");
            comment.AppendHex(identity.SettingsCrc);
            comment.Append(" end=");
            comment.Append(end);
        }
    }
}
