// SPDX-License-Identifier: MIT
namespace System.Device.I2c
{
    /// <summary>What came of a transfer; look at it, for a missing device does not throw.</summary>
    public struct I2cTransferResult
    {
        private readonly uint _bytesTransferred;
        private readonly I2cTransferStatus _status;

        internal I2cTransferResult(uint bytesTransferred, I2cTransferStatus status)
        {
            _bytesTransferred = bytesTransferred;
            _status = status;
        }

        public uint BytesTransferred
        {
            get { return _bytesTransferred; }
        }

        public I2cTransferStatus Status
        {
            get { return _status; }
        }
    }
}
