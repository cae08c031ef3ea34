// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>A card in an archive.</summary>
/// <param name="Key">Its key, which is also its folder below <c>cards</c>.</param>
/// <param name="Identity">The card's id; several keys have the same one when a card was emptied or set back in between.</param>
/// <param name="FirstUtc">When it came first.</param>
/// <param name="LastUtc">When it came last.</param>
public sealed record ArchivedCard(string Key, string Identity, DateTimeOffset FirstUtc, DateTimeOffset LastUtc);
