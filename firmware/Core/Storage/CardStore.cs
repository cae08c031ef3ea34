// SPDX-License-Identifier: MIT
using HushTap.Core.Text;

namespace HushTap.Core.Storage
{
    /// <summary>What is on the card: numbered folders, in each a journal and the segments of one power-on. See FORMAT.md.</summary>
    /// <remarks>
    /// One file is open at a time. A segment is closed and reopened every CommitMs, because only Close commits; its header is patched in between,
    /// so it is never ahead of the audio. After any trouble the card is unmounted and tried again every CardRetryMs.
    /// </remarks>
    public sealed class CardStore
    {
        private const string Root = "HUSHTAP";
        private const string JournalName = "\\JOURNAL.TXT";
        private readonly ICard card;
        private readonly IClock clock;
        private readonly Journal journal;
        private readonly WavHeader header = new WavHeader();
        private readonly AsciiBuffer text = new AsciiBuffer(WavHeader.CommentBytesMax);
        private string folder;
        private string segmentPath;
        private bool journalExists;
        private long audioBytes;
        private long committedUs;
        private long retryUs;

        /// <summary>Initializes a new instance of the <see cref="CardStore"/> class.</summary>
        /// <param name="card">The card.</param>
        /// <param name="clock">Both clocks.</param>
        /// <param name="journal">Its lines go to the card whenever no segment is open.</param>
        public CardStore(ICard card, IClock clock, Journal journal)
        {
            this.card = card;
            this.clock = clock;
            this.journal = journal;
            Inhibit = RecordInhibit.CardOut;
        }

        /// <summary>Gets why the card cannot take audio; None when it can.</summary>
        public RecordInhibit Inhibit { get; private set; }

        /// <summary>Gets a value indicating whether a segment is open.</summary>
        public bool HasSegment => segmentPath != null;

        /// <summary>Gets the number of segments begun in the present folder.</summary>
        public int FolderSegments { get; private set; }

        /// <summary>Gets bytes of audio handed to the card for the present or last segment.</summary>
        public long AudioBytes => audioBytes;

        /// <summary>Gets bytes of audio of the present or last segment that are surely on the card.</summary>
        public long CommittedBytes { get; private set; }

        /// <summary>Mounts the card, mends what a power cut left, begins a new folder.</summary>
        /// <param name="reason">Word for the journal: power-on, card-in, folder-full.</param>
        public void Start(string reason)
        {
            retryUs = clock.NowUs() + (Limits.CardRetryMs * 1000L);
            CardResult result = card.Mount();
            if (result == CardResult.Ok)
            {
                result = BeginFolder(reason);
            }

            if (result != CardResult.Ok)
            {
                Fail(result);
                return;
            }

            Inhibit = RecordInhibit.None;
            FlushJournal();
        }

        /// <summary>Tries a failed card again when it is time.</summary>
        /// <param name="nowUs">The time.</param>
        public void Retry(long nowUs)
        {
            if (Inhibit != RecordInhibit.None && nowUs >= retryUs)
            {
                Start("card-in");
            }
        }

        /// <summary>Creates a segment with an empty header and opens it for audio.</summary>
        /// <param name="name">File name.</param>
        /// <param name="sampleRate">Frames per second.</param>
        /// <param name="comment">What the file says of itself.</param>
        /// <returns>True when audio can be appended.</returns>
        public bool BeginSegment(string name, int sampleRate, AsciiBuffer comment)
        {
            header.Begin(sampleRate, comment);
            segmentPath = folder + "\\" + name;
            audioBytes = 0;
            CommittedBytes = 0;
            FolderSegments++;
            committedUs = clock.NowUs();
            return Succeeds(card.Open(segmentPath, CardOpen.CreateNew))
                && Succeeds(card.Write(header.Sector, 0, WavHeader.Bytes))
                && Succeeds(card.Close())
                && AppendJournal()
                && Reopen();
        }

        /// <summary>Appends audio to the open segment.</summary>
        /// <param name="buffer">Source.</param>
        /// <param name="offset">Index of the first byte.</param>
        /// <param name="count">Bytes, whole sectors.</param>
        /// <returns>True when the card took it.</returns>
        public bool Append(byte[] buffer, int offset, int count)
        {
            if (!Succeeds(card.Write(buffer, offset, count)))
            {
                return false;
            }

            audioBytes += count;
            return true;
        }

        /// <summary>Commits the open segment when it is time, and the journal with it.</summary>
        /// <param name="nowUs">The time.</param>
        /// <returns>False when the card failed.</returns>
        public bool CommitWhenDue(long nowUs)
        {
            if (nowUs - committedUs < Limits.CommitMs * 1000L)
            {
                return true;
            }

            committedUs = nowUs;
            return CloseSegment() && AppendJournal() && Reopen();
        }

        /// <summary>Commits and ends the open segment.</summary>
        /// <param name="comment">What the file finally says of itself.</param>
        /// <returns>False when the card failed.</returns>
        public bool EndSegment(AsciiBuffer comment)
        {
            header.SetComment(comment);
            bool isClosed = CloseSegment();
            segmentPath = null;
            return isClosed;
        }

        /// <summary>Begins a new folder when the present one holds enough. Only between segments.</summary>
        public void ChangeFolderWhenFull()
        {
            if (FolderSegments < Limits.FolderSegmentsMax || Inhibit != RecordInhibit.None)
            {
                return;
            }

            CardResult result = BeginFolder("folder-full");
            if (result != CardResult.Ok)
            {
                Fail(result);
            }
        }

        /// <summary>Commits the waiting lines of the journal, unless a segment is open: then its next commit does.</summary>
        public void FlushJournal()
        {
            if (journal.Pending.Length > 0 && Inhibit == RecordInhibit.None && !HasSegment)
            {
                AppendJournal();
            }
        }

        private CardResult BeginFolder(string reason)
        {
            string[] folders = card.Folders(Root);
            if (folders == null)
            {
                return CardResult.Failed;
            }

            int last = HighestNumber(folders);
            if (reason != "folder-full" && last > 0)
            {
                Recover(Root + "\\" + Number(last));
            }

            folder = Root + "\\" + Number(last + 1);
            journalExists = false;
            FolderSegments = 0;
            journal.Begin(reason);
            journal.Add("format", 1);
            journal.End();
            return card.MakeFolder(folder);
        }

        /// <summary>Only the last segment can have been open when the power went.</summary>
        private void Recover(string path)
        {
            string name = LastSegment(card.Files(path));
            if (name == null || card.Open(path + "\\" + name, CardOpen.Update) != CardResult.Ok)
            {
                return;
            }

            byte[] sector = new byte[WavHeader.Bytes];
            long length = card.Length();
            bool isWhole = card.Read(sector, WavHeader.Bytes) == WavHeader.Bytes && WavHeader.IsHeader(sector);
            long audio = length > WavHeader.Bytes ? (length - WavHeader.Bytes) & ~3L : 0;
            if (length < 0 || (isWhole && WavHeader.AudioBytesOf(sector) == audio))
            {
                card.Close();
                return;
            }

            Mend(sector, isWhole, audio);
            journal.Begin("recovered");
            journal.Add("file", name);
            journal.Add("frames", audio / Limits.FrameBytes);
            journal.End();
        }

        private void Mend(byte[] sector, bool isWhole, long audio)
        {
            if (isWhole)
            {
                header.Load(sector);
            }
            else
            {
                text.Clear();
                text.Append("hushtap recovered=header");
                header.Begin(8000, text);
            }

            header.SetAudioBytes(audio);
            if (card.Rewind() == CardResult.Ok && card.Write(header.Sector, 0, WavHeader.Bytes) == CardResult.Ok)
            {
                card.Close();
            }
        }

        private bool CloseSegment()
        {
            if (!Succeeds(card.Close()))
            {
                return false;
            }

            CommittedBytes = audioBytes;
            header.SetAudioBytes(audioBytes);
            return Succeeds(card.Open(segmentPath, CardOpen.Update))
                && Succeeds(card.Write(header.Sector, 0, WavHeader.Bytes))
                && Succeeds(card.Close());
        }

        private bool Reopen()
        {
            return Succeeds(card.Open(segmentPath, CardOpen.Append));
        }

        private bool AppendJournal()
        {
            if (journal.Pending.Length == 0)
            {
                return true;
            }

            if (!Succeeds(card.Open(folder + JournalName, journalExists ? CardOpen.Append : CardOpen.CreateNew))
                || !Succeeds(card.Write(journal.Pending.Bytes, 0, journal.Pending.Length))
                || !Succeeds(card.Close()))
            {
                return false;
            }

            journalExists = true;
            journal.Pending.Clear();
            return true;
        }

        private bool Succeeds(CardResult result)
        {
            if (result == CardResult.Ok)
            {
                return true;
            }

            Fail(result);
            return false;
        }

        private void Fail(CardResult result)
        {
            Inhibit = InhibitOf(result);
            segmentPath = null;
            retryUs = clock.NowUs() + (Limits.CardRetryMs * 1000L);
            card.Unmount();
        }

        private static RecordInhibit InhibitOf(CardResult result)
        {
            switch (result)
            {
                case CardResult.Gone: return RecordInhibit.CardOut;
                case CardResult.Full: return RecordInhibit.CardFull;
                default: return RecordInhibit.CardError;
            }
        }

        private static int HighestNumber(string[] names)
        {
            int highest = 0;
            for (int i = 0; i < names.Length; i++)
            {
                if (names[i].Length == 5 && int.TryParse(names[i], out int number) && number > highest)
                {
                    highest = number;
                }
            }

            return highest;
        }

        private static string LastSegment(string[] names)
        {
            string last = null;
            for (int i = 0; names != null && i < names.Length; i++)
            {
                if (names[i].EndsWith(".WAV") && (last == null || string.Compare(names[i], last) > 0))
                {
                    last = names[i];
                }
            }

            return last;
        }

        private string Number(int number)
        {
            text.Clear();
            text.Append(number, 5);
            return text.ToString();
        }
    }
}
