// SPDX-License-Identifier: MIT
using HushTap.Core.Gate;
using HushTap.Core.Text;

namespace HushTap.Core.Console
{
    /// <summary>The names of the senses.</summary>
    public static class SenseWords
    {
        /// <summary>Gets a sense's name.</summary>
        /// <param name="role">The sense.</param>
        /// <returns>Lower case, hyphenated.</returns>
        public static string Of(SenseRole role)
        {
            switch (role)
            {
                case SenseRole.HoldLamp: return "hold-lamp";
                case SenseRole.MuteLamp: return "mute-lamp";
                case SenseRole.HoldKey: return "hold-key";
                default: return "hook";
            }
        }

        /// <summary>Appends the names of all senses of a mask, joined by '+', or "none".</summary>
        /// <param name="text">The text to append to.</param>
        /// <param name="mask">Bit n belongs to SenseRole n.</param>
        public static void Append(AsciiBuffer text, int mask)
        {
            bool isFirst = true;
            for (int sense = 0; sense < Limits.Senses; sense++)
            {
                if ((mask & (1 << sense)) == 0)
                {
                    continue;
                }

                if (!isFirst)
                {
                    text.Append('+');
                }

                text.Append(Of((SenseRole)sense));
                isFirst = false;
            }

            if (isFirst)
            {
                text.Append("none");
            }
        }
    }
}
