// SPDX-License-Identifier: MIT
using HushTap.Core.Text;

namespace HushTap.Core.Gate
{
    /// <summary>The words for the senses on console and in reports.</summary>
    public static class SenseNames
    {
        /// <summary>Gets the name of a sense.</summary>
        /// <param name="sense">Place among the inputs.</param>
        /// <param name="isRecordKey">The record key stands in the hook's place.</param>
        /// <returns>Lower case, hyphenated.</returns>
        public static string NameOf(int sense, bool isRecordKey)
        {
            switch ((SenseRole)sense)
            {
                case SenseRole.HoldLamp: return "hold-lamp";
                case SenseRole.MuteLamp: return "mute-lamp";
                case SenseRole.HoldKey: return "hold-key";
                default: return isRecordKey ? "record-key" : "hook";
            }
        }

        /// <summary>Appends the self-test: each sense in use, its present level, and whether it was ever seen to change.</summary>
        /// <param name="line">The line to append to, e.g. "hold-lamp=open/changed hook=closed/never".</param>
        /// <param name="senses">The senses.</param>
        public static void AppendSelfTest(AsciiBuffer line, SenseWatch senses)
        {
            bool first = true;
            for (int sense = 0; sense < Limits.Senses; sense++)
            {
                int bit = 1 << sense;
                if ((senses.UseMask & bit) == 0)
                {
                    continue;
                }

                if (!first)
                {
                    line.Append(' ');
                }

                first = false;
                line.Append(NameOf(sense, senses.IsRecordKey));
                line.Append((senses.MissingMask & bit) != 0 ? "=missing/" : (senses.ClosedMask & bit) != 0 ? "=closed/" : "=open/");
                line.Append((senses.ChangedMask & bit) != 0 ? "changed" : "never");
            }
        }
    }
}
