// SPDX-License-Identifier: MIT
using nanoFramework.Runtime.Events;

namespace System.Device.Gpio
{
    /// <summary>One native record; the library drops its time.</summary>
    internal sealed class GpioPinEvent : BaseEvent
    {
        internal int PinNumber;
        internal PinEventTypes Edge;
    }
}
