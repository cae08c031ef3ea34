// SPDX-License-Identifier: MIT
namespace HushTap.Core.Gate
{
    /// <summary>Where a call delimited by the record key stands; see the table in firmware/DESIGN.md.</summary>
    public enum RecordKeyState : byte
    {
        /// <summary>No call; a touch begins one if it is a clean press.</summary>
        Idle = 0,

        /// <summary>Pressed while idle; the call begins when the key is let go.</summary>
        Beginning,

        /// <summary>In a call.</summary>
        InCall,

        /// <summary>Touched in a call, which is over; waits for the key to be let go.</summary>
        Ending,
    }
}
