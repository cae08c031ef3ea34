// SPDX-License-Identifier: MIT
namespace System.Device.Gpio
{
    /// <summary>A pin that a controller opened, with the one callback a controller keeps for it.</summary>
    internal sealed class PinBundle
    {
        internal int PinNumber;
        internal GpioPin Pin;
        internal PinEventTypes Edges;
        internal PinChangeEventHandler Callback;
    }
}
