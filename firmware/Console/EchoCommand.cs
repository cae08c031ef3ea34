// SPDX-License-Identifier: MIT
namespace HushTap.Console
{
    /// <summary><c>echo</c>: for a terminal that does not show what is typed.</summary>
    public sealed class EchoCommand : ICommand
    {
        private readonly ConsoleDevice device;

        /// <summary>Initializes a new instance of the <see cref="EchoCommand"/> class.</summary>
        /// <param name="device">Its session is meant.</param>
        public EchoCommand(ConsoleDevice device)
        {
            this.device = device;
        }

        /// <inheritdoc/>
        public void Begin(Request request, Reply reply)
        {
            bool isOn = request.Is(1, "on");
            if (request.Words != 2 || (!isOn && !request.Is(1, "off")))
            {
                device.Misuse(reply, "echo on, or echo off");
                return;
            }

            device.Echoes = isOn;
            reply.Ok();
        }

        /// <inheritdoc/>
        public void Next(Reply reply)
        {
            reply.Ok();
        }
    }
}
