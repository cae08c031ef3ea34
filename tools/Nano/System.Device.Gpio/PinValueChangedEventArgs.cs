// SPDX-License-Identifier: MIT
using nanoFramework.Runtime.Events;

namespace System.Device.Gpio
{
    /// <summary>An edge on a pin. It has no time stamp.</summary>
    public class PinValueChangedEventArgs : BaseEvent
    {
        public PinValueChangedEventArgs(PinEventTypes changeType, int pinNumber)
        {
            ChangeType = changeType;
            PinNumber = pinNumber;
        }

        public PinEventTypes ChangeType { get; }

        public int PinNumber { get; }
    }
}
