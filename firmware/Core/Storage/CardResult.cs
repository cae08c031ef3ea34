// SPDX-License-Identifier: MIT
namespace HushTap.Core.Storage
{
    /// <summary>How a card operation ended. The first member is the one that stops recording.</summary>
    public enum CardResult : byte
    {
        /// <summary>The card is not there, or the driver says nothing better.</summary>
        Failed = 0,

        /// <summary>No card, or not mounted.</summary>
        Gone,

        /// <summary>No room.</summary>
        Full,

        /// <summary>A card is there, but its file system is not one that the driver knows: exFAT, or none.</summary>
        Format,

        /// <summary>The card can be read but takes no change.</summary>
        ReadOnly,

        /// <summary>Done.</summary>
        Ok,
    }
}
