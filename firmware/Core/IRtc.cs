// SPDX-License-Identifier: MIT
namespace HushTap.Core
{
    /// <summary>A clock chip with a battery: it keeps the date while the device has no power.</summary>
    public interface IRtc
    {
        /// <summary>Reads the date.</summary>
        /// <param name="utcTicks">100 ns since year 1, whole seconds; 0 unless it is running.</param>
        /// <returns>Whether the date can be believed.</returns>
        RtcState Read(out long utcTicks);

        /// <summary>Sets the date and starts the clock.</summary>
        /// <param name="utcTicks">100 ns since year 1; whole seconds.</param>
        /// <returns>False when the chip is missing or did not take it.</returns>
        bool Set(long utcTicks);
    }
}
