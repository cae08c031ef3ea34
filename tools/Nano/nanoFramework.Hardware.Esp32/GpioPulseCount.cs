// SPDX-License-Identifier: MIT
namespace System.Device.Gpio
{
    /// <summary>A reading of a pulse counter.</summary>
    public struct GpioPulseCount
    {
        public long Count;

        public TimeSpan RelativeTime;
    }
}
