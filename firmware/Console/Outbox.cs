// SPDX-License-Identifier: MIT
using System;
using HushTap.Core;
using HushTap.Core.Text;

namespace HushTap.Console
{
    /// <summary>What is to be sent, in slices that fit into the UART's FIFO: the port is never waited for.</summary>
    public sealed class Outbox
    {
        private readonly IConsolePort port;
        private readonly AsciiBuffer text = new AsciiBuffer(Limits.ConsoleOutboxBytes);
        private readonly byte[] slice = new byte[Limits.ConsoleSliceBytes];
        private int sent;
        private long fifoEmptyUs;

        /// <summary>Initializes a new instance of the <see cref="Outbox"/> class.</summary>
        /// <param name="port">The serial port.</param>
        public Outbox(IConsolePort port)
        {
            this.port = port;
        }

        /// <summary>Gets the bytes that wait.</summary>
        public int Waiting => text.Length - sent;

        /// <summary>Gets a value indicating whether a line of any allowed length finds room.</summary>
        public bool HasRoom => text.Length <= Limits.ConsoleOutboxBytes - Limits.ConsoleAnswerLineBytes;

        /// <summary>Gets a value indicating whether one more than an answer's line finds room: for what is told without being asked.</summary>
        public bool HasSpareRoom => text.Length <= Limits.ConsoleOutboxBytes - (2 * Limits.ConsoleAnswerLineBytes);

        /// <summary>Gets the text to append whole lines to, when there is room.</summary>
        public AsciiBuffer Text => text;

        /// <summary>Sends the next slice if the FIFO has emptied since the last one.</summary>
        /// <param name="nowUs">The time.</param>
        public void Send(long nowUs)
        {
            if (Waiting == 0 || nowUs < fifoEmptyUs)
            {
                return;
            }

            int count = Waiting < slice.Length ? Waiting : slice.Length;
            Array.Copy(text.Bytes, sent, slice, 0, count);
            port.Write(slice, count);
            fifoEmptyUs = nowUs + ((count + 1) * Limits.ConsoleByteUs);
            sent += count;
            if (sent == text.Length)
            {
                text.Clear();
                sent = 0;
            }
            else if (sent > text.Length / 2)
            {
                text.RemoveFirst(sent);
                sent = 0;
            }
        }
    }
}
