// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Numbers of nanoFramework.Hardware.Esp32's DeviceFunction.</summary>
public static class PinFunction
{
    private const int I2c = 0x2_0000;
    private const int Serial = 0x3_0000;
    private const int I2s = 0x6_0000;

    public static int I2cData(int bus) => I2c + (bus * 0x100);

    public static int I2cClock(int bus) => I2c + (bus * 0x100) + 1;

    public static int UartTx(int port) => Serial + (port * 0x100);

    public static int UartRx(int port) => Serial + (port * 0x100) + 1;

    public static int I2sMasterClock(int bus) => I2s + (bus * 0x100);

    public static int I2sBitClock(int bus) => I2s + (bus * 0x100) + 1;

    public static int I2sWordSelect(int bus) => I2s + (bus * 0x100) + 2;

    public static int I2sDataIn(int bus) => I2s + (bus * 0x100) + 4;
}
