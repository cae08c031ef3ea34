// SPDX-License-Identifier: MIT
using HushTap.Core;
using HushTap.Core.Text;

namespace HushTap.Console
{
    /// <summary><c>calls</c>: the last calls, one a line.</summary>
    public sealed class CallsCommand : ICommand
    {
        private readonly ConsoleDevice device;
        private int call;

        /// <summary>Initializes a new instance of the <see cref="CallsCommand"/> class.</summary>
        /// <param name="device">What it speaks about.</param>
        public CallsCommand(ConsoleDevice device)
        {
            this.device = device;
        }

        /// <inheritdoc/>
        public void Begin(Request request, Reply reply)
        {
            call = device.Recorder.History.First;
            if (request.Words != 1)
            {
                device.Misuse(reply, "calls");
            }
        }

        /// <inheritdoc/>
        public void Next(Reply reply)
        {
            CallHistory history = device.Recorder.History;
            if (call > history.Last)
            {
                reply.Ok();
                return;
            }

            call = call < history.First ? history.First : call;
            int rate = device.Recorder.SampleRate;
            reply.Open();
            reply.Add("call", call);
            reply.Add("begin-ms", history.BeginUs(call) / 1000);
            reply.Key("begin");
            UtcText.AppendExtended(reply.Line, history.BeginUtcTicks(call));
            reply.Key("end-ms");
            if (history.EndUs(call) < 0)
            {
                reply.Line.Append('-');
            }
            else
            {
                reply.Line.Append(history.EndUs(call) / 1000);
            }

            reply.Add("segments", history.Segments(call));
            reply.Add("recorded-ms", history.RecordedFrames(call) * 1000 / rate);
            reply.Add("withheld-ms", history.WithheldFrames(call) * 1000 / rate);
            reply.Close();
            call++;
        }
    }
}
