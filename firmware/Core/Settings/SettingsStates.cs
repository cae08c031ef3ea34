// SPDX-License-Identifier: MIT
namespace HushTap.Core.Settings
{
    /// <summary>The words for <see cref="SettingsState"/>.</summary>
    public static class SettingsStates
    {
        /// <summary>Gets a state's word.</summary>
        /// <param name="state">The state.</param>
        /// <returns>Lower case, hyphenated.</returns>
        public static string NameOf(SettingsState state)
        {
            switch (state)
            {
                case SettingsState.Saved: return "saved";
                case SettingsState.BadRecord: return "bad-record";
                case SettingsState.Damaged: return "damaged";
                case SettingsState.Future: return "future";
                default: return "factory";
            }
        }
    }
}
