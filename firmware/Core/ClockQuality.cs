// SPDX-License-Identifier: MIT
using HushTap.Core.Text;

namespace HushTap.Core
{
    /// <summary>The words for where the wall time comes from, in journal, segments and console. FORMAT.md lists them.</summary>
    public static class ClockQuality
    {
        /// <summary>Gets the word for the wall clock as it is now.</summary>
        /// <param name="clock">Both clocks.</param>
        /// <returns>rtc, set or unset.</returns>
        public static string NameOf(IClock clock)
        {
            return NameOf(clock, clock.UtcTicks());
        }

        /// <summary>Gets the word for a time that was taken from the wall clock.</summary>
        /// <param name="clock">Both clocks.</param>
        /// <param name="utcTicks">100 ns since year 1.</param>
        /// <returns>rtc, set or unset.</returns>
        public static string NameOf(IClock clock, long utcTicks)
        {
            if (!UtcText.IsSet(utcTicks))
            {
                return "unset";
            }

            return clock.IsFromRtc ? "rtc" : "set";
        }
    }
}
