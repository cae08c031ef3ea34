// SPDX-License-Identifier: MIT
namespace System.Device.Gpio
{
    /// <summary>How a pin is driven or pulled.</summary>
    public enum PinMode
    {
        Input,
        InputPullDown,
        InputPullUp,
        Output,
        OutputOpenDrain,
        OutputOpenDrainPullUp,
        OutputOpenSource,
        OutputOpenSourcePullDown,
    }
}
