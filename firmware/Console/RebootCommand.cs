// SPDX-License-Identifier: MIT
using HushTap.Core;

namespace HushTap.Console
{
    /// <summary><c>reboot</c>.</summary>
    public sealed class RebootCommand : ICommand
    {
        private readonly ConsoleDevice device;

        /// <summary>Initializes a new instance of the <see cref="RebootCommand"/> class.</summary>
        /// <param name="device">What it speaks about.</param>
        public RebootCommand(ConsoleDevice device)
        {
            this.device = device;
        }

        /// <inheritdoc/>
        public void Begin(Request request, Reply reply)
        {
            if (request.Words != 1)
            {
                device.Misuse(reply, "reboot");
            }
            else if (device.Access.Allows(reply) && device.IsIdle(reply))
            {
                device.Recorder.Journal.Begin("restart");
                device.Recorder.Journal.Add("reason", "console");
                device.Recorder.Journal.End();
                device.IsRebootAsked = true;
                reply.Ok();
            }
        }

        /// <inheritdoc/>
        public void Next(Reply reply)
        {
            reply.Ok();
        }
    }
}
