// SPDX-License-Identifier: MIT
using HushTap.Core;
using HushTap.Core.Text;

namespace HushTap.Console
{
    /// <summary>Builds the lines of an answer, with the request's number in front and a checksum behind when the request had them.</summary>
    public sealed class Reply
    {
        private readonly Outbox outbox;
        private readonly AsciiBuffer line = new AsciiBuffer(Limits.ConsoleAnswerLineBytes - ChecksumAndEndBytes);
        private int number;
        private bool hasChecksum;
        private bool hasPair;

        private const int ChecksumAndEndBytes = 7;

        /// <summary>Initializes a new instance of the <see cref="Reply"/> class.</summary>
        /// <param name="outbox">Receives the lines.</param>
        public Reply(Outbox outbox)
        {
            this.outbox = outbox;
            IsFinal = true;
        }

        /// <summary>Gets a value indicating whether the final line is written.</summary>
        public bool IsFinal { get; private set; }

        /// <summary>Gets the line under construction.</summary>
        public AsciiBuffer Line => line;

        /// <summary>Begins an answer.</summary>
        /// <param name="request">The request.</param>
        public void Begin(Request request)
        {
            number = request.Number;
            hasChecksum = request.HasChecksum && request.IsSound;
            IsFinal = false;
        }

        /// <summary>Begins a line.</summary>
        public void Open()
        {
            line.Clear();
            hasPair = false;
            if (number >= 0)
            {
                line.Append('@');
                line.Append(number);
                line.Append(' ');
            }
        }

        /// <summary>Ends a line. The caller knows that the outbox has room.</summary>
        public void Close()
        {
            AsciiBuffer text = outbox.Text;
            text.Append(line.Bytes, 0, line.Length);
            if (hasChecksum)
            {
                text.Append('*');
                text.AppendHex4(Crc16.Of(line.Bytes, 0, line.Length));
            }

            text.Append("\r\n");
        }

        /// <summary>Begins a pair; append its value to <see cref="Line"/>.</summary>
        /// <param name="key">Lower case, hyphenated.</param>
        public void Key(string key)
        {
            if (hasPair)
            {
                line.Append(' ');
            }

            line.Append(key);
            line.Append('=');
            hasPair = true;
        }

        /// <summary>Adds a pair to the line.</summary>
        /// <param name="key">Lower case, hyphenated.</param>
        /// <param name="value">Without blanks.</param>
        public void Add(string key, string value)
        {
            Key(key);
            line.Append(value);
        }

        /// <summary>Adds a pair to the line.</summary>
        /// <param name="key">Lower case, hyphenated.</param>
        /// <param name="value">The number.</param>
        public void Add(string key, long value)
        {
            Key(key);
            line.Append(value);
        }

        /// <summary>Writes a line with one pair.</summary>
        /// <param name="key">Lower case, hyphenated.</param>
        /// <param name="value">Without blanks.</param>
        public void Pair(string key, string value)
        {
            Open();
            Add(key, value);
            Close();
        }

        /// <summary>Writes a line with one pair.</summary>
        /// <param name="key">Lower case, hyphenated.</param>
        /// <param name="value">The number.</param>
        public void Pair(string key, long value)
        {
            Open();
            Add(key, value);
            Close();
        }

        /// <summary>Writes a line of text.</summary>
        /// <param name="text">ASCII.</param>
        public void Text(string text)
        {
            Open();
            line.Append(text);
            Close();
        }

        /// <summary>Writes the final line of a request that was obeyed.</summary>
        public void Ok()
        {
            OpenOk();
            CloseFinal();
        }

        /// <summary>Begins a final line with pairs; end it with <see cref="CloseFinal"/>.</summary>
        public void OpenOk()
        {
            Open();
            line.Append("ok");
            hasPair = true;
        }

        /// <summary>Ends the final line.</summary>
        public void CloseFinal()
        {
            Close();
            IsFinal = true;
        }

        /// <summary>Writes the final line of a request that was not obeyed.</summary>
        /// <param name="code">Why.</param>
        /// <param name="text">The same in words.</param>
        /// <param name="hint">What to do.</param>
        public void Error(ErrorCode code, string text, string hint)
        {
            OpenError(code, text);
            line.Append(hint);
            CloseFinal();
        }

        /// <summary>Begins an error's line up to its hint; append that to <see cref="Line"/> and end with <see cref="CloseFinal"/>.</summary>
        /// <param name="code">Why.</param>
        /// <param name="text">The same in words.</param>
        public void OpenError(ErrorCode code, string text)
        {
            Open();
            line.Append("error ");
            line.Append((int)code);
            line.Append(' ');
            line.Append(ErrorNames.Of(code));
            line.Append(": ");
            line.Append(text);
            line.Append("; hint: ");
        }
    }
}
