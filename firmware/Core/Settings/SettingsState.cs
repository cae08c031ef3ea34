// SPDX-License-Identifier: MIT
namespace HushTap.Core.Settings
{
    /// <summary>What became of the settings at power-on.</summary>
    public enum SettingsState : byte
    {
        /// <summary>There is no file: factory values.</summary>
        Factory = 0,

        /// <summary>The newest copy is in force.</summary>
        Saved,

        /// <summary>The newest copy is in force, but some of its records fell to their factory values.</summary>
        BadRecord,

        /// <summary>No copy is readable: factory values.</summary>
        Damaged,

        /// <summary>A copy was written by a newer firmware and refused; the other copy is in force, or factory values.</summary>
        Future,
    }
}
