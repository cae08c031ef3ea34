// SPDX-License-Identifier: MIT
using System;

namespace nanoFramework.Hardware.Esp32
{
    /// <summary>The microsecond clock since boot.</summary>
    /// <remarks>Modelled: GetCurrent. Not modelled: timers that expire; making one throws NotSupportedException.</remarks>
    public class HighResTimer : IDisposable
    {
        public HighResTimer()
        {
            throw new NotSupportedException("the simulated chip has no expiring high resolution timers, only HighResTimer.GetCurrent");
        }

        public event HighResTimerExpiredEventHandler OnHighResTimerExpired
        {
            add { }
            remove { }
        }

        public static ulong GetCurrent()
        {
            return HushTap.Chip.Chip.Current.System.GetHighResUs();
        }

        public void Stop()
        {
        }

        public void StartOneShot(ulong timeout_us)
        {
        }

        public void StartOnePeriodic(ulong period_us)
        {
        }

        public void Dispose()
        {
            Dispose(true);
        }

        protected virtual void Dispose(bool disposing)
        {
        }
    }
}
