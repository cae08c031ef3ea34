// SPDX-License-Identifier: MIT
using HushTap.Core.Gate;

namespace HushTap.Core.Settings
{
    /// <summary>The one table of settings: name, range, factory value, unit and what it does.</summary>
    public sealed class SettingsTable
    {
        /// <summary>Place of sample-rate.</summary>
        public const int SampleRate = 0;

        /// <summary>Place of hold-lamp.use.</summary>
        public const int HoldLampUse = 1;

        /// <summary>Place of hold-lamp.lag-ms.</summary>
        public const int HoldLampLagMs = 2;

        /// <summary>Place of hold-lamp.dark-ms.</summary>
        public const int HoldLampDarkMs = 3;

        /// <summary>Place of hold-lamp.release-ms.</summary>
        public const int HoldLampReleaseMs = 4;

        /// <summary>Place of mute-lamp.use.</summary>
        public const int MuteLampUse = 5;

        /// <summary>Place of mute-lamp.lag-ms.</summary>
        public const int MuteLampLagMs = 6;

        /// <summary>Place of mute-lamp.dark-ms.</summary>
        public const int MuteLampDarkMs = 7;

        /// <summary>Place of mute-lamp.release-ms.</summary>
        public const int MuteLampReleaseMs = 8;

        /// <summary>Place of hold-key.use.</summary>
        public const int HoldKeyUse = 9;

        /// <summary>Place of hook.use.</summary>
        public const int HookUse = 10;

        /// <summary>Place of hook.lag-ms.</summary>
        public const int HookLagMs = 11;

        /// <summary>Place of hold-lamp.cadence.</summary>
        public const int HoldLampCadence = 12;

        /// <summary>Place of hold-lamp.polarity.</summary>
        public const int HoldLampPolarity = 13;

        /// <summary>Place of hold-lamp.dark-ms-min.</summary>
        public const int HoldLampDarkMsMin = 14;

        /// <summary>Place of hold-lamp.lit-ms.</summary>
        public const int HoldLampLitMs = 15;

        /// <summary>Place of hold-lamp.lit-ms-min.</summary>
        public const int HoldLampLitMsMin = 16;

        /// <summary>Place of hold-lamp.debounce-ms.</summary>
        public const int HoldLampDebounceMs = 17;

        /// <summary>Place of hold-lamp.supervised.</summary>
        public const int HoldLampSupervised = 18;

        /// <summary>Place of mute-lamp.polarity.</summary>
        public const int MuteLampPolarity = 19;

        /// <summary>Place of mute-lamp.dark-ms-min.</summary>
        public const int MuteLampDarkMsMin = 20;

        /// <summary>Place of mute-lamp.lit-ms.</summary>
        public const int MuteLampLitMs = 21;

        /// <summary>Place of mute-lamp.lit-ms-min.</summary>
        public const int MuteLampLitMsMin = 22;

        /// <summary>Place of mute-lamp.debounce-ms.</summary>
        public const int MuteLampDebounceMs = 23;

        /// <summary>Place of mute-lamp.supervised.</summary>
        public const int MuteLampSupervised = 24;

        /// <summary>Place of hold-key.polarity.</summary>
        public const int HoldKeyPolarity = 25;

        /// <summary>Place of hold-key.debounce-ms.</summary>
        public const int HoldKeyDebounceMs = 26;

        /// <summary>Place of hook.polarity.</summary>
        public const int HookPolarity = 27;

        /// <summary>Place of hook.debounce-ms.</summary>
        public const int HookDebounceMs = 28;

        /// <summary>Place of retention.days.</summary>
        public const int RetentionDays = 29;

        /// <summary>Place of retention.floor-mb.</summary>
        public const int RetentionFloorMb = 30;

        /// <summary>Place of encrypt.</summary>
        public const int Encrypt = 31;

        private const int Rows = 32;

        private readonly string[] names = new string[Rows];
        private readonly int[] least = new int[Rows];
        private readonly int[] most = new int[Rows];
        private readonly int[] defaults = new int[Rows];
        private readonly string[] units = new string[Rows];
        private readonly string[] texts = new string[Rows];

        /// <summary>Initializes a new instance of the <see cref="SettingsTable"/> class.</summary>
        public SettingsTable()
        {
            Row(SampleRate, "sample-rate", 8000, 16000, 8000, "frames/s", "frames per second: 8000 or 16000");
            Row(HoldLampUse, "hold-lamp.use", 0, 1, 1, string.Empty, "1 = a hold lamp is sensed");
            Row(HoldLampLagMs, "hold-lamp.lag-ms", 0, Limits.LagMsMax, 500, "ms", "hold may begin this long before the lamp shows it");
            Row(HoldLampDarkMs, "hold-lamp.dark-ms", 0, Limits.DarkMsMax, 1600, "ms", "longest dark phase while held; 0 = the lamp never flashes");
            Row(HoldLampReleaseMs, "hold-lamp.release-ms", 0, Limits.ReleaseMsMax, 0, "ms", "hold may last this long after the lamp has gone dark");
            Row(MuteLampUse, "mute-lamp.use", 0, 1, 1, string.Empty, "1 = a mute lamp is sensed");
            Row(MuteLampLagMs, "mute-lamp.lag-ms", 0, Limits.LagMsMax, 500, "ms", "mute may begin this long before the lamp shows it");
            Row(MuteLampDarkMs, "mute-lamp.dark-ms", 0, Limits.DarkMsMax, 1600, "ms", "longest dark phase while muted; 0 = the lamp never flashes");
            Row(MuteLampReleaseMs, "mute-lamp.release-ms", 0, Limits.ReleaseMsMax, 0, "ms", "mute may last this long after the lamp has gone dark");
            Row(HoldKeyUse, "hold-key.use", 0, 1, 0, string.Empty, "1 = the hold key is sensed");
            Row(HookUse, "hook.use", 0, 1, 1, string.Empty, "1 = the hook switch is sensed; 0 = the record key begins and ends a call");
            Row(HookLagMs, "hook.lag-ms", 0, Limits.LagMsMax, 0, "ms", "the handset may be down this long before the sense shows it");
            Row(HoldLampCadence, "hold-lamp.cadence", 0, 1, 0, string.Empty, "0 = lit is held; 1 = line lamp: steady is talk, flashing is held, dark is idle");
            Row(HoldLampPolarity, "hold-lamp.polarity", 0, 1, 0, string.Empty, "0 = a cut wire reads as lit; 1 = as dark, which a line lamp needs");
            Row(HoldLampDarkMsMin, "hold-lamp.dark-ms-min", 0, Limits.DarkMsMax, 0, "ms", "shortest dark phase while held; 0 = any");
            Row(HoldLampLitMs, "hold-lamp.lit-ms", 0, Limits.LitMsMax, 0, "ms", "longest lit phase while held; 0 = it may be steady; a line lamp needs it");
            Row(HoldLampLitMsMin, "hold-lamp.lit-ms-min", 0, Limits.LitMsMax, 0, "ms", "shortest lit phase while held; 0 = any");
            Row(HoldLampDebounceMs, "hold-lamp.debounce-ms", 0, Limits.DebounceMsMax, 0, "ms", "the lamp's sense may bounce this long; only opening waits");
            Row(HoldLampSupervised, "hold-lamp.supervised", 0, 1, 0, string.Empty, "1 = two pins with opposite levels tell cut and short");
            Row(MuteLampPolarity, "mute-lamp.polarity", 0, 1, 0, string.Empty, "0 = a cut wire reads as lit; 1 is refused: nothing is recorded");
            Row(MuteLampDarkMsMin, "mute-lamp.dark-ms-min", 0, Limits.DarkMsMax, 0, "ms", "shortest dark phase while muted; 0 = any");
            Row(MuteLampLitMs, "mute-lamp.lit-ms", 0, Limits.LitMsMax, 0, "ms", "longest lit phase while muted; 0 = it may be steady");
            Row(MuteLampLitMsMin, "mute-lamp.lit-ms-min", 0, Limits.LitMsMax, 0, "ms", "shortest lit phase while muted; 0 = any");
            Row(MuteLampDebounceMs, "mute-lamp.debounce-ms", 0, Limits.DebounceMsMax, 0, "ms", "the lamp's sense may bounce this long; only opening waits");
            Row(MuteLampSupervised, "mute-lamp.supervised", 0, 1, 0, string.Empty, "1 = two pins with opposite levels tell cut and short");
            Row(HoldKeyPolarity, "hold-key.polarity", 0, 1, 0, string.Empty, "0 = a cut loop reads as pressed; 1 is refused: nothing is recorded");
            Row(HoldKeyDebounceMs, "hold-key.debounce-ms", 0, Limits.DebounceMsMax, 0, "ms", "the key may bounce this long; only opening waits");
            Row(HookPolarity, "hook.polarity", 0, 1, 0, string.Empty, "0 = a cut wire reads as on-hook; 1 is refused: nothing is recorded");
            Row(HookDebounceMs, "hook.debounce-ms", 0, Limits.DebounceMsMax, 0, "ms", "the hook switch may bounce this long; only opening waits");
            Row(RetentionDays, "retention.days", 0, 36500, 0, "days", "calls older than this are erased; 0 = never");
            Row(RetentionFloorMb, "retention.floor-mb", 0, 1000000, 0, "MB", "the oldest calls are erased while less than this is free; 0 = never");
            Row(Encrypt, "encrypt", 0, 1, 0, string.Empty, "1 = recordings are encrypted with the day's key; a day without one is not recorded");
        }

        /// <summary>Gets the number of settings.</summary>
        public int Count => Rows;

        /// <summary>Gets the place of a sense's use switch.</summary>
        /// <param name="role">The sense.</param>
        /// <returns>Place in the table.</returns>
        public static int UseOf(SenseRole role)
        {
            switch (role)
            {
                case SenseRole.HoldLamp: return HoldLampUse;
                case SenseRole.MuteLamp: return MuteLampUse;
                case SenseRole.HoldKey: return HoldKeyUse;
                default: return HookUse;
            }
        }

        /// <summary>Gets a setting's name.</summary>
        /// <param name="index">Place in the table.</param>
        /// <returns>Lower case, e.g. hold-lamp.lag-ms.</returns>
        public string Name(int index) => names[index];

        /// <summary>Gets the smallest value.</summary>
        /// <param name="index">Place in the table.</param>
        /// <returns>The value.</returns>
        public int Least(int index) => least[index];

        /// <summary>Gets the largest value.</summary>
        /// <param name="index">Place in the table.</param>
        /// <returns>The value.</returns>
        public int Most(int index) => most[index];

        /// <summary>Gets the factory value.</summary>
        /// <param name="index">Place in the table.</param>
        /// <returns>The value.</returns>
        public int Default(int index) => defaults[index];

        /// <summary>Gets the unit.</summary>
        /// <param name="index">Place in the table.</param>
        /// <returns>Text; empty for a switch.</returns>
        public string Unit(int index) => units[index];

        /// <summary>Gets what the setting does.</summary>
        /// <param name="index">Place in the table.</param>
        /// <returns>One line.</returns>
        public string Text(int index) => texts[index];

        /// <summary>Tells whether a value is allowed.</summary>
        /// <param name="index">Place in the table.</param>
        /// <param name="value">The value.</param>
        /// <returns>True when in range.</returns>
        public bool Accepts(int index, int value)
        {
            if (index == SampleRate)
            {
                return value == 8000 || value == 16000;
            }

            return value >= least[index] && value <= most[index];
        }

        /// <summary>Finds a setting.</summary>
        /// <param name="name">Its name.</param>
        /// <returns>Place in the table, or -1.</returns>
        public int Find(string name)
        {
            for (int i = 0; i < Rows; i++)
            {
                if (names[i] == name)
                {
                    return i;
                }
            }

            return -1;
        }

        private void Row(int index, string name, int leastValue, int mostValue, int defaultValue, string unit, string text)
        {
            names[index] = name;
            least[index] = leastValue;
            most[index] = mostValue;
            defaults[index] = defaultValue;
            units[index] = unit;
            texts[index] = text;
        }
    }
}
