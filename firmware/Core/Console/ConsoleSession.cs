// SPDX-License-Identifier: MIT
using HushTap.Core.Gate;
using HushTap.Core.Text;

namespace HushTap.Core.Console
{
    /// <summary>A line in, an answer out. Never any audio, never a wait.</summary>
    public sealed class ConsoleSession
    {
        private readonly IConsolePort port;
        private readonly Recorder recorder;
        private readonly byte[] received = new byte[Limits.ConsoleBytesPerPass];
        private readonly byte[] line = new byte[Limits.ConsoleLineBytes];
        private readonly AsciiBuffer answer = new AsciiBuffer(256);
        private int length;
        private bool isTooLong;

        /// <summary>Initializes a new instance of the <see cref="ConsoleSession"/> class.</summary>
        /// <param name="port">The serial port.</param>
        /// <param name="recorder">What the answers are about.</param>
        public ConsoleSession(IConsolePort port, Recorder recorder)
        {
            this.port = port;
            this.recorder = recorder;
        }

        /// <summary>Takes a bounded number of bytes and answers finished lines.</summary>
        public void Step()
        {
            int count = port.Available();
            if (count == 0)
            {
                return;
            }

            if (count > received.Length)
            {
                count = received.Length;
            }

            port.Read(received, count);
            for (int i = 0; i < count; i++)
            {
                Take(received[i]);
            }
        }

        private void Take(byte value)
        {
            if (value == '\n' || value == '\r')
            {
                if (length > 0 || isTooLong)
                {
                    Answer();
                }

                length = 0;
                isTooLong = false;
            }
            else if (length == line.Length)
            {
                isTooLong = true;
            }
            else
            {
                line[length] = value;
                length++;
            }
        }

        private void Answer()
        {
            answer.Clear();
            if (isTooLong)
            {
                answer.Append("error: line too long\r\nhint: at most 120 characters\r\n");
            }
            else if (Is("status"))
            {
                AppendStatus();
            }
            else if (Is("test"))
            {
                SenseNames.AppendSelfTest(answer, recorder.Senses);
                answer.Append("\r\nok\r\n");
            }
            else if (Is("help"))
            {
                answer.Append("status  what the recorder does, and why it does not record\r\n");
                answer.Append("test    which senses have been seen to change since power-on\r\nhelp    this list\r\nok\r\n");
            }
            else
            {
                answer.Append("error: unknown command\r\nhint: type help\r\n");
            }

            port.Write(answer.Bytes, answer.Length);
        }

        private void AppendStatus()
        {
            answer.Append("state=");
            answer.Append(NameOf(recorder.State));
            answer.Append(" inhibit=");
            RecordInhibitNames.Append(answer, recorder.Inhibit);
            answer.Append(" calls=");
            answer.Append(recorder.Call);
            answer.Append("\r\nok\r\n");
        }

        private static string NameOf(RecorderState state)
        {
            switch (state)
            {
                case RecorderState.Armed: return "armed";
                case RecorderState.Recording: return "recording";
                case RecorderState.Withholding: return "withholding";
                case RecorderState.CardTrouble: return "card-trouble";
                default: return "starting";
            }
        }

        private bool Is(string command)
        {
            if (length != command.Length)
            {
                return false;
            }

            for (int i = 0; i < length; i++)
            {
                if (line[i] != command[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
