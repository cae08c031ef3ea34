// SPDX-License-Identifier: MIT
using System;
using System.Device.I2c;
using nanoFramework.Hardware.Esp32;

namespace HushTap.Board
{
    /// <summary>A part on the board's I2C bus whose registers are bytes. A missing part is a result here, never an exception.</summary>
    /// <remarks>100 kHz throughout: the last device made on a bus sets the speed of all (nf-interpreter I2cDevice).</remarks>
    internal sealed class I2cPart : IDisposable
    {
        private const int Bus = 1;
        private readonly byte[] one = new byte[1];
        private readonly byte[] two = new byte[2];
        private readonly I2cDevice device;

        /// <summary>Initializes a new instance of the <see cref="I2cPart"/> class.</summary>
        /// <param name="pins">The board's pins.</param>
        /// <param name="address">7-bit address.</param>
        internal I2cPart(PinMap pins, int address)
        {
            Configuration.SetPinFunction(pins.I2cSda, DeviceFunction.I2C1_DATA);
            Configuration.SetPinFunction(pins.I2cScl, DeviceFunction.I2C1_CLOCK);
            device = I2cDevice.Create(new I2cConnectionSettings(Bus, address, I2cBusSpeed.StandardMode));
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            device.Dispose();
        }

        /// <summary>Writes one register.</summary>
        /// <param name="register">Its number.</param>
        /// <param name="value">0 to 255.</param>
        /// <returns>False when the part did not acknowledge.</returns>
        internal bool Write(int register, int value)
        {
            two[0] = (byte)register;
            two[1] = (byte)value;
            return Write(two);
        }

        /// <summary>Writes a register and those behind it in one transfer.</summary>
        /// <param name="registerAndValues">The first register's number, then the values.</param>
        /// <returns>False when the part did not acknowledge.</returns>
        internal bool Write(byte[] registerAndValues)
        {
            return device.Write(new SpanByte(registerAndValues)).Status == I2cTransferStatus.FullTransfer;
        }

        /// <summary>Reads one register.</summary>
        /// <param name="register">Its number.</param>
        /// <returns>0 to 255; -1 when the part did not acknowledge.</returns>
        internal int Read(int register)
        {
            return Read(register, one) ? one[0] : -1;
        }

        /// <summary>Reads a register and those behind it in one transfer.</summary>
        /// <param name="register">The first register's number.</param>
        /// <param name="values">Receives the values.</param>
        /// <returns>False when the part did not acknowledge.</returns>
        internal bool Read(int register, byte[] values)
        {
            byte[] address = new byte[] { (byte)register };
            return device.WriteRead(new SpanByte(address), new SpanByte(values)).Status == I2cTransferStatus.FullTransfer;
        }
    }
}
