// SPDX-License-Identifier: MIT
namespace HushTap.Core
{
    /// <summary>What the console may do to the device as a whole.</summary>
    public interface IDeviceControl
    {
        /// <summary>Gets the board's name.</summary>
        string Board { get; }

        /// <summary>Sets the wall clock.</summary>
        /// <param name="utcTicks">100 ns since year 1; whole seconds.</param>
        void SetUtc(long utcTicks);

        /// <summary>Restarts; does not return.</summary>
        void Reboot();

        /// <summary>Waits one tick of the system, 10 ms, while audio goes on into the DMA ring.</summary>
        void Rest();
    }
}
