// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>The instant at which the world ends a run of the CLR.</summary>
/// <param name="AtWorldUs">World time. No call is done at or after it.</param>
/// <param name="Kind">What happens then.</param>
public readonly record struct RunLimit(long AtWorldUs, RunEndKind Kind);
