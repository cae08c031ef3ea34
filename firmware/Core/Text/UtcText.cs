// SPDX-License-Identifier: MIT
using System;

namespace HushTap.Core.Text
{
    /// <summary>UTC as text: basic form for file names, extended form for the journal (ISO 8601).</summary>
    public static class UtcText
    {
        /// <summary>1 January 2026 in 100 ns since year 1: an earlier clock was never set.</summary>
        public const long EarliestCredibleTicks = 639028224000000000L;

        /// <summary>Tells whether the system clock was set.</summary>
        /// <param name="utcTicks">100 ns since year 1.</param>
        /// <returns>False for a clock that still counts from its power-on value.</returns>
        public static bool IsSet(long utcTicks)
        {
            return utcTicks >= EarliestCredibleTicks;
        }

        /// <summary>Gets the day.</summary>
        /// <param name="utcTicks">100 ns since year 1.</param>
        /// <returns>yyyymmdd; 0 when the clock was never set.</returns>
        public static int DayOf(long utcTicks)
        {
            if (!IsSet(utcTicks))
            {
                return 0;
            }

            DateTime utc = new DateTime(utcTicks);
            return (utc.Year * 10000) + (utc.Month * 100) + utc.Day;
        }

        /// <summary>Appends yyyymmddThhmmssZ, or UNSET.</summary>
        /// <param name="line">The line to append to.</param>
        /// <param name="utcTicks">100 ns since year 1.</param>
        public static void AppendBasic(AsciiBuffer line, long utcTicks)
        {
            if (!IsSet(utcTicks))
            {
                line.Append("UNSET");
                return;
            }

            DateTime utc = new DateTime(utcTicks);
            line.Append(utc.Year, 4);
            line.Append(utc.Month, 2);
            line.Append(utc.Day, 2);
            line.Append('T');
            line.Append(utc.Hour, 2);
            line.Append(utc.Minute, 2);
            line.Append(utc.Second, 2);
            line.Append('Z');
        }

        /// <summary>Appends yyyy-mm-ddThh:mm:ss.ffffffZ, also of a clock that was never set.</summary>
        /// <param name="line">The line to append to.</param>
        /// <param name="utcTicks">100 ns since year 1.</param>
        public static void AppendMicroseconds(AsciiBuffer line, long utcTicks)
        {
            AppendSeconds(line, utcTicks);
            line.Append('.');
            line.Append(utcTicks / 10 % 1000000, 6);
            line.Append('Z');
        }

        /// <summary>Appends yyyy-mm-ddThh:mm:ssZ, or a hyphen when the clock is not set.</summary>
        /// <param name="line">The line to append to.</param>
        /// <param name="utcTicks">100 ns since year 1.</param>
        public static void AppendExtended(AsciiBuffer line, long utcTicks)
        {
            if (!IsSet(utcTicks))
            {
                line.Append('-');
                return;
            }

            AppendSeconds(line, utcTicks);
            line.Append('Z');
        }

        private static void AppendSeconds(AsciiBuffer line, long utcTicks)
        {
            DateTime utc = new DateTime(utcTicks);
            line.Append(utc.Year, 4);
            line.Append('-');
            line.Append(utc.Month, 2);
            line.Append('-');
            line.Append(utc.Day, 2);
            line.Append('T');
            line.Append(utc.Hour, 2);
            line.Append(':');
            line.Append(utc.Minute, 2);
            line.Append(':');
            line.Append(utc.Second, 2);
        }
    }
}
