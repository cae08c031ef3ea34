// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>The card that was exported from.</summary>
/// <param name="Id">From CARD.TXT; null when it has none.</param>
/// <param name="IsKeyGiven">Whether the owner's key file was there.</param>
/// <param name="IsFine">Whether nothing is wrong with the journals, nor with the segments of these calls.</param>
/// <param name="Problems">What is wrong, at most 1000.</param>
public sealed record ManifestCard(string? Id, bool IsKeyGiven, bool IsFine, IReadOnlyList<ManifestProblem> Problems);
