// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>A line of an archive's log.</summary>
/// <param name="Utc">When.</param>
/// <param name="Who">The user, and the machine.</param>
/// <param name="What">ingest, refuse, export, lock, unlock, retention, erase.</param>
/// <param name="Card">The card's key; null when it is about none.</param>
/// <param name="Detail">In words.</param>
public sealed record LogEntry(DateTimeOffset Utc, string Who, string What, string? Card, string Detail);
