// SPDX-License-Identifier: MIT
using System;
using HushTap.Core;
using HushTap.Core.Text;

namespace HushTap.Console
{
    /// <summary><c>time</c>: tells both clocks as they were when the request was read, or sets the wall clock.</summary>
    public sealed class TimeCommand : ICommand
    {
        private readonly ConsoleDevice device;

        /// <summary>Initializes a new instance of the <see cref="TimeCommand"/> class.</summary>
        /// <param name="device">What it speaks about.</param>
        public TimeCommand(ConsoleDevice device)
        {
            this.device = device;
        }

        /// <inheritdoc/>
        public void Begin(Request request, Reply reply)
        {
            if (request.Words == 1)
            {
                Tell(reply);
            }
            else if (request.Words != 3 || !request.Is(1, "set"))
            {
                device.Misuse(reply, "time, or time set 2026-07-24T10:11:12Z");
            }
            else if (device.Access.Allows(reply))
            {
                Set(request, reply);
            }
        }

        /// <inheritdoc/>
        public void Next(Reply reply)
        {
            reply.Ok();
        }

        private void Tell(Reply reply)
        {
            long utcTicks = device.Clock.UtcTicks();
            long nowUs = device.Clock.NowUs();
            reply.Open();
            reply.Key("utc");
            UtcText.AppendMicroseconds(reply.Line, utcTicks);
            reply.Add("clock", ClockQuality.NameOf(device.Clock, utcTicks));
            reply.Add("uptime-us", nowUs);
            reply.Close();
        }

        private void Set(Request request, Reply reply)
        {
            if (!TryUtc(request, 2, out long ticks) || !UtcText.IsSet(ticks))
            {
                reply.Error(ErrorCode.OutOfRange, "not a time from 2026 on", "time set 2026-07-24T10:11:12Z");
                return;
            }

            long stepMs = (ticks - device.Clock.UtcTicks()) / TimeSpan.TicksPerMillisecond;
            bool isTaken = device.Wall.Set(ticks);
            reply.OpenOk();
            reply.Add("step-ms", stepMs);
            if (device.Wall.Rtc != RtcState.Missing)
            {
                reply.Add("rtc", isTaken ? RtcStates.NameOf(device.Wall.Rtc) : "failed");
                reply.Add("rtc-ahead-ms", device.Wall.RtcAheadMs);
            }

            reply.CloseFinal();
        }

        /// <summary>Form yyyy-mm-ddThh:mm:ssZ and nothing else.</summary>
        private static bool TryUtc(Request request, int word, out long ticks)
        {
            ticks = 0;
            const string Form = "0000-00-00T00:00:00Z";
            if (request.LengthOf(word) != Form.Length)
            {
                return false;
            }

            for (int i = 0; i < Form.Length; i++)
            {
                char character = request.CharacterOf(word, i);
                bool isDigit = character >= '0' && character <= '9';
                if (Form[i] == '0' ? !isDigit : character != Form[i])
                {
                    return false;
                }
            }

            int year = Number(request, word, 0, 4);
            int month = Number(request, word, 5, 2);
            int day = Number(request, word, 8, 2);
            int hour = Number(request, word, 11, 2);
            int minute = Number(request, word, 14, 2);
            int second = Number(request, word, 17, 2);
            if (year < 2000 || year > 2099 || month < 1 || month > 12 || day < 1 || day > DaysOf(year, month) || hour > 23 || minute > 59 || second > 59)
            {
                return false;
            }

            ticks = new DateTime(year, month, day, hour, minute, second).Ticks;
            return true;
        }

        private static int Number(Request request, int word, int at, int digits)
        {
            int value = 0;
            for (int i = at; i < at + digits; i++)
            {
                value = (value * 10) + request.CharacterOf(word, i) - '0';
            }

            return value;
        }

        private static int DaysOf(int year, int month)
        {
            if (month == 2)
            {
                return (year % 4) == 0 ? 29 : 28;
            }

            return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
        }
    }
}
