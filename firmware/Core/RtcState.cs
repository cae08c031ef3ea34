// SPDX-License-Identifier: MIT
namespace HushTap.Core
{
    /// <summary>What a clock chip says about itself.</summary>
    public enum RtcState
    {
        /// <summary>Nothing answers at its address.</summary>
        Missing,

        /// <summary>Its oscillator stood still since it was set, or it was never set: the date is worth nothing.</summary>
        Stopped,

        /// <summary>It has run without a break since it was set.</summary>
        Running,
    }
}
