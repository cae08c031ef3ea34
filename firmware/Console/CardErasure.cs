// SPDX-License-Identifier: MIT
using HushTap.Core.Storage;

namespace HushTap.Console
{
    /// <summary>Begins the erasure of a call; the recorder does it while nobody has the handset lifted.</summary>
    public sealed class CardErasure : ICardErasure
    {
        private readonly CardStore store;

        /// <summary>Initializes a new instance of the <see cref="CardErasure"/> class.</summary>
        /// <param name="store">The card.</param>
        public CardErasure(CardStore store)
        {
            this.store = store;
        }

        /// <inheritdoc/>
        public bool EraseCall(int folder, int call)
        {
            return store.BeginErase(folder, call);
        }
    }
}
