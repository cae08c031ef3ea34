// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>Frames that were never committed.</summary>
/// <param name="First">Stream number of the first.</param>
/// <param name="Frames">How many.</param>
/// <param name="Reason">Why: names joined by '+'.</param>
/// <param name="Utc">When the line was written; null when the clock was never set.</param>
public sealed record Withheld(long First, long Frames, string Reason, DateTimeOffset? Utc);
