// SPDX-License-Identifier: MIT
namespace System.Device.I2c
{
    /// <summary>Clock of the bus: 100 kHz, 400 kHz, 1 MHz.</summary>
    public enum I2cBusSpeed
    {
        StandardMode,
        FastMode,
        FastModePlus,
    }
}
