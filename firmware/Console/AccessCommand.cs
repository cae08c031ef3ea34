// SPDX-License-Identifier: MIT
using HushTap.Core;

namespace HushTap.Console
{
    /// <summary><c>unlock</c> and <c>lock</c>.</summary>
    public sealed class AccessCommand : ICommand
    {
        private readonly ConsoleDevice device;
        private readonly AccessControl access;

        /// <summary>Initializes a new instance of the <see cref="AccessCommand"/> class.</summary>
        /// <param name="device">What it speaks about.</param>
        public AccessCommand(ConsoleDevice device)
        {
            this.device = device;
            access = device.Access;
        }

        /// <inheritdoc/>
        public void Begin(Request request, Reply reply)
        {
            if (request.Is(0, "lock"))
            {
                Lock(request, reply);
            }
            else if (!device.Keys.HasOwner)
            {
                reply.Error(ErrorCode.Misuse, "this device is unclaimed and open", "claim it with key set owner");
            }
            else if (access.WaitSeconds() > 0)
            {
                TellWait(reply);
            }
            else if (request.Words == 1)
            {
                reply.Open();
                reply.Key("challenge");
                access.Challenge(reply.Line);
                reply.Close();
            }
            else
            {
                Respond(request, reply);
            }
        }

        /// <inheritdoc/>
        public void Next(Reply reply)
        {
            reply.Ok();
        }

        private void Lock(Request request, Reply reply)
        {
            if (request.Words != 1)
            {
                device.Misuse(reply, "lock");
                return;
            }

            access.Lock();
            reply.Ok();
        }

        private void Respond(Request request, Reply reply)
        {
            byte[] response = new byte[HushTap.Core.Keys.KeyStore.KeyBytes];
            if (request.Words != 2 || !request.TryHex(1, response))
            {
                device.Misuse(reply, "unlock, then unlock and 64 hexadecimal digits");
            }
            else if (access.Respond(response))
            {
                reply.OpenOk();
                reply.Add("idle-s", Limits.UnlockedIdleMs / 1000);
                reply.CloseFinal();
            }
            else
            {
                reply.Error(ErrorCode.WrongResponse, "the response does not fit", "ask for a new challenge with unlock");
            }
        }

        private void TellWait(Reply reply)
        {
            reply.OpenError(ErrorCode.TooManyAttempts, "too many wrong responses");
            reply.Line.Append("wait ");
            reply.Line.Append(access.WaitSeconds());
            reply.Line.Append(" s");
            reply.CloseFinal();
        }
    }
}
