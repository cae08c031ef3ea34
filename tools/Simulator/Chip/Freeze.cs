// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>A stretch [StartUs, EndUs) of world time in which the whole CLR stands still; DMA, pulse counters and UARTs go on.</summary>
public readonly record struct Freeze(long StartUs, long EndUs);
