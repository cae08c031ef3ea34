// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>One card's way into the archive, as it is remembered until it is done.</summary>
/// <param name="Card">The card.</param>
/// <param name="Files">What is put in place, in this order: journals last, since they speak of the segments.</param>
/// <param name="Heads">How far each device has written on it: boot, line, digest.</param>
/// <param name="Segments">All segments that the archive will have or had of it.</param>
/// <param name="Calls">All calls of the card.</param>
/// <param name="Entry">The line in the log.</param>
public sealed record PendingIngest(
    ArchivedCard Card,
    IReadOnlyList<PendingFile> Files,
    IReadOnlyList<ArchivedHead> Heads,
    IReadOnlyList<ArchivedSegment> Segments,
    IReadOnlyList<ArchivedCall> Calls,
    LogEntry Entry);
