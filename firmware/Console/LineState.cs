// SPDX-License-Identifier: MIT
namespace HushTap.Console
{
    /// <summary>What the framer has after a byte.</summary>
    public enum LineState : byte
    {
        /// <summary>No whole line yet.</summary>
        None = 0,

        /// <summary>A line to be obeyed.</summary>
        Whole,

        /// <summary>A line that is longer than allowed.</summary>
        TooLong,

        /// <summary>A line with a byte that is not printable ASCII.</summary>
        Garbled,

        /// <summary>The end of a line of which bytes were thrown away.</summary>
        Overrun,
    }
}
