// SPDX-License-Identifier: MIT
using HushTap.Chip;

namespace System.Device.I2c
{
    /// <summary>A device on an I2C bus.</summary>
    /// <remarks>Modelled: transfers block the whole CLR; a NACK is a status, not an exception. Not modelled: finalizers.</remarks>
    public class I2cDevice : IDisposable
    {
        private readonly object _lock = new object();
        private readonly I2cConnectionSettings _settings;
        private readonly int _handle;
        private bool _disposed;

        public I2cDevice(I2cConnectionSettings settings)
        {
            _settings = settings;
            _handle = Bus.Open(settings.BusId, settings.DeviceAddress, (int)settings.BusSpeed);
        }

        public I2cConnectionSettings ConnectionSettings
        {
            get { return _settings; }
        }

        private static II2c Bus
        {
            get { return HushTap.Chip.Chip.Current.I2c; }
        }

        public static I2cDevice Create(I2cConnectionSettings settings)
        {
            return new I2cDevice(settings);
        }

        public byte ReadByte()
        {
            byte[] one = new byte[1];
            Transfer(null, one);
            return one[0];
        }

        public I2cTransferResult Read(SpanByte buffer)
        {
            return WriteRead(null, buffer);
        }

        public I2cTransferResult WriteByte(byte value)
        {
            return Transfer(new byte[] { value }, null);
        }

        public I2cTransferResult Write(SpanByte buffer)
        {
            return Transfer(buffer.ToArray(), null);
        }

        public I2cTransferResult WriteRead(SpanByte writeBuffer, SpanByte readBuffer)
        {
            byte[] write = writeBuffer.IsEmpty ? null : writeBuffer.ToArray();
            byte[] read = readBuffer.IsEmpty ? null : new byte[readBuffer.Length];
            I2cTransferResult result = Transfer(write, read);
            if (read != null)
            {
                new SpanByte(read).CopyTo(readBuffer);
            }

            return result;
        }

        public void Dispose()
        {
            lock (_lock)
            {
                if (!_disposed)
                {
                    Bus.Close(_handle);
                    _disposed = true;
                }
            }
        }

        private I2cTransferResult Transfer(byte[] write, byte[] read)
        {
            lock (_lock)
            {
                if (_disposed)
                {
                    throw new ObjectDisposedException(string.Empty);
                }

                uint transferred;
                int status = Bus.Transfer(_handle, write, read, out transferred);
                return new I2cTransferResult(transferred, (I2cTransferStatus)status);
            }
        }
    }
}
