// SPDX-License-Identifier: MIT
using HushTap.Core.Text;

namespace HushTap.Core.Storage
{
    /// <summary>What a segment says of itself. See FORMAT.md.</summary>
    public static class SegmentLabel
    {
        private const int StartDigits = 16;

        /// <summary>Builds a segment's name.</summary>
        /// <param name="name">Receives it.</param>
        /// <param name="call">Number of the call.</param>
        /// <param name="segment">Number of the segment in the call.</param>
        /// <param name="utcTicks">When it begins.</param>
        public static void BuildName(AsciiBuffer name, int call, int segment, long utcTicks)
        {
            name.Clear();
            name.Append(call, 5);
            name.Append('-');
            name.Append(segment, 4);
            name.Append('-');
            UtcText.AppendBasic(name, utcTicks);
            name.Append(".WAV");
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
