// SPDX-License-Identifier: MIT
using System;

namespace nanoFramework.Runtime.Native
{
    /// <summary>Sets the system clock.</summary>
    /// <remarks>Modelled: whole seconds only. Drift and loss of the time at power-off are the chip's.</remarks>
    public static class Rtc
    {
        public static bool SetSystemTime(DateTime time)
        {
            long ticks = time.Ticks;
            HushTap.Chip.Chip.Current.System.SetUtc(ticks - (ticks % TimeSpan.TicksPerSecond));
            return true;
        }
    }
}
