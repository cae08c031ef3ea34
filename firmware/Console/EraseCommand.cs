// SPDX-License-Identifier: MIT
using HushTap.Core;

namespace HushTap.Console
{
    /// <summary><c>erase</c>: keys, or one call on the card.</summary>
    public sealed class EraseCommand : ICommand
    {
        private readonly ConsoleDevice device;
        private readonly ICardErasure card;

        /// <summary>Initializes a new instance of the <see cref="EraseCommand"/> class.</summary>
        /// <param name="device">What it speaks about.</param>
        /// <param name="card">Erases calls; null when this build cannot.</param>
        public EraseCommand(ConsoleDevice device, ICardErasure card)
        {
            this.device = device;
            this.card = card;
        }

        /// <inheritdoc/>
        public void Begin(Request request, Reply reply)
        {
            if (!device.Access.Allows(reply) || !device.IsIdle(reply))
            {
                return;
            }

            if (request.Words == 2 && request.Is(1, "keys"))
            {
                bool isDone = device.Keys.EraseDays();
                isDone = device.Chain.SetRoot(device.Chain.NextBoot, null) && isDone;
                device.Recorder.Journal.Begin("key");
                device.Recorder.Journal.Add("what", "all-erased");
                device.Recorder.Journal.Add("result", isDone ? "ok" : "drive");
                device.Recorder.Journal.End();
                device.FinishDrive(isDone, reply);
            }
            else if (request.Words == 4 && request.Is(1, "call") && request.TryNumber(2, out int folder) && request.TryNumber(3, out int call))
            {
                EraseCall(folder, call, reply);
            }
            else
            {
                device.Misuse(reply, "erase keys, or erase call FOLDER CALL");
            }
        }

        /// <inheritdoc/>
        public void Next(Reply reply)
        {
            reply.Ok();
        }

        private void EraseCall(int folder, int call, Reply reply)
        {
            if (card == null)
            {
                reply.Error(ErrorCode.Unsupported, "this build cannot erase calls", "put the card into a PC");
            }
            else if (card.EraseCall(folder, call))
            {
                reply.Ok();
            }
            else
            {
                reply.Error(ErrorCode.Card, "not erased", "no such call, a retention lock, or a card that fails: see log");
            }
        }
    }
}
