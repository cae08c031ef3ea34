// SPDX-License-Identifier: MIT
using HushTap.CardReader;

namespace HushTap.View;

/// <summary>A card that is being looked at.</summary>
/// <param name="Name">Its key in an archive; empty for a card alone.</param>
/// <param name="Card">The card, not verified.</param>
/// <param name="Keys">The owner's keys that it was read with, or null.</param>
public sealed record OpenedCard(string Name, Card Card, KeyFile? Keys)
{
    internal Finding Named(Finding finding) => Name.Length == 0 ? finding : finding with { Path = $"{Name}/{finding.Path}" };
}
