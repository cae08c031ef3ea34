// SPDX-License-Identifier: MIT
using HushTap.Core;
using HushTap.Core.Gate;
using HushTap.Core.Text;

namespace HushTap.Console
{
    /// <summary><c>learn</c>: tells every change of every input. Looks every 10 ms while the next block of audio gathers; the gate goes its own way.</summary>
    public sealed class LearnCommand : ICommand
    {
        private const int SecondsDefault = 60;

        /// <summary>A rest and a look must end before the next block is there.</summary>
        private const long RestUs = (2 * Limits.LearnPollMs * 1000L) + 2000;

        private readonly ConsoleDevice device;
        private readonly ILearnInputs inputs;
        private readonly Outbox outbox;
        private long untilUs;
        private long lookedUs;
        private int levels;
        private int told;
        private int lost;

        /// <summary>Initializes a new instance of the <see cref="LearnCommand"/> class.</summary>
        /// <param name="device">What it speaks about.</param>
        /// <param name="inputs">The board's inputs.</param>
        /// <param name="outbox">Receives what was seen.</param>
        public LearnCommand(ConsoleDevice device, ILearnInputs inputs, Outbox outbox)
        {
            this.device = device;
            this.inputs = inputs;
            this.outbox = outbox;
        }

        /// <summary>Gets a value indicating whether it is on.</summary>
        public bool IsOn { get; private set; }

        /// <inheritdoc/>
        public void Begin(Request request, Reply reply)
        {
            int seconds = SecondsDefault;
            if (request.Words == 2 && request.Is(1, "off"))
            {
                untilUs = 0;
                reply.Ok();
            }
            else if (request.Words < 2
                || request.Words > 3
                || !request.Is(1, "on")
                || (request.Words == 3 && (!request.TryNumber(2, out seconds) || seconds < 1 || seconds > Limits.LearnSecondsMax)))
            {
                device.Misuse(reply, "learn on, learn on 1 to learn on 3600, or learn off");
            }
            else
            {
                Start(seconds);
                reply.Ok();
            }
        }

        /// <inheritdoc/>
        public void Next(Reply reply)
        {
            reply.Ok();
        }

        /// <summary>Looks at the inputs again and again until the next block of audio is due.</summary>
        public void Watch()
        {
            Look();
            while (device.Recorder.NextBlockUs - device.Clock.NowUs() > RestUs)
            {
                device.Control.Rest();
                Look();
                outbox.Send(device.Clock.NowUs());
            }

            if (IsOn && device.Clock.NowUs() >= untilUs && outbox.HasSpareRoom)
            {
                End();
            }
        }

        private void Start(int seconds)
        {
            inputs.Start();
            levels = inputs.Levels();
            lookedUs = device.Clock.NowUs();
            untilUs = lookedUs + (seconds * 1000000L);
            told = 0;
            lost = 0;
            IsOn = true;
        }

        private void Look()
        {
            int before = levels;
            long beforeUs = lookedUs;
            levels = inputs.Levels();
            lookedUs = device.Clock.NowUs();
            for (int i = 0; i < inputs.Count; i++)
            {
                if (((levels ^ before) & (1 << i)) != 0)
                {
                    Tell("! edge ms=", i, (lookedUs - beforeUs + 999) / 1000);
                }
                else if (i == told && outbox.HasSpareRoom)
                {
                    Tell("! level ms=", i, -1);
                    told++;
                }
            }
        }

        private void Tell(string what, int input, long withinMs)
        {
            if (!outbox.HasSpareRoom)
            {
                lost++;
                return;
            }

            AsciiBuffer text = outbox.Text;
            text.Append(what);
            text.Append(lookedUs / 1000);
            if (withinMs >= 0)
            {
                text.Append(" within-ms=");
                text.Append(withinMs);
            }

            text.Append(" input=");
            text.Append(inputs.Name(input));
            text.Append(" level=");
            text.Append((levels >> input) & 1);
            text.Append("\r\n");
        }

        private void End()
        {
            IsOn = false;
            outbox.Text.Append("! learn-end lost=");
            outbox.Text.Append(lost);
            outbox.Text.Append("\r\n");
        }
    }
}
