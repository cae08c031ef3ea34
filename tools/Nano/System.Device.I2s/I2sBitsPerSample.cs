// SPDX-License-Identifier: MIT
namespace System.Device.I2s
{
    /// <summary>Width of a sample.</summary>
    public enum I2sBitsPerSample
    {
        Bit8 = 8,
        Bit16 = 16,
        Bit24 = 24,
        Bit32 = 32,
    }
}
