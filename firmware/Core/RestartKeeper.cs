// SPDX-License-Identifier: MIT
using System;
using HushTap.Core.Storage;
using HushTap.Core.Text;

namespace HushTap.Core
{
    /// <summary>Remembers on the internal drive how often the firmware has restarted by itself, and why, so that it does not do so for ever.</summary>
    public sealed class RestartKeeper
    {
        private const string FileName = "RESTART";
        private const int FileBytesMax = 80;
        private readonly IInternalDrive drive;

        /// <summary>Initializes a new instance of the <see cref="RestartKeeper"/> class.</summary>
        /// <param name="drive">The internal drive.</param>
        public RestartKeeper(IInternalDrive drive)
        {
            this.drive = drive;
        }

        /// <summary>Gets how often it has restarted by itself without a minute of peace in between.</summary>
        public int Count { get; private set; }

        /// <summary>Gets what happened last, and where: words joined by '@'; "-" when nothing did.</summary>
        public string Cause { get; private set; } = "-";

        /// <summary>Gets a value indicating whether it must not start the recorder.</summary>
        public bool IsTooMany => Count >= Limits.RestartsMax;

        /// <summary>Names an exception; the interpreter has no more to tell than its type, and no place.</summary>
        /// <param name="exception">What was thrown.</param>
        /// <returns>Lower case, hyphenated.</returns>
        public static string NameOf(Exception exception)
        {
            if (exception is OutOfMemoryException)
            {
                return "out-of-memory";
            }

            if (exception is IndexOutOfRangeException)
            {
                return "index";
            }

            if (exception is NullReferenceException)
            {
                return "null-reference";
            }

            if (exception is ArgumentException)
            {
                return "argument";
            }

            return exception is InvalidOperationException ? "invalid-operation" : "exception";
        }

        /// <summary>Reads what was remembered.</summary>
        public void Load()
        {
            byte[] text = new byte[FileBytesMax];
            int length = drive.Read(FileName, text);
            if (length < 3 || text[0] < '1' || text[0] > '9' || text[1] != ' ')
            {
                return;
            }

            char[] cause = new char[length - 2];
            for (int i = 0; i < cause.Length; i++)
            {
                cause[i] = (char)(text[i + 2] & 127);
            }

            Count = text[0] - '0';
            Cause = new string(cause);
        }

        /// <summary>Remembers one more; call it right before the restart.</summary>
        /// <param name="what">What happened, one word.</param>
        /// <param name="place">Where, one word.</param>
        public void Note(string what, string place)
        {
            Write(Count + 1, what + "@" + place);
        }

        /// <summary>Forgets all: it has run in peace.</summary>
        public void Forget()
        {
            Count = 0;
            Cause = "-";
            drive.Delete(FileName);
        }

        /// <summary>Lets it start once more; if that fails too it is as before.</summary>
        public void GrantOneMore()
        {
            Write(Limits.RestartsMax - 1, Cause);
        }

        /// <summary>Writes down at power-on why there is one.</summary>
        /// <param name="journal">The journal.</param>
        public void Report(Journal journal)
        {
            if (Count > 0)
            {
                journal.Begin("restart");
                journal.Add("reason", Cause);
                journal.Add("count", Count);
                journal.End();
            }
        }

        private void Write(int count, string cause)
        {
            AsciiBuffer text = new AsciiBuffer(FileBytesMax);
            text.Append(count > 9 ? 9 : count);
            text.Append(' ');
            text.Append(cause);
            drive.Write(FileName, text.Bytes, text.Length);
        }
    }
}
