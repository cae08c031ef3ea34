// SPDX-License-Identifier: MIT
namespace nanoFramework.Hardware.Esp32
{
    /// <summary>The type part of a <see cref="DeviceFunction"/>.</summary>
    public enum DeviceTypes
    {
        GPIO = 0x00000,
        SPI = 0x10000,
        I2C = 0x20000,
        SERIAL = 0x30000,
        PWM = 0x40000,
        ADC = 0x50000,
        I2S = 0x60000,
        SDMMC = 0x80000,
    }
}
