// SPDX-License-Identifier: MIT
using HushTap.CardReader;

namespace HushTap.Desk;

/// <summary>What an archive remembers. Every method is one transaction: all of it happens, or nothing.</summary>
/// <remarks>Small on purpose: a server's database can take SQLite's place.</remarks>
public interface ICatalogue : IDisposable
{
    /// <summary>Gets or sets after how many days calls are erased; 0 for never.</summary>
    int RetentionDays { get; set; }

    /// <summary>Lists all cards.</summary>
    /// <returns>In the order of their keys.</returns>
    IReadOnlyList<ArchivedCard> Cards();

    /// <summary>Gets how far each device had written on a card.</summary>
    /// <param name="card">The card's key.</param>
    /// <returns>One for each device.</returns>
    IReadOnlyList<DeviceHead> Heads(string card);

    /// <summary>Lists the segments of a card.</summary>
    /// <param name="card">The card's key.</param>
    /// <returns>By their path below the card's root.</returns>
    IReadOnlyDictionary<string, ArchivedSegment> Segments(string card);

    /// <summary>Lists calls.</summary>
    /// <param name="card">The card's key; null for all.</param>
    /// <returns>In the order of card, device, power-on and number.</returns>
    IReadOnlyList<ArchivedCall> Calls(string? card = null);

    /// <summary>Notes what is about to be put in place, so that it is finished if it is interrupted.</summary>
    /// <param name="ingest">What.</param>
    void Begin(PendingIngest ingest);

    /// <summary>Gets what was begun and not finished.</summary>
    /// <returns>None or one.</returns>
    IReadOnlyList<PendingIngest> Begun();

    /// <summary>Takes in what was put in place.</summary>
    /// <param name="ingest">What.</param>
    void Finish(PendingIngest ingest);

    /// <summary>Locks a call against retention, or unlocks it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="isLocked">Whether it is to be kept.</param>
    /// <param name="entry">The line in the log.</param>
    void Lock(ArchivedCall call, bool isLocked, LogEntry entry);

    /// <summary>Notes that the recordings of a call are erased; the files are removed afterwards, and again if that is interrupted.</summary>
    /// <param name="call">The call.</param>
    /// <param name="entry">The line in the log.</param>
    void Erase(ArchivedCall call, LogEntry entry);

    /// <summary>Appends to the log, which nothing changes.</summary>
    /// <param name="entry">The line.</param>
    void Log(LogEntry entry);

    /// <summary>Reads the log.</summary>
    /// <returns>The oldest first.</returns>
    IReadOnlyList<LogEntry> Log();
}
