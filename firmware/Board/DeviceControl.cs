// SPDX-License-Identifier: MIT
using System;
using System.Threading;
using HushTap.Core;
using nanoFramework.Runtime.Native;

namespace HushTap.Board
{
    /// <summary>Clock, restart and rest of the ESP32.</summary>
    public sealed class DeviceControl : IDeviceControl
    {
        /// <summary>Initializes a new instance of the <see cref="DeviceControl"/> class.</summary>
        /// <param name="board">The board's name.</param>
        public DeviceControl(string board)
        {
            Board = board;
        }

        /// <inheritdoc/>
        public string Board { get; }

        /// <inheritdoc/>
        public void SetUtc(long utcTicks)
        {
            Rtc.SetSystemTime(new DateTime(utcTicks));
        }

        /// <inheritdoc/>
        public void Reboot()
        {
            Power.RebootDevice();
        }

        /// <inheritdoc/>
        public void Rest()
        {
            Thread.Sleep(Limits.LearnPollMs);
        }
    }
}
