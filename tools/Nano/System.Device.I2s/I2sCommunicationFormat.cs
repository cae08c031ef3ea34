// SPDX-License-Identifier: MIT
namespace System.Device.I2s
{
    /// <summary>Framing on the wire.</summary>
    public enum I2sCommunicationFormat
    {
        I2S = 1,
        Msb = 3,
        PcmShort = 4,
        PcmLong = 12,
        Max,
    }
}
