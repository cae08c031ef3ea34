// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Something that happens to a live world.</summary>
/// <param name="Kind">What.</param>
/// <param name="ValueMs">Milliseconds, where the kind wants them.</param>
public readonly record struct LiveAct(LiveActKind Kind, int ValueMs = 0);
