// SPDX-License-Identifier: MIT
using HushTap.Core;
using HushTap.Core.Audio;
using HushTap.Core.Gate;
using HushTap.Core.Settings;
using HushTap.Core.Text;

namespace HushTap.Console
{
    /// <summary><c>test</c>: what a look can tell, and on request a test of the card.</summary>
    public sealed class TestCommand : ICommand
    {
        private readonly ConsoleDevice device;
        private readonly ICardTest card;
        private int index;
        private int problems;

        /// <summary>Initializes a new instance of the <see cref="TestCommand"/> class.</summary>
        /// <param name="device">What it speaks about.</param>
        /// <param name="card">Measures the card; null when this build cannot.</param>
        public TestCommand(ConsoleDevice device, ICardTest card)
        {
            this.device = device;
            this.card = card;
        }

        /// <inheritdoc/>
        public void Begin(Request request, Reply reply)
        {
            index = 0;
            problems = 0;
            if (request.Words == 2 && request.Is(1, "card"))
            {
                TestCard(reply);
            }
            else if (request.Words != 1)
            {
                device.Misuse(reply, "test, or test card");
            }
        }

        /// <inheritdoc/>
        public void Next(Reply reply)
        {
            while (index < Limits.Senses)
            {
                int sense = index;
                index++;
                if ((device.Recorder.Senses.UseMask & (1 << sense)) != 0)
                {
                    TellInput(sense, reply);
                    return;
                }
            }

            TellRest(index - Limits.Senses, reply);
            index++;
        }

        private void TellInput(int sense, Reply reply)
        {
            SenseWatch senses = device.Recorder.Senses;
            int bit = 1 << sense;
            bool isMissing = (senses.MissingMask & bit) != 0;
            bool isChanged = (senses.ChangedMask & bit) != 0;
            problems += isMissing ? 1 : 0;
            reply.Open();
            reply.Add("input", SenseNames.NameOf(sense, senses.IsRecordKey));
            reply.Add("state", isMissing ? "missing" : (senses.ClosedMask & bit) != 0 ? "closed" : "open");
            reply.Add("changed", isChanged ? "yes" : "never");
            reply.Close();
        }

        private void TellRest(int line, Reply reply)
        {
            SettingsState state = device.Settings.State;
            switch (line)
            {
                case 0: TellAudio(reply); break;
                case 1: Tell("card", device.Recorder.CardInhibit == RecordInhibit.None ? "ok" : RecordInhibitNames.NameOf(device.Recorder.CardInhibit), device.Recorder.CardInhibit == RecordInhibit.None, reply); break;
                case 2: Tell("clock", ClockQuality.NameOf(device.Clock), UtcText.IsSet(device.Clock.UtcTicks()), reply); break;
                case 3: Tell("settings", SettingsStates.NameOf(state), state == SettingsState.Saved || state == SettingsState.Factory, reply); break;
                default: Finish(reply); break;
            }
        }

        private void TellAudio(Reply reply)
        {
            AudioFault fault = device.Recorder.AudioFault;
            bool isFresh = device.Recorder.IsAudioFresh;
            Tell("audio", isFresh ? AudioFaults.NameOf(fault) : "late", isFresh && fault == AudioFault.None, reply);
        }

        private void Tell(string key, string word, bool isWell, Reply reply)
        {
            problems += isWell ? 0 : 1;
            reply.Pair(key, word);
        }

        private void Finish(Reply reply)
        {
            reply.OpenOk();
            reply.Add("problems", problems);
            reply.CloseFinal();
        }

        private void TestCard(Reply reply)
        {
            if (card == null)
            {
                reply.Error(ErrorCode.Unsupported, "this build has no card test", "put the card into a PC");
            }
            else if (device.Access.Allows(reply) && device.IsIdle(reply))
            {
                card.Run(reply);
                device.Recorder.Disturb();
            }
        }
    }
}
