// SPDX-License-Identifier: MIT
using System;
using HushTap.Core.Settings;
using HushTap.Core.Storage;
using HushTap.Core.Text;

namespace HushTap.Core.Keys
{
    /// <summary>Destroys the keys of days older than the retention days: what was encrypted with them is noise from then on, also where no card can be reached.</summary>
    /// <remarks>The key for a clock that was never set has no date and stays. Writes flash: only while nobody has the handset lifted.</remarks>
    public sealed class KeyRetention
    {
        private const long TicksPerDay = 864000000000L;
        private const int YearMin = 2026;
        private readonly KeyStore keys;
        private readonly IClock clock;
        private readonly int days;
        private long nextUs;

        /// <summary>Initializes a new instance of the <see cref="KeyRetention"/> class.</summary>
        /// <param name="keys">The keys.</param>
        /// <param name="clock">Both clocks.</param>
        /// <param name="settings">How many days.</param>
        public KeyRetention(KeyStore keys, IClock clock, DeviceSettings settings)
        {
            this.keys = keys;
            this.clock = clock;
            days = settings.Get(SettingsTable.RetentionDays);
            nextUs = days == 0 ? long.MaxValue : 0;
        }

        /// <summary>Tells whether it is time to look.</summary>
        /// <param name="nowUs">The time.</param>
        /// <returns>Never true without retention days.</returns>
        public bool IsDue(long nowUs) => nowUs >= nextUs;

        /// <summary>Looks for one day whose time is up, and destroys its key.</summary>
        /// <param name="nowUs">The time.</param>
        /// <param name="journal">Told of it.</param>
        /// <returns>True when flash was written.</returns>
        public bool Step(long nowUs, Journal journal)
        {
            int day = keys.EarliestDay();
            if (day == 0 || !IsOver(day))
            {
                nextUs = nowUs + (Limits.RetentionPauseMs * 1000L);
                return false;
            }

            bool isDone = keys.EraseDay(day);
            nextUs = isDone ? nowUs : nowUs + (Limits.RetentionPauseMs * 1000L);
            journal.Begin("key");
            journal.Add("what", "day-erased");
            journal.Add("result", isDone ? "ok" : "drive");
            journal.Add("day", day);
            journal.End();
            return true;
        }

        /// <summary>A year before this firmware's is no date that a segment can have.</summary>
        private bool IsOver(int day)
        {
            long now = clock.UtcTicks();
            if (!UtcText.IsSet(now))
            {
                return false;
            }

            if (day / 10000 < YearMin)
            {
                return true;
            }

            long begin = new DateTime(day / 10000, day / 100 % 100, 1).Ticks + (((day % 100) - 1) * TicksPerDay);
            return now - begin > (days + 1) * TicksPerDay;
        }
    }
}
