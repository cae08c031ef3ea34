// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Neighbouring frames of the call found in written bytes.</summary>
/// <param name="Position">Where the first one lies, in bytes from the beginning of the file.</param>
/// <param name="First">Its index in the call.</param>
/// <param name="Frames">How many follow each other.</param>
public readonly record struct FrameRun(long Position, long First, long Frames);
