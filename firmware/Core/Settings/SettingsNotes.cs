// SPDX-License-Identifier: MIT
using HushTap.Core.Text;

namespace HushTap.Core.Settings
{
    /// <summary>What a settings file holds besides good values.</summary>
    public sealed class SettingsNotes
    {
        /// <summary>Gets the lines with names that this firmware does not know, each with its end; they are written again.</summary>
        public AsciiBuffer Unknown { get; } = new AsciiBuffer(Limits.UnknownSettingsBytes);

        /// <summary>Gets or sets the file's generation.</summary>
        public int Generation { get; set; }

        /// <summary>Gets or sets the number of records whose value is not allowed.</summary>
        public int BadRecords { get; set; }

        /// <summary>Gets or sets the name of the first of them; null when there is none.</summary>
        public string BadName { get; set; }

        /// <summary>Forgets everything.</summary>
        public void Clear()
        {
            Unknown.Clear();
            Generation = 0;
            BadRecords = 0;
            BadName = null;
        }
    }
}
