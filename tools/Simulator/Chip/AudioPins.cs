// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Which GPIOs the board's codec hangs on.</summary>
/// <param name="MasterClock">Its master clock; -1 = not wired.</param>
/// <param name="BitClock">Its bit clock.</param>
/// <param name="WordSelect">Its word clock.</param>
/// <param name="Data">Its data output.</param>
public sealed record AudioPins(int MasterClock, int BitClock, int WordSelect, int Data);
