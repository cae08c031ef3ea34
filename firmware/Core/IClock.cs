// SPDX-License-Identifier: MIT
namespace HushTap.Core
{
    /// <summary>The two clocks. They are never mixed: intervals come from the first, dates from the second.</summary>
    public interface IClock
    {
        /// <summary>Gets the time since power-on; runs from the crystal that also drives I2S.</summary>
        /// <returns>Microseconds.</returns>
        long NowUs();

        /// <summary>Gets the wall time.</summary>
        /// <returns>100 ns since year 1, UTC; may step.</returns>
        long UtcTicks();

        /// <summary>Gets or sets a value indicating whether the wall time came from the clock chip at power-on. Only <see cref="WallClock"/> sets it.</summary>
        bool IsFromRtc { get; set; }
    }
}
