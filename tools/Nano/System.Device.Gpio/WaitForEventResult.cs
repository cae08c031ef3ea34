// SPDX-License-Identifier: MIT
namespace System.Device.Gpio
{
    /// <summary>What a wait for an edge came to; nothing in 1.x returns it.</summary>
    public struct WaitForEventResult
    {
        public PinEventTypes EventTypes;

        public bool TimedOut;
    }
}
