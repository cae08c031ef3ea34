// SPDX-License-Identifier: MIT
namespace nanoFramework.Hardware.Esp32
{
    /// <summary>Handles the end of a timer.</summary>
    public delegate void HighResTimerExpiredEventHandler(HighResTimer sender, object e);
}
