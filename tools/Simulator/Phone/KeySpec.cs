// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>How the hold key is pressed: at each beginning of a hold, and at each end that is not a hang-up.</summary>
/// <param name="PressMs">How long it is down; the hold begins or ends when it goes down.</param>
/// <remarks>A double press is two of these: a hold as short as the pause between them.</remarks>
public sealed record KeySpec(int PressMs)
{
    /// <summary>Gets further presses, by frame of the call, that the phone ignores.</summary>
    public IReadOnlyList<long> IgnoredAt { get; init; } = [];
}
