// SPDX-License-Identifier: MIT
namespace System.Device.Gpio
{
    /// <summary>Which edges count.</summary>
    public enum GpioPulsePolarity
    {
        Both,
        Falling,
        Rising,
    }
}
