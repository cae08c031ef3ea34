// SPDX-License-Identifier: MIT
using System;
using HushTap.Core;
using nanoFramework.Hardware.Esp32;

namespace HushTap.Board
{
    /// <summary>The ESP32's clocks.</summary>
    public sealed class Ticks : IClock
    {
        /// <inheritdoc/>
        public long NowUs() => (long)HighResTimer.GetCurrent();

        /// <inheritdoc/>
        public long UtcTicks() => DateTime.UtcNow.Ticks;

        /// <inheritdoc/>
        public bool IsFromRtc { get; set; }
    }
}
