// SPDX-License-Identifier: MIT
namespace HushTap.Core
{
    /// <summary>What the recorder is doing, for the status LED and the console. The gate does not depend on it.</summary>
    public enum RecorderState : byte
    {
        /// <summary>Not ready: nothing can be recorded.</summary>
        Starting = 0,

        /// <summary>Ready; the handset is down.</summary>
        Armed,

        /// <summary>In a call, and audio goes to the card.</summary>
        Recording,

        /// <summary>In a call, and audio is withheld: hold, mute, or a sense that is not well.</summary>
        Withholding,

        /// <summary>The card cannot take audio.</summary>
        CardTrouble,
    }
}
