// SPDX-License-Identifier: MIT
namespace System.Device.Gpio
{
    /// <summary>Handles an edge that a pin reports.</summary>
    public delegate void PinValueChangedEventHandler(object sender, PinValueChangedEventArgs e);
}
