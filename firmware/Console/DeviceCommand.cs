// SPDX-License-Identifier: MIT
using HushTap.Core;

namespace HushTap.Console
{
    /// <summary><c>device</c>: the id that stands in the journal and in every segment.</summary>
    public sealed class DeviceCommand : ICommand
    {
        private const int IdMax = 16;
        private readonly ConsoleDevice device;

        /// <summary>Initializes a new instance of the <see cref="DeviceCommand"/> class.</summary>
        /// <param name="device">What it speaks about.</param>
        public DeviceCommand(ConsoleDevice device)
        {
            this.device = device;
        }

        /// <inheritdoc/>
        public void Begin(Request request, Reply reply)
        {
            if (request.Words == 1)
            {
                reply.Pair("device", device.Recorder.DeviceId);
            }
            else if (request.Words != 2 || !IsId(request))
            {
                device.Misuse(reply, "device, or device and 1 to 16 letters, digits or hyphens");
            }
            else if (device.Access.Allows(reply) && device.IsIdle(reply))
            {
                Set(request, reply);
            }
        }

        /// <inheritdoc/>
        public void Next(Reply reply)
        {
            reply.Ok();
        }

        private void Set(Request request, Reply reply)
        {
            char[] id = new char[request.LengthOf(1)];
            for (int i = 0; i < id.Length; i++)
            {
                id[i] = request.CharacterOf(1, i);
            }

            device.FinishDrive(device.Chain.SetDevice(new string(id)), reply);
        }

        private static bool IsId(Request request)
        {
            for (int i = 0; i < request.LengthOf(1); i++)
            {
                char character = request.CharacterOf(1, i);
                int letter = character | 32;
                if (character != '-' && (character < '0' || character > '9') && (letter < 'a' || letter > 'z'))
                {
                    return false;
                }
            }

            return request.LengthOf(1) <= IdMax;
        }
    }
}
