// SPDX-License-Identifier: MIT
namespace HushTap.Console
{
    /// <summary>Erases calls from the card.</summary>
    public interface ICardErasure
    {
        /// <summary>Begins to erase one call's segments (FORMAT.md, Erasure); the journal says when they are gone.</summary>
        /// <param name="folder">Number of the folder.</param>
        /// <param name="call">Number of the call.</param>
        /// <returns>False when there is no such call, it is locked, or the card failed.</returns>
        bool EraseCall(int folder, int call);
    }
}
