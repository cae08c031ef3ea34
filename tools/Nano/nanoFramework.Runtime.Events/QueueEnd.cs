// SPDX-License-Identifier: MIT
using System;
using HushTap.Chip;

namespace nanoFramework.Runtime.Events
{
    /// <summary>Hands records from the chip's event queue to a dispatcher.</summary>
    internal sealed class QueueEnd : INativeEventSink
    {
        private readonly NativeEventDispatcher _dispatcher;

        internal QueueEnd(NativeEventDispatcher dispatcher)
        {
            _dispatcher = dispatcher;
        }

        public void OnNativeEvent(int category, uint data1, uint data2, long utcTicks)
        {
            // On the chip the category travels in bits 8..15 of the first word.
            uint word = (data1 & 0xFFFF00FF) | ((uint)(category & 0xFF) << 8);
            _dispatcher.Deliver(word, data2, new DateTime(utcTicks));
        }
    }
}
