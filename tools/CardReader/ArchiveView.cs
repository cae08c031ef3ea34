// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>What is known of a card that lies in an archive: it keeps what the device has erased since, and has a retention of its own.</summary>
/// <param name="Removed">Paths of segments below the card's root that the archive has erased.</param>
public sealed record ArchiveView(IReadOnlySet<string> Removed);
