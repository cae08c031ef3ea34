// SPDX-License-Identifier: MIT
using System;

namespace nanoFramework.System.IO
{
    /// <summary>A change of a card detect switch.</summary>
    public class CardDetectChangedEventArgs : EventArgs
    {
        private readonly CardDetectState _state;
        private readonly uint _slot;

        internal CardDetectChangedEventArgs(CardDetectState state, uint slot)
        {
            _state = state;
            _slot = slot;
        }

        public CardDetectState CardState
        {
            get { return _state; }
        }

        public uint SlotIndex
        {
            get { return _slot; }
        }
    }
}
