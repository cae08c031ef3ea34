// SPDX-License-Identifier: MIT
using HushTap.Core.Text;

namespace HushTap.Core.Storage
{
    /// <summary>Builds the journal's lines, seals them, and keeps them until the card has taken them. See FORMAT.md.</summary>
    public sealed class Journal
    {
        /// <summary>A step of the wall clock by at least this much gets a line of its own.</summary>
        private const long ClockStepMsMin = 2000;

        /// <summary>Room that only the lines at the beginning of a folder may use.</summary>
        private const int ReserveBytes = 4 * Limits.JournalLineBytes;

        private readonly IClock clock;
        private readonly LineChain chain;
        private readonly AsciiBuffer line = new AsciiBuffer(Limits.JournalLineBytes);
        private readonly AsciiBuffer pending = new AsciiBuffer(Limits.JournalBytes);
        private readonly byte[] digestBeforePending = new byte[LineChain.DigestBytes];
        private long sequence;
        private long wallOffsetMs;
        private bool hasWallOffset;
        private int dropped;

        /// <summary>Initializes a new instance of the <see cref="Journal"/> class.</summary>
        /// <param name="clock">Both clocks.</param>
        /// <param name="chain">Seals the lines.</param>
        public Journal(IClock clock, LineChain chain)
        {
            this.clock = clock;
            this.chain = chain;
        }

        /// <summary>Gets the last lines, for the console.</summary>
        public RecentLines Recent { get; } = new RecentLines();

        /// <summary>Gets the lines that wait for the card.</summary>
        public AsciiBuffer Pending => pending;

        /// <summary>Gets the number that the next line will have.</summary>
        public long Sequence => sequence;

        /// <summary>Gets the chain.</summary>
        public LineChain Chain => chain;

        /// <summary>Gets the digest of the last line that the card has taken; zeros before the first.</summary>
        public byte[] DigestBeforePending => digestBeforePending;

        /// <summary>Gets the number of that line; -1 before the first.</summary>
        public long LineBeforePending { get; private set; } = -1;

        /// <summary>Gets or sets a value indicating whether lines may use the reserve.</summary>
        public bool UsesReserve { get; set; }

        /// <summary>Begins an event; add to it, then call <see cref="End"/>.</summary>
        /// <param name="name">Lower case, hyphenated.</param>
        public void Begin(string name)
        {
            long nowUs = clock.NowUs();
            long utcTicks = clock.UtcTicks();
            long offsetMs = (utcTicks / 10000) - (nowUs / 1000);
            long stepMs = offsetMs - wallOffsetMs;
            bool isStep = hasWallOffset && (stepMs >= ClockStepMsMin || stepMs <= -ClockStepMsMin);
            wallOffsetMs = offsetMs;
            hasWallOffset = true;
            if (isStep)
            {
                Head("clock", nowUs, utcTicks);
                Add("step-ms", stepMs);
                End();
            }

            Head(name, nowUs, utcTicks);
        }

        /// <summary>Adds a number.</summary>
        /// <param name="key">Lower case, hyphenated.</param>
        /// <param name="value">The number.</param>
        public void Add(string key, long value)
        {
            Key(key);
            line.Append(value);
        }

        /// <summary>Adds a word.</summary>
        /// <param name="key">Lower case, hyphenated.</param>
        /// <param name="value">A word without blanks.</param>
        public void Add(string key, string value)
        {
            Key(key);
            line.Append(value);
        }

        /// <summary>Adds text built elsewhere.</summary>
        /// <param name="key">Lower case, hyphenated.</param>
        /// <param name="value">Text without blanks.</param>
        public void Add(string key, AsciiBuffer value)
        {
            Key(key);
            line.Append(value.Bytes, 0, value.Length);
        }

        /// <summary>Adds reasons by name.</summary>
        /// <param name="key">Lower case, hyphenated.</param>
        /// <param name="reasons">The reasons.</param>
        public void Add(string key, RecordInhibit reasons)
        {
            Key(key);
            RecordInhibitNames.Append(line, reasons);
        }

        /// <summary>Adds a digest.</summary>
        /// <param name="key">Lower case, hyphenated.</param>
        /// <param name="value">16 bytes.</param>
        public void AddDigest(string key, byte[] value)
        {
            Key(key);
            line.AppendHex(value, 0, LineChain.DigestBytes);
        }

        /// <summary>Adds a digest of settings.</summary>
        /// <param name="key">Lower case, hyphenated.</param>
        /// <param name="value">The CRC.</param>
        public void AddCrc(string key, uint value)
        {
            Key(key);
            line.AppendHex(value);
        }

        /// <summary>Ends the event, seals its line and queues it; when there is no room the event is counted as dropped.</summary>
        public void End()
        {
            if (dropped > 0)
            {
                Add("lines-dropped", dropped);
            }

            Recent.Add(line.Bytes, line.Length);
            int room = Limits.JournalBytes - pending.Length - (UsesReserve ? 0 : ReserveBytes);
            if (line.Length + LineChain.SealBytes + 1 > (room < Limits.JournalLineBytes ? room : Limits.JournalLineBytes))
            {
                dropped++;
                return;
            }

            chain.Seal(line);
            line.Append('\n');
            pending.Append(line.Bytes, 0, line.Length);
            sequence++;
            dropped = 0;
        }

        /// <summary>The card has taken the waiting lines.</summary>
        public void ClearPending()
        {
            pending.Clear();
            LineBeforePending = sequence - 1;
            System.Array.Copy(chain.Digest, 0, digestBeforePending, 0, LineChain.DigestBytes);
        }

        private void Head(string name, long nowUs, long utcTicks)
        {
            line.Clear();
            line.Append(sequence);
            line.Append(' ');
            line.Append(nowUs / 1000);
            line.Append(' ');
            UtcText.AppendExtended(line, utcTicks);
            line.Append(' ');
            line.Append(name);
        }

        private void Key(string key)
        {
            line.Append(' ');
            line.Append(key);
            line.Append('=');
        }
    }
}
