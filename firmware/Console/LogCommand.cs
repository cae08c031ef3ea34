// SPDX-License-Identifier: MIT
using HushTap.Core;
using HushTap.Core.Storage;

namespace HushTap.Console
{
    /// <summary><c>log</c>: the last lines of the journal.</summary>
    public sealed class LogCommand : ICommand
    {
        private const int CountDefault = 10;
        private readonly ConsoleDevice device;
        private long next;
        private long end;

        /// <summary>Initializes a new instance of the <see cref="LogCommand"/> class.</summary>
        /// <param name="device">What it speaks about.</param>
        public LogCommand(ConsoleDevice device)
        {
            this.device = device;
        }

        /// <inheritdoc/>
        public void Begin(Request request, Reply reply)
        {
            int count = CountDefault;
            if (request.Words > 2 || (request.Words == 2 && (!request.TryNumber(1, out count) || count < 1 || count > Limits.RecentLines)))
            {
                device.Misuse(reply, "log, or log 1 to log 32");
                return;
            }

            end = device.Recorder.Journal.Recent.End;
            next = end > count ? end - count : 0;
        }

        /// <inheritdoc/>
        public void Next(Reply reply)
        {
            RecentLines recent = device.Recorder.Journal.Recent;
            next = next < recent.End - Limits.RecentLines ? recent.End - Limits.RecentLines : next;
            if (next >= end)
            {
                reply.Ok();
                return;
            }

            reply.Open();
            recent.AppendTo(next, reply.Line);
            reply.Close();
            next++;
        }
    }
}
