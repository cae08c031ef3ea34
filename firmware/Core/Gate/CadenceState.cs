// SPDX-License-Identifier: MIT
namespace HushTap.Core.Gate
{
    /// <summary>Where a lamp stands in its rhythm; see the table in firmware/DESIGN.md.</summary>
    public enum CadenceState : byte
    {
        /// <summary>Nothing is shown, or the last sign is too old to belong to a hold.</summary>
        Rest = 0,

        /// <summary>In the first closed phase of a hold, which may have been entered in its middle.</summary>
        First,

        /// <summary>In a later closed phase.</summary>
        Later,

        /// <summary>Open, and not for so long that the next closed phase would be another hold.</summary>
        Between,
    }
}
