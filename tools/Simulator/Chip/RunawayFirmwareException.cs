// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>The firmware does not stop although its run is over: it catches the end of the world in an endless loop.</summary>
public sealed class RunawayFirmwareException(int calls, Exception ending)
    : Exception($"the firmware made {calls} calls after \"{ending.Message}\": it swallows the exception in an endless loop", ending);
