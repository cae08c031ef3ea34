// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Whole descriptors that a full queue lost, silently.</summary>
/// <param name="FirstStream">First lost stream frame.</param>
/// <param name="Frames">How many; a multiple of 256.</param>
public readonly record struct I2sDrop(long FirstStream, long Frames);
