// SPDX-License-Identifier: MIT
using HushTap.Core;
using HushTap.Core.Audio;

namespace HushTap.Console
{
    /// <summary><c>why</c>: why it does not record right now, in words.</summary>
    public sealed class WhyCommand : ICommand
    {
        private readonly ConsoleDevice device;
        private RecordInhibit left;
        private AudioFault fault;

        /// <summary>Initializes a new instance of the <see cref="WhyCommand"/> class.</summary>
        /// <param name="device">What it speaks about.</param>
        public WhyCommand(ConsoleDevice device)
        {
            this.device = device;
        }

        /// <inheritdoc/>
        public void Begin(Request request, Reply reply)
        {
            if (request.Words != 1)
            {
                device.Misuse(reply, "why");
                return;
            }

            left = device.Recorder.Inhibit;
            fault = device.Recorder.AudioFault;
            long sinceUs = device.Recorder.VerdictSinceUs;
            reply.Open();
            reply.Add("recording", left == RecordInhibit.None && device.Recorder.State == RecorderState.Recording ? "yes" : "no");
            reply.Key("reasons");
            RecordInhibitNames.Append(reply.Line, left);
            reply.Add("since-ms", sinceUs < 0 ? 0 : (device.Clock.NowUs() - sinceUs) / 1000);
            reply.Close();
        }

        /// <inheritdoc/>
        public void Next(Reply reply)
        {
            if (left == RecordInhibit.None)
            {
                Finish(reply);
                return;
            }

            int lowest = (int)left & -(int)left;
            left &= (RecordInhibit)~lowest;
            reply.Open();
            reply.Add("reason", RecordInhibitNames.NameOf((RecordInhibit)lowest));
            reply.Add("text", RecordInhibitTexts.Of((RecordInhibit)lowest));
            reply.Close();
        }

        private void Finish(Reply reply)
        {
            if (fault == AudioFault.None)
            {
                reply.Ok();
                return;
            }

            reply.Open();
            reply.Add("reason", AudioFaults.NameOf(fault));
            reply.Add("text", AudioFaults.HintOf(fault));
            reply.Close();
            fault = AudioFault.None;
        }
    }
}
