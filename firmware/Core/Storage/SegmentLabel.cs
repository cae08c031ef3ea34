// SPDX-License-Identifier: MIT
using System;
using HushTap.Core.Text;

namespace HushTap.Core.Storage
{
    /// <summary>What a segment says of itself. See FORMAT.md.</summary>
    public static class SegmentLabel
    {
        private const int StartDigits = 16;
        private const long TicksPerDay = 864000000000L;

        /// <summary>Builds a segment's name.</summary>
        /// <param name="name">Receives it.</param>
        /// <param name="call">Number of the call.</param>
        /// <param name="segment">Number of the segment in the call.</param>
        /// <param name="utcTicks">When it begins.</param>
        /// <param name="extension">With its point.</param>
        public static void BuildName(AsciiBuffer name, int call, int segment, long utcTicks, string extension)
        {
            name.Clear();
            name.Append(call, 5);
            name.Append('-');
            name.Append(segment, 4);
            name.Append('-');
            UtcText.AppendBasic(name, utcTicks);
            name.Append(extension);
        }

        /// <summary>Tells whether a segment is encrypted.</summary>
        /// <param name="name">File name.</param>
        /// <returns>True when it is an HTE file.</returns>
        public static bool IsSealed(string name) => name.EndsWith(SealedForm.HteExtension);

        /// <summary>Gets the number of the call that a file is of.</summary>
        /// <param name="name">File name; null is none.</param>
        /// <returns>0 when the file is no segment.</returns>
        public static int CallOf(string name)
        {
            int dash = name == null || !(name.EndsWith(PlainForm.WavExtension) || IsSealed(name)) ? -1 : name.IndexOf('-');
            for (int i = 0; i < dash; i++)
            {
                if (name[i] < '0' || name[i] > '9')
                {
                    return 0;
                }
            }

            return dash < 5 || dash > 9 ? 0 : (int)NumberIn(name, 0, dash);
        }

        /// <summary>Gets the day on which a segment began.</summary>
        /// <param name="name">File name.</param>
        /// <returns>100 ns since year 1; 0 when the clock was not set.</returns>
        public static long DayTicksOf(string name)
        {
            int at = name.IndexOf('-', name.IndexOf('-') + 1) + 1;
            if (at == 0 || name.Length < at + StartDigits || name[at] < '0' || name[at] > '9')
            {
                return 0;
            }

            int year = (int)NumberIn(name, at, at + 4);
            int month = (int)NumberIn(name, at + 4, at + 6);
            int day = (int)NumberIn(name, at + 6, at + 8);
            bool isDate = year > 2000 && year < 3000 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
            return isDate ? new DateTime(year, month, 1).Ticks + ((day - 1) * TicksPerDay) : 0;
        }

        /// <summary>Begins a comment.</summary>
        /// <param name="comment">Receives it.</param>
        /// <param name="device">Id of the device.</param>
        /// <param name="boot">Number of the power-on.</param>
        /// <param name="call">Number of the call.</param>
        /// <param name="segment">Number of the segment in the call.</param>
        /// <param name="first">Stream number of the first frame.</param>
        public static void Begin(AsciiBuffer comment, string device, long boot, long call, long segment, long first)
        {
            comment.Clear();
            comment.Append("hushtap device=");
            comment.Append(device);
            comment.Append(" boot=");
            comment.Append(boot);
            comment.Append(" call=");
            comment.Append(call);
            comment.Append(" segment=");
            comment.Append(segment);
            comment.Append(" first=");
            comment.Append(first);
            comment.Append(" start=");
        }

        /// <summary>Builds the comment of a segment whose header is gone, from its name and its line in the journal.</summary>
        /// <param name="comment">Receives it.</param>
        /// <param name="tail">The journal.</param>
        /// <param name="name">The segment's name.</param>
        /// <param name="line">The line that began it.</param>
        /// <returns>Frames per second.</returns>
        public static int Rebuild(AsciiBuffer comment, JournalTail tail, string name, LineFields line)
        {
            int dash = name.IndexOf('-');
            int second = dash < 0 ? -1 : name.IndexOf('-', dash + 1);
            Begin(comment, tail.Device, tail.Boot, NumberIn(name, 0, dash), NumberIn(name, dash + 1, second), line.Number("first"));
            AppendStart(comment, name, second + 1);
            comment.Append(" clock=");
            comment.Append(line.Text("clock"));
            comment.Append(" settings=");
            comment.Append(line.Text("settings"));
            comment.Append(" end=power-cut");
            return (int)line.Number("rate");
        }

        /// <summary>Turns the basic form of a name into the extended one.</summary>
        private static void AppendStart(AsciiBuffer comment, string name, int at)
        {
            if (at + StartDigits > name.Length || name[at] == 'U')
            {
                comment.Append('-');
                return;
            }

            for (int i = 0; i < StartDigits; i++)
            {
                comment.Append(name[at + i]);
                if (i == 3 || i == 5)
                {
                    comment.Append('-');
                }
                else if (i == 10 || i == 12)
                {
                    comment.Append(':');
                }
            }
        }

        private static long NumberIn(string name, int from, int to)
        {
            long value = 0;
            for (; from < to; from++)
            {
                value = (value * 10) + name[from] - '0';
            }

            return value;
        }
    }
}
