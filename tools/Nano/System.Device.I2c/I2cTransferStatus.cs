// SPDX-License-Identifier: MIT
namespace System.Device.I2c
{
    /// <summary>What came of a transfer.</summary>
    public enum I2cTransferStatus
    {
        UnknownError,
        FullTransfer,
        ClockStretchTimeout,
        PartialTransfer,
        SlaveAddressNotAcknowledged,
    }
}
