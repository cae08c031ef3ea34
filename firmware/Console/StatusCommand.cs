// SPDX-License-Identifier: MIT
using HushTap.Core;
using HushTap.Core.Audio;
using HushTap.Core.Gate;
using HushTap.Core.Settings;
using HushTap.Core.Storage;
using HushTap.Core.Text;

namespace HushTap.Console
{
    /// <summary><c>status</c>: one key=value a line.</summary>
    public sealed class StatusCommand : ICommand
    {
        private readonly ConsoleDevice device;
        private int index;

        /// <summary>Initializes a new instance of the <see cref="StatusCommand"/> class.</summary>
        /// <param name="device">What it speaks about.</param>
        public StatusCommand(ConsoleDevice device)
        {
            this.device = device;
        }

        /// <inheritdoc/>
        public void Begin(Request request, Reply reply)
        {
            index = 0;
            if (request.Words != 1)
            {
                device.Misuse(reply, "status");
            }
        }

        /// <inheritdoc/>
        public void Next(Reply reply)
        {
            index++;
            if (index <= 11)
            {
                TellRecorder(reply);
            }
            else
            {
                TellDevice(reply);
            }
        }

        private void TellRecorder(Reply reply)
        {
            Recorder recorder = device.Recorder;
            switch (index)
            {
                case 1: reply.Pair("state", NameOf(recorder.State)); break;
                case 2: TellReasons("inhibit", recorder.Inhibit, reply); break;
                case 3: reply.Pair("call", recorder.Call); break;
                case 4: reply.Pair("in-call", recorder.InCall ? "yes" : "no"); break;
                case 5: recorder.MeasureLevels(); TellLevel("level-near", recorder.LevelNear, reply); break;
                case 6: TellLevel("level-far", recorder.LevelFar, reply); break;
                case 7: reply.Pair("backlog-ms", recorder.BacklogMs); break;
                case 8: reply.Pair("overruns", recorder.Overruns); break;
                case 9: TellCard(reply); break;
                case 10: TellSegment(reply); break;
                default: reply.Pair("audio", AudioFaults.NameOf(recorder.AudioFault)); break;
            }
        }

        private void TellDevice(Reply reply)
        {
            SettingsStore settings = device.Settings;
            switch (index)
            {
                case 12: TellSenses(reply); break;
                case 13: TellCrc(reply); break;
                case 14: reply.Pair("settings-state", SettingsStates.NameOf(settings.State)); break;
                case 15: reply.Pair("draft", settings.IsDraftChanged ? "changed" : "same"); break;
                case 16: reply.Pair("restart", settings.NeedsRestart ? "needed" : "no"); break;
                case 17: reply.Pair("access", device.Access.Word); break;
                case 18: reply.Pair("clock", ClockQuality.NameOf(device.Clock)); break;
                case 19: TellUtc(reply); break;
                case 20: reply.Pair("uptime-ms", device.Clock.NowUs() / 1000); break;
                case 21: reply.Pair("console-lost", device.LostBytes); break;
                case 22: reply.Pair("boot", device.Recorder.Boot); break;
                case 23: TellLine(reply); break;
                case 24: TellDigest(reply); break;
                default: reply.Ok(); break;
            }
        }

        private void TellCard(Reply reply)
        {
            if (device.Recorder.CardInhibit == RecordInhibit.None)
            {
                reply.Pair("card", "ok");
            }
            else
            {
                TellReasons("card", device.Recorder.CardInhibit, reply);
            }
        }

        private void TellSegment(Reply reply)
        {
            long frames = device.Recorder.SegmentFrames;
            if (frames < 0)
            {
                reply.Pair("segment-frames", "-");
            }
            else
            {
                reply.Pair("segment-frames", frames);
            }
        }

        private void TellSenses(Reply reply)
        {
            SenseWatch senses = device.Recorder.Senses;
            bool isFirst = true;
            reply.Open();
            reply.Key("senses");
            for (int sense = 0; sense < Limits.Senses; sense++)
            {
                if ((senses.SignMask & (1 << sense)) != 0)
                {
                    reply.Line.Append(isFirst ? string.Empty : "+");
                    reply.Line.Append(SenseNames.NameOf(sense, senses.IsRecordKey));
                    isFirst = false;
                }
            }

            reply.Line.Append(isFirst ? "none" : string.Empty);
            reply.Close();
        }

        private void TellCrc(Reply reply)
        {
            reply.Open();
            reply.Key("settings");
            reply.Line.AppendHex(device.Settings.Crc);
            reply.Close();
        }

        private void TellUtc(Reply reply)
        {
            reply.Open();
            reply.Key("utc");
            UtcText.AppendExtended(reply.Line, device.Clock.UtcTicks());
            reply.Close();
        }

        private void TellLine(Reply reply)
        {
            long line = device.Recorder.Journal.LineBeforePending;
            if (line < 0)
            {
                reply.Pair("line", "-");
            }
            else
            {
                reply.Pair("line", line);
            }
        }

        private void TellDigest(Reply reply)
        {
            Journal journal = device.Recorder.Journal;
            reply.Open();
            reply.Key("digest");
            if (journal.LineBeforePending < 0)
            {
                reply.Line.Append('-');
            }
            else
            {
                reply.Line.AppendHex(journal.DigestBeforePending, 0, LineChain.DigestBytes);
            }

            reply.Close();
        }

        private static void TellReasons(string key, RecordInhibit reasons, Reply reply)
        {
            reply.Open();
            reply.Key(key);
            RecordInhibitNames.Append(reply.Line, reasons);
            reply.Close();
        }

        private static void TellLevel(string key, int level, Reply reply)
        {
            if (level < 0)
            {
                reply.Pair(key, "-");
            }
            else
            {
                reply.Pair(key, level);
            }
        }

        private static string NameOf(RecorderState state)
        {
            switch (state)
            {
                case RecorderState.Armed: return "armed";
                case RecorderState.Recording: return "recording";
                case RecorderState.Withholding: return "withholding";
                case RecorderState.CardTrouble: return "card-trouble";
                default: return "starting";
            }
        }
    }
}
