// SPDX-License-Identifier: MIT
namespace HushTap.Core.Gate
{
    /// <summary>What an input tells. The value is also its place among the board's sense inputs.</summary>
    public enum SenseRole : byte
    {
        /// <summary>Lit = the call is on hold; for a line lamp: flashing = on hold, dark = no call.</summary>
        HoldLamp = 0,

        /// <summary>Lit = the microphone is muted.</summary>
        MuteLamp = 1,

        /// <summary>Pressed = hold may begin or end; only ever closes the gate.</summary>
        HoldKey = 2,

        /// <summary>Closed = the handset is down. Where no hook is sensed, the record key stands here and delimits the call.</summary>
        Hook = 3,
    }
}
