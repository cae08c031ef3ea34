// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>A record of the chip's event queue.</summary>
internal readonly record struct NativeEvent(long WorldUs, int Category, uint Data1, uint Data2);
