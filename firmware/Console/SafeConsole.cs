// SPDX-License-Identifier: MIT
using HushTap.Core;
using HushTap.Core.Text;

namespace HushTap.Console
{
    /// <summary>The console of a device that has restarted too often by itself: it records nothing, says why, and obeys <c>reboot</c> alone.</summary>
    public sealed class SafeConsole
    {
        private readonly IConsolePort port;
        private readonly RestartKeeper keeper;
        private readonly LineFramer framer = new LineFramer();
        private readonly Request request = new Request();
        private readonly byte[] received = new byte[Limits.ConsoleBytesPerPass];
        private readonly AsciiBuffer answer = new AsciiBuffer(Limits.ConsoleAnswerLineBytes);

        /// <summary>Initializes a new instance of the <see cref="SafeConsole"/> class.</summary>
        /// <param name="port">The serial port.</param>
        /// <param name="keeper">Knows why.</param>
        public SafeConsole(IConsolePort port, RestartKeeper keeper)
        {
            this.port = port;
            this.keeper = keeper;
        }

        /// <summary>Answers every line that has come.</summary>
        /// <returns>True when a restart is asked for.</returns>
        public bool Step()
        {
            int count = port.Available();
            count = count < received.Length ? count : received.Length;
            if (count > 0)
            {
                port.Read(received, count);
            }

            bool isAsked = false;
            for (int i = 0; i < count; i++)
            {
                LineState state = framer.Take(received[i]);
                if (state != LineState.None)
                {
                    isAsked |= Obey(state);
                    framer.Clear();
                }
            }

            return isAsked;
        }

        private bool Obey(LineState state)
        {
            request.Clear();
            if (state == LineState.Whole)
            {
                request.Parse(framer.Line, framer.Length);
                if (request.IsSound && request.Words == 1 && request.Is(0, "reboot"))
                {
                    Say("ok");
                    return true;
                }
            }

            answer.Clear();
            answer.Append("error: stopped after ");
            answer.Append(keeper.Count);
            answer.Append(" restarts by itself, nothing is recorded; the last: ");
            answer.Append(keeper.Cause);
            Send();
            Say("hint: type reboot to try again; if it comes back, flash the firmware anew");
            return false;
        }

        private void Say(string text)
        {
            answer.Clear();
            answer.Append(text);
            Send();
        }

        private void Send()
        {
            answer.Append("\r\n");
            port.Write(answer.Bytes, answer.Length);
        }
    }
}
