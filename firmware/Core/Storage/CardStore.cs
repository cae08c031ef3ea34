// SPDX-License-Identifier: MIT
using HushTap.Core.Settings;
using HushTap.Core.Text;

namespace HushTap.Core.Storage
{
    /// <summary>What is on the card: numbered folders, in each a journal and the segments of one power-on. See FORMAT.md.</summary>
    /// <remarks>
    /// One file is open at a time. A segment is closed and reopened behind its first audio and then every CommitMs, because only Close commits; its
    /// header is patched when it has been reopened, so it is never ahead of the audio. After any trouble the card is unmounted and tried again. No write is begun that the card may have no room for.
    /// </remarks>
    public sealed class CardStore
    {
        private const string PowerOn = "power-on";
        private const string CardIn = "card-in";
        private const string FolderFull = "folder-full";
        private readonly ICard card;
        private readonly IClock clock;
        private readonly Journal journal;
        private readonly DeviceIdentity identity;
        private readonly JournalFile journalFile;
        private readonly SpaceMeter space = new SpaceMeter();
        private readonly CardText cardText = new CardText();
        private readonly ISegmentForm form;
        private readonly CallEraser eraser;
        private readonly Retention retention;
        private readonly Recovery recovery;
        private readonly byte[] segmentDigest = new byte[LineChain.DigestBytes];
        private readonly byte[] headerDigest = new byte[LineChain.DigestBytes];
        private string startReason = PowerOn;
        private int folder;
        private string segmentName;
        private string segmentPath;
        private long audioBytes;
        private long committedUs;
        private long retryUs;
        private int retryMs = Limits.CardRetryMs;
        private RecordInhibit trouble = RecordInhibit.CardOut;
        private RecordInhibit journalledTrouble;
        private RecordInhibit refusal;

        /// <summary>Initializes a new instance of the <see cref="CardStore"/> class.</summary>
        /// <param name="card">The card.</param>
        /// <param name="clock">Both clocks.</param>
        /// <param name="journal">Its lines go to the card whenever no segment is open.</param>
        /// <param name="hmac">Computes digests.</param>
        /// <param name="identity">Who writes.</param>
        /// <param name="settings">When calls are erased.</param>
        /// <param name="form">How segments lie in their files.</param>
        public CardStore(
            ICard card, IClock clock, Journal journal, IDigest hmac, DeviceIdentity identity, DeviceSettings settings, ISegmentForm form)
        {
            this.card = card;
            this.clock = clock;
            this.journal = journal;
            this.identity = identity;
            this.form = form;
            journalFile = new JournalFile(card, journal, space, identity);
            recovery = new Recovery(card, hmac);
            eraser = new CallEraser(card, journal, space);
            retention = new Retention(card, clock, space, eraser, identity.Device, settings);
        }

        /// <summary>Gets why the card cannot take audio, or must not; None when it can.</summary>
        public RecordInhibit Inhibit => trouble != RecordInhibit.None ? trouble : refusal;

        /// <summary>Gets a value indicating whether a segment is open.</summary>
        public bool HasSegment => segmentPath != null;

        /// <summary>Gets the number of segments begun in the present folder.</summary>
        public int FolderSegments { get; private set; }

        /// <summary>Gets bytes of audio handed to the card for the present or last segment; the last of them in vain when the card failed.</summary>
        public long AudioBytes => audioBytes;

        /// <summary>Gets bytes of audio of the present or last segment that are surely on the card.</summary>
        public long CommittedBytes { get; private set; }

        /// <summary>Gets how many bytes the next write may have, so that commits are at whole pieces of the digest.</summary>
        public int WriteBytesMax => form.Free;

        /// <summary>Gets how segments lie in their files.</summary>
        public ISegmentForm Form => form;

        /// <summary>Gets the digest of the last segment's audio.</summary>
        public byte[] SegmentDigest => segmentDigest;

        /// <summary>Gets the digest of the last segment's header.</summary>
        public byte[] HeaderDigest => headerDigest;

        /// <summary>Gets what the card has room for and what is taken.</summary>
        public SpaceMeter Space => space;

        /// <summary>Gets what the card says of itself.</summary>
        public CardText CardText => cardText;

        /// <summary>Mounts the card, mends what a power cut left, begins a new folder.</summary>
        public void Start()
        {
            Try();
        }

        /// <summary>Tries a failed card again when it is time, and looks whether a full one has room again and the day a key.</summary>
        /// <param name="nowUs">The time.</param>
        public void Retry(long nowUs)
        {
            if (nowUs < retryUs)
            {
                return;
            }

            if (trouble != RecordInhibit.None)
            {
                Try();
            }
            else if (refusal != RecordInhibit.None)
            {
                retryUs = nowUs + (retryMs * 1000L);
                CanBegin();
            }
        }

        /// <summary>Tells whether a segment may be begun: there is room for it and, if it is to be encrypted, a key.</summary>
        /// <returns>False when not; <see cref="Inhibit"/> then says why.</returns>
        public bool CanBegin()
        {
            bool hasKey = form.Prepare(clock.UtcTicks());
            refusal = !space.FitsSegment() ? RecordInhibit.CardFull : hasKey ? RecordInhibit.None : RecordInhibit.NoKey;
            return refusal == RecordInhibit.None;
        }

        /// <summary>Begins a segment, with a header that states no audio yet. Its line in the journal comes first, and is durable when this returns.</summary>
        /// <param name="name">File name.</param>
        /// <param name="sampleRate">Frames per second.</param>
        /// <param name="comment">What the file says of itself.</param>
        /// <returns>True when it can be created: see <see cref="CreateSegment"/>.</returns>
        public bool BeginSegment(string name, int sampleRate, AsciiBuffer comment)
        {
            form.Begin(CardPaths.Number(folder) + "/" + name, sampleRate, comment);
            segmentName = name;
            segmentPath = CardPaths.Folder(folder) + "\\" + name;
            audioBytes = 0;
            CommittedBytes = 0;
            FolderSegments++;
            committedUs = clock.NowUs();
            space.BeginSegment(SegmentHeader.Bytes);
            return Succeeds(journalFile.Append(), "journal");
        }

        /// <summary>Creates the segment that was begun.</summary>
        /// <returns>True when audio can be appended.</returns>
        public bool CreateSegment()
        {
            return Succeeds(card.Open(segmentPath, CardOpen.CreateNew), "create")
                && Succeeds(card.Write(form.Header, 0, SegmentHeader.Bytes), "header");
        }

        /// <summary>Appends audio to the open segment.</summary>
        /// <param name="buffer">Source.</param>
        /// <param name="offset">Index of the first byte.</param>
        /// <param name="count">Bytes, whole sectors, at most <see cref="WriteBytesMax"/>.</param>
        /// <returns>True when the card took it. When false and <see cref="HasSegment"/>, the card counts as full and the segment can still be ended.</returns>
        public bool Append(byte[] buffer, int offset, int count)
        {
            if (!space.GrowSegment(form.Growth(count)))
            {
                refusal = RecordInhibit.CardFull;
                return false;
            }

            long startUs = clock.NowUs();
            audioBytes += count;
            if (!Succeeds(form.Append(card, buffer, offset, count), "write"))
            {
                return false;
            }

            ReportStall(startUs, "write");
            return true;
        }

        /// <summary>Commits the open segment when it is time, and the journal with it; its first audio at once, because players complain of a file without.</summary>
        /// <param name="nowUs">The time.</param>
        /// <returns>False when the card failed.</returns>
        public bool CommitWhenDue(long nowUs)
        {
            if (CommittedBytes == 0)
            {
                return form.Waiting > 0 || (CommitAudio() && GoOn());
            }

            if (nowUs - committedUs < Limits.CommitMs * 1000L || !form.IsWhole)
            {
                return true;
            }

            long startUs = clock.NowUs();
            committedUs = nowUs;
            if (!CommitAudio())
            {
                return false;
            }

            form.Finish(segmentDigest);
            journal.Begin("commit");
            journal.Add("file", segmentName);
            journal.Add("frames", audioBytes / Limits.FrameBytes);
            journal.AddDigest("digest", segmentDigest);
            AddUsed();
            journal.End();
            bool isOpen = Succeeds(journalFile.Append(), "journal") && GoOn();
            if (isOpen)
            {
                retryMs = Limits.CardRetryMs;
                ReportStall(startUs, "commit");
            }

            return isOpen;
        }

        /// <summary>Commits and ends the open segment.</summary>
        /// <param name="comment">What the file finally says of itself.</param>
        /// <returns>False when the card failed.</returns>
        public bool EndSegment(AsciiBuffer comment)
        {
            form.SetComment(comment);
            if (!Succeeds(form.Flush(card), "write") || !CommitAudio() || !OpenWithHeader() || !Succeeds(card.Close(), "close"))
            {
                return false;
            }

            form.Finish(segmentDigest);
            form.OfHeader(headerDigest);
            form.Forget();
            space.EndSegment();
            segmentPath = null;
            retryMs = Limits.CardRetryMs;
            return true;
        }

        /// <summary>Adds to the present journal line how much is taken.</summary>
        public void AddUsed()
        {
            journal.Add("used-kib", (space.UsedBytes + 1023) / 1024);
        }

        /// <summary>Begins a new folder when the present one holds enough. Only between segments.</summary>
        public void ChangeFolderWhenFull()
        {
            if (FolderSegments < Limits.FolderSegmentsMax || Inhibit != RecordInhibit.None)
            {
                return;
            }

            if (Succeeds(journalFile.Append(), "journal"))
            {
                Succeeds(BeginFolder(FolderFull), "folder");
            }
        }

        /// <summary>Commits the waiting lines of the journal, unless a segment is open: then its next commit does.</summary>
        public void FlushJournal()
        {
            if (journal.Pending.Length > 0 && trouble == RecordInhibit.None && !HasSegment)
            {
                Succeeds(journalFile.Append(), "journal");
            }
        }

        /// <summary>Erases a little of what must go. Only while no call goes on.</summary>
        /// <param name="nowUs">The time.</param>
        public void StepErasure(long nowUs)
        {
            if (trouble != RecordInhibit.None || HasSegment || journal.Pending.Length > 0)
            {
                return;
            }

            Succeeds(eraser.IsBusy ? eraser.Step() : retention.Step(nowUs), "erase");
        }

        /// <summary>Begins to erase one call's segments in one folder; <see cref="StepErasure"/> does it, and the journal says when it is done.</summary>
        /// <param name="folderNumber">The folder.</param>
        /// <param name="call">The call.</param>
        /// <returns>False when there is no such call, it is under retention lock, another is being erased, or the card failed.</returns>
        public bool BeginErase(int folderNumber, int call)
        {
            string[] names = trouble != RecordInhibit.None || HasSegment || eraser.IsBusy ? null : card.Files(CardPaths.Folder(folderNumber));
            return names != null && eraser.Begin(folderNumber, call, names, "console");
        }

        /// <summary>Measures the card's writes. Blocks for some seconds; only while no call goes on.</summary>
        /// <param name="test">Receives the result.</param>
        /// <returns>False when the card has no room for the test, or failed.</returns>
        public bool Measure(LatencyTest test)
        {
            return trouble == RecordInhibit.None && !HasSegment && space.FitsSegment() && Succeeds(test.Run(), "test");
        }

        /// <summary>Makes a latency test for <see cref="Measure"/>.</summary>
        /// <returns>A new one.</returns>
        public LatencyTest NewLatencyTest() => new LatencyTest(card, clock);

        private void Try()
        {
            string what = "mount";
            CardResult result = card.Mount();
            if (result == CardResult.Ok)
            {
                what = "folder";
                ReadCardText();
                result = BeginFolder(startReason);
            }

            if (!Succeeds(result, what))
            {
                return;
            }

            startReason = CardIn;
            trouble = RecordInhibit.None;
            journalledTrouble = RecordInhibit.None;
            CanBegin();
            retention.Restart();
            retryUs = clock.NowUs() + (retryMs * 1000L);
            FlushJournal();
        }

        private void ReadCardText()
        {
            cardText.Forget();
            if (!card.HasFile(CardText.FileName) || card.Open(CardText.FileName, CardOpen.Read) != CardResult.Ok)
            {
                return;
            }

            byte[] file = new byte[CardText.BytesMax];
            int length = card.Read(file, 0, file.Length);
            card.Close();
            if (length > 0)
            {
                cardText.Read(file, length);
            }
        }

        private CardResult BeginFolder(string reason)
        {
            string[] folders = card.Folders(CardPaths.Root);
            if (folders == null)
            {
                return CardResult.Failed;
            }

            int last = CardPaths.Highest(folders);
            bool isNewCard = reason != FolderFull;
            CardResult result = last < CardPaths.FoldersMax ? card.MakeFolder(CardPaths.Folder(last + 1)) : CardResult.Full;
            if (result == CardResult.Failed && isNewCard)
            {
                return CardResult.ReadOnly;
            }

            if (result == CardResult.Ok && isNewCard)
            {
                result = recovery.Run(last);
                result = result == CardResult.Ok ? MeasureSpace(folders) : result;
            }

            if (result != CardResult.Ok)
            {
                return result;
            }

            folder = last + 1;
            FolderSegments = 0;
            space.BeginFolder();
            journalFile.Begin(folder, cardText);
            JournalFolder(reason, isNewCard);
            return CardResult.Ok;
        }

        private void JournalFolder(string reason, bool isNewCard)
        {
            journal.UsesReserve = true;
            journal.Begin(reason);
            journal.Add("folder", CardPaths.Number(folder));
            journal.Add("card", cardText.Id);
            journal.AddCrc("settings", identity.SettingsCrc);
            journal.End();
            if (isNewCard)
            {
                recovery.Report(journal);
            }

            journal.Begin("space");
            AddUsed();
            journal.Add("source", cardText.IsPrepared ? "card-txt" : "assumed");
            journal.End();
            journal.UsesReserve = false;
        }

        /// <summary>What is taken is known from the last journal; when that does not say, or the card was prepared anew, every file is measured.</summary>
        private CardResult MeasureSpace(string[] folders)
        {
            JournalTail tail = recovery.Tail;
            space.SetCard(cardText.RoomBytes, cardText.ClusterBytes);
            bool isKnown = recovery.HasPrevious && tail.UsedBytes >= 0 && tail.RoomBytes == cardText.RoomBytes / 1024 * 1024;
            journalFile.LostBytes = isKnown ? tail.LostBytes : 0;
            if (isKnown)
            {
                space.Add(tail.UsedBytes);
                space.Add(tail.Bytes);
                space.Add(recovery.SegmentBytes);
            }
            else if (folders.Length > 0)
            {
                CardResult result = new CardCensus(card, space).Run(folders);
                if (result != CardResult.Ok)
                {
                    return result;
                }
            }

            if (recovery.HasPrevious && tail.OpenFile != null)
            {
                journalFile.LostBytes += SpaceMeter.LostBytesPerCut;
                space.Add(SpaceMeter.LostBytesPerCut);
            }

            return CardResult.Ok;
        }

        private bool CommitAudio()
        {
            if (!Succeeds(card.Close(), "close"))
            {
                return false;
            }

            CommittedBytes = audioBytes;
            form.SetAudioBytes(audioBytes);
            return true;
        }

        private bool OpenWithHeader()
        {
            return Succeeds(card.Open(segmentPath, CardOpen.Update), "open")
                && Succeeds(card.Write(form.Header, 0, SegmentHeader.Bytes), "header");
        }

        private bool GoOn()
        {
            return OpenWithHeader() && Succeeds(card.Seek(SegmentHeader.Bytes + form.BodyBytes(audioBytes)), "seek");
        }

        private void ReportStall(long startUs, string what)
        {
            long ms = (clock.NowUs() - startUs) / 1000;
            if (ms > Limits.StallReportMs)
            {
                journal.Begin("stall");
                journal.Add("ms", ms);
                journal.Add("what", what);
                journal.End();
            }
        }

        private bool Succeeds(CardResult result, string what)
        {
            if (result == CardResult.Ok)
            {
                return true;
            }

            Fail(result, what);
            return false;
        }

        private void Fail(CardResult result, string what)
        {
            trouble = InhibitOf(result);
            segmentPath = null;
            form.Forget();
            eraser.Abandon();
            retryUs = clock.NowUs() + (retryMs * 1000L);
            if (result != CardResult.Gone && retryMs < Limits.CardRetryMsMax)
            {
                retryMs *= 2;
            }

            if (trouble != journalledTrouble)
            {
                journalledTrouble = trouble;
                journal.Begin("card-trouble");
                journal.Add("reason", trouble);
                journal.Add("what", what);
                journal.End();
            }

            card.Unmount();
        }

        private static RecordInhibit InhibitOf(CardResult result)
        {
            switch (result)
            {
                case CardResult.Gone: return RecordInhibit.CardOut;
                case CardResult.Full: return RecordInhibit.CardFull;
                case CardResult.Format: return RecordInhibit.CardFormat;
                case CardResult.ReadOnly: return RecordInhibit.CardReadOnly;
                default: return RecordInhibit.CardError;
            }
        }
    }
}
