// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>The firmware makes calls for ever without letting time pass.</summary>
public sealed class NoProgressException(long worldUs, long calls)
    : RunEndedException($"{calls} calls at the same instant: the firmware waits for a time that its own calls do not move", worldUs);
