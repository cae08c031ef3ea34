// SPDX-License-Identifier: MIT
using System.IO.Ports;
using HushTap.Core;
using HushTap.Console;
using nanoFramework.Hardware.Esp32;

namespace HushTap.Board
{
    /// <summary>The config serial port on COM2, 115,200 baud 8N1. COM1 belongs to the debugger.</summary>
    public sealed class ConsolePort : IConsolePort
    {
        private readonly SerialPort port;

        /// <summary>Initializes a new instance of the <see cref="ConsolePort"/> class and opens it.</summary>
        /// <param name="pins">The board's pins.</param>
        public ConsolePort(PinMap pins)
        {
            Configuration.SetPinFunction(pins.ConsoleTx, DeviceFunction.COM2_TX);
            Configuration.SetPinFunction(pins.ConsoleRx, DeviceFunction.COM2_RX);
            port = new SerialPort("COM2", 115200);
            port.ReadBufferSize = Limits.ConsoleRingBytes;
            port.Open();
        }

        /// <inheritdoc/>
        public int Available() => port.BytesToRead;

        /// <inheritdoc/>
        public void Read(byte[] buffer, int count)
        {
            port.Read(buffer, 0, count);
        }

        /// <inheritdoc/>
        public void Write(byte[] buffer, int count)
        {
            port.Write(buffer, 0, count);
        }
    }
}
