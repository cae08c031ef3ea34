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

        /// <summary>Gets a value indicating whether the hold lamp is a line lamp: steady = talk, flashing = held, dark = idle.</summary>
        public bool IsLineLamp => Uses(SenseRole.HoldLamp) && values[SettingsTable.HoldLampCadence] != 0;

        /// <summary>Tells whether a sense is two complementary pins.</summary>
        /// <param name="role">The sense.</param>
        /// <returns>True when it is supervised.</returns>
        public bool IsSupervised(SenseRole role)
        {
            switch (role)
            {
                case SenseRole.HoldLamp: return values[SettingsTable.HoldLampSupervised] != 0;
                case SenseRole.MuteLamp: return values[SettingsTable.MuteLampSupervised] != 0;
                default: return false;
            }
        }

        /// <summary>Tells whether a sense is described so that a cut wire reads as a sign.</summary>
        /// <param name="role">The sense.</param>
        /// <returns>False: nothing can be recorded with it.</returns>
        public bool IsFailSafe(SenseRole role)
        {
            switch (role)
            {
                case SenseRole.HoldLamp:
                    return values[SettingsTable.HoldLampPolarity] == values[SettingsTable.HoldLampCadence]
                        && (!IsLineLamp || values[SettingsTable.HoldLampLitMs] > 0);
                case SenseRole.MuteLamp: return values[SettingsTable.MuteLampPolarity] == 0;
                case SenseRole.HoldKey: return values[SettingsTable.HoldKeyPolarity] == 0;
                default: return values[SettingsTable.HookPolarity] == 0;
            }
        }

        /// <summary>Gets the longest phase of a hold or mute in which a lamp looks as if there were none.</summary>
        /// <param name="role">The sense.</param>
        /// <returns>Milliseconds: dark for a lamp that is lit while held, lit for a line lamp; 0 when it never flashes, and for key and hook.</returns>
        public int OpenMs(SenseRole role)
        {
            switch (role)
            {
                case SenseRole.HoldLamp: return values[IsLineLamp ? SettingsTable.HoldLampLitMs : SettingsTable.HoldLampDarkMs];
                case SenseRole.MuteLamp: return values[SettingsTable.MuteLampDarkMs];
                default: return 0;
            }
        }

        /// <summary>Gets how long before a sense's first sign the condition may already have begun.</summary>
        /// <param name="role">The sense.</param>
        /// <returns>Milliseconds: the lag, and for a lamp that may flash one open phase.</returns>
        public int LeadMs(SenseRole role)
        {
            switch (role)
            {
                case SenseRole.HoldLamp: return values[SettingsTable.HoldLampLagMs] + OpenMs(role);
                case SenseRole.MuteLamp: return values[SettingsTable.MuteLampLagMs] + OpenMs(role);
                case SenseRole.Hook: return Uses(role) ? values[SettingsTable.HookLagMs] : 0;
                default: return 0;
            }
        }

        /// <summary>Gets how long the hold key may bounce, in milliseconds.</summary>
        public int HoldKeyBounceMs => values[SettingsTable.HoldKeyDebounceMs];

        /// <summary>Gets how long after a sense's last sign the condition may still last.</summary>
        /// <param name="role">The sense.</param>
        /// <returns>
        /// Milliseconds: the debounce and, for a lamp, the release lag and one open phase if it may flash; for a key, the time in which the
        /// hold lamp must have answered, because a hold that the lamp does not show is over by then.
        /// </returns>
        public int TailMs(SenseRole role)
        {
            switch (role)
            {
                case SenseRole.HoldLamp:
                    return values[SettingsTable.HoldLampReleaseMs] + OpenMs(role) + values[SettingsTable.HoldLampDebounceMs];
                case SenseRole.MuteLamp:
                    return values[SettingsTable.MuteLampReleaseMs] + OpenMs(role) + values[SettingsTable.MuteLampDebounceMs];
                case SenseRole.HoldKey:
                    return (Uses(SenseRole.HoldLamp) ? LeadMs(SenseRole.HoldLamp) : 0) + values[SettingsTable.HoldKeyDebounceMs];
                default:
                    return Uses(role) ? values[SettingsTable.HookDebounceMs] : 0;
            }
        }

        /// <summary>Makes the judge of a lamp's rhythm.</summary>
        /// <param name="role">A lamp.</param>
        /// <returns>What its closed and open phases may be.</returns>
        public CadenceWatch CadenceOf(SenseRole role)
        {
            int runMs = LeadMs(role) + TailMs(role);
            int darkMs = values[SettingsTable.HoldLampDarkMs];
            int darkMsMin = values[SettingsTable.HoldLampDarkMsMin];
            int litMs = values[SettingsTable.HoldLampLitMs];
            int litMsMin = values[SettingsTable.HoldLampLitMsMin];
            if (role == SenseRole.MuteLamp)
            {
                darkMs = values[SettingsTable.MuteLampDarkMs];
                darkMsMin = values[SettingsTable.MuteLampDarkMsMin];
                litMs = values[SettingsTable.MuteLampLitMs];
                litMsMin = values[SettingsTable.MuteLampLitMsMin];
            }
            else if (IsLineLamp)
            {
                return new CadenceWatch(darkMsMin, 0, litMsMin, litMs, runMs);
            }

            return new CadenceWatch(litMsMin, litMs, darkMsMin, darkMs, runMs);
        }
    }
}
