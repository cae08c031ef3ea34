// SPDX-License-Identifier: MIT
using HushTap.Core.Gate;

namespace HushTap.Core.Settings
{
    /// <summary>The values of all settings. No value of any of them makes the device record hold.</summary>
    public sealed class DeviceSettings
    {
        private readonly SettingsTable table;
        private readonly int[] values;

        /// <summary>Initializes a new instance of the <see cref="DeviceSettings"/> class with factory values.</summary>
        /// <param name="table">The table of settings.</param>
        public DeviceSettings(SettingsTable table)
        {
            this.table = table;
            values = new int[table.Count];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = table.Default(i);
            }
        }

        /// <summary>Gets the table of settings.</summary>
        public SettingsTable Table => table;

        /// <summary>Gets frames per second: 8000 or 16000.</summary>
        public int SampleRate => values[SettingsTable.SampleRate];

        /// <summary>Gets a value.</summary>
        /// <param name="index">Place in the table.</param>
        /// <returns>The value.</returns>
        public int Get(int index) => values[index];

        /// <summary>Sets a value.</summary>
        /// <param name="index">Place in the table.</param>
        /// <param name="value">The value.</param>
        /// <returns>False when it is out of range; nothing is changed then.</returns>
        public bool TrySet(int index, int value)
        {
            if (!table.Accepts(index, value))
            {
                return false;
            }

            values[index] = value;
            return true;
        }

        /// <summary>Tells whether a sense is in use.</summary>
        /// <param name="role">The sense.</param>
        /// <returns>True when its input is wired.</returns>
        public bool Uses(SenseRole role) => values[SettingsTable.UseOf(role)] != 0;

        /// <summary>Gets how long before a sense's first sign the condition may already have begun.</summary>
        /// <param name="role">The sense.</param>
        /// <returns>Milliseconds: the lag, and for a lamp that may flash one dark phase.</returns>
        public int LeadMs(SenseRole role)
        {
            switch (role)
            {
                case SenseRole.HoldLamp: return values[SettingsTable.HoldLampLagMs] + values[SettingsTable.HoldLampDarkMs];
                case SenseRole.MuteLamp: return values[SettingsTable.MuteLampLagMs] + values[SettingsTable.MuteLampDarkMs];
                case SenseRole.Hook: return values[SettingsTable.HookLagMs];
                default: return 0;
            }
        }

        /// <summary>Gets how long after a sense's last sign the condition may still last.</summary>
        /// <param name="role">The sense.</param>
        /// <returns>Milliseconds: the release lag, and for a lamp that may flash one dark phase.</returns>
        public int TailMs(SenseRole role)
        {
            switch (role)
            {
                case SenseRole.HoldLamp: return values[SettingsTable.HoldLampReleaseMs] + values[SettingsTable.HoldLampDarkMs];
                case SenseRole.MuteLamp: return values[SettingsTable.MuteLampReleaseMs] + values[SettingsTable.MuteLampDarkMs];
                default: return 0;
            }
        }
    }
}
