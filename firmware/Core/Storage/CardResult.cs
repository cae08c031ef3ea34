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

        /// <summary>Done.</summary>
        Ok,
    }
}
