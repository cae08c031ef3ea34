// SPDX-License-Identifier: MIT
namespace HushTap.Core.Settings
{
    /// <summary>What a settings file turned out to be.</summary>
    public enum SettingsFile : byte
    {
        /// <summary>Not a settings file, cut, or changed.</summary>
        Damaged = 0,

        /// <summary>Of another version than this firmware writes.</summary>
        Future,

        /// <summary>Whole.</summary>
        Whole,
    }
}
