// SPDX-License-Identifier: MIT
namespace System.Device.Gpio
{
    /// <summary>Edges.</summary>
    [Flags]
    public enum PinEventTypes
    {
        None = 0,
        Rising = 1,
        Falling = 2,
    }
}
