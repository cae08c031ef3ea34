// SPDX-License-Identifier: MIT
using HushTap.Core.Text;

namespace HushTap.Core.Storage
{
    /// <summary>The durable account of what happened: one ASCII line per event, never any audio.</summary>
    /// <remarks>Lines wait in RAM until the card takes them; what does not fit is dropped and counted in the next line that does.</remarks>
    public sealed class Journal
    {
        private readonly IClock clock;
        private readonly AsciiBuffer line = new AsciiBuffer(Limits.JournalLineBytes);
        private readonly AsciiBuffer pending = new AsciiBuffer(Limits.JournalBytes);
        private long sequence;
        private int dropped;

        /// <summary>Initializes a new instance of the <see cref="Journal"/> class.</summary>
        /// <param name="clock">Both clocks.</param>
        public Journal(IClock clock)
        {
            this.clock = clock;
        }

        /// <summary>Gets the last lines, for the console.</summary>
        public RecentLines Recent { get; } = new RecentLines();

        /// <summary>Gets the lines that wait for the card.</summary>
        public AsciiBuffer Pending => pending;

        /// <summary>Begins an event; add to it, then call <see cref="End"/>.</summary>
        /// <param name="name">Lower case, hyphenated.</param>
        public void Begin(string name)
        {
            line.Clear();
            line.Append(sequence);
            line.Append(' ');
            line.Append(clock.NowUs() / 1000);
            line.Append(' ');
            UtcText.AppendExtended(line, clock.UtcTicks());
            line.Append(' ');
            line.Append(name);
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

        /// <summary>Ends the event and queues its line.</summary>
        public void End()
        {
            if (dropped > 0)
            {
                Add("lines-dropped", dropped);
            }

            Recent.Add(line.Bytes, line.Length);
            line.Append('\n');
            if (pending.Length + line.Length > Limits.JournalBytes)
            {
                dropped++;
                return;
            }

            pending.Append(line.Bytes, 0, line.Length);
            sequence++;
            dropped = 0;
        }

        private void Key(string key)
        {
            line.Append(' ');
            line.Append(key);
            line.Append('=');
        }
    }
}
