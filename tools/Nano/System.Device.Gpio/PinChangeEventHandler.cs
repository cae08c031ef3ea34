// SPDX-License-Identifier: MIT
namespace System.Device.Gpio
{
    /// <summary>Handles an edge that a controller reports.</summary>
    public delegate void PinChangeEventHandler(object sender, PinValueChangedEventArgs pinValueChangedEventArgs);
}
