// SPDX-License-Identifier: MIT
using System.Globalization;
using HushTap.CardReader;

namespace HushTap.Desk;

/// <summary>A folder with many cards and a catalogue of them. Each card below <c>cards</c> is laid out like a card: every command that reads cards reads it.</summary>
public sealed class CardArchive : IDisposable
{
    /// <summary>Name of the catalogue.</summary>
    public const string CatalogueName = "catalogue.sqlite";

    /// <summary>Longest retention, days.</summary>
    public const int RetentionDaysMax = 36_500;

    private const string CardsName = "cards";
    private const string IncomingName = "incoming";
    private const string LockName = "archive.lock";

    private readonly FileStream? _lock;

    private static string Me => $"{Environment.UserName}@{Environment.MachineName}";

    private CardArchive(string path, FileStream? guard)
    {
        (Root, _lock) = (path, guard);
        Catalogue = new SqliteCatalogue(Path.Combine(path, CatalogueName));
    }

    /// <summary>Gets the archive's folder.</summary>
    public string Root { get; }

    /// <summary>Gets the catalogue.</summary>
    public ICatalogue Catalogue { get; }

    /// <summary>Gets or sets the clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Gets who is at work, for the log.</summary>
    public string Who { get; init; } = Me;

    /// <summary>Called after each step that lasts, so that tests can stop it there.</summary>
    internal Action<string>? AfterStep { get; init; }

    /// <summary>Opens an archive to change it; makes it if it is not there, and finishes what was interrupted.</summary>
    /// <param name="path">Its folder.</param>
    /// <param name="create">Whether it may be made.</param>
    /// <returns>The archive, locked against others.</returns>
    /// <exception cref="CardException">It is none, or somebody else has it.</exception>
    public static CardArchive Open(string path, bool create) => Open(path, create, TimeProvider.System, null);

    /// <summary>Finds the archive that a card's folder lies in.</summary>
    /// <param name="card">The folder that stands for the card.</param>
    /// <returns>The archive's folder and the card's key; null when it lies in none.</returns>
    public static (string Root, string Key)? Around(string card)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(card));
        string? cards = Path.GetDirectoryName(full);
        string? root = Path.GetDirectoryName(cards);
        return root is not null && Path.GetFileName(cards) == CardsName && File.Exists(Path.Combine(root, CatalogueName)) ? (root, Path.GetFileName(full)) : null;
    }

    /// <summary>Gets what the archive around a card knows of it, for <see cref="Card.Read"/>.</summary>
    /// <param name="card">The folder that stands for the card.</param>
    /// <returns>Null when it lies in no archive.</returns>
    public static ArchiveView? ViewOf(string card)
    {
        if (Around(card) is not { } place)
        {
            return null;
        }

        using SqliteCatalogue catalogue = new(Path.Combine(place.Root, CatalogueName));
        return new ArchiveView(catalogue.Segments(place.Key).Values.Where(segment => segment.IsRemoved).Select(segment => segment.Path).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Writes into the log of the archive around a card that somebody exports from it. Nothing happens when it lies in none.</summary>
    /// <param name="card">The folder that stands for the card.</param>
    /// <param name="options">How.</param>
    /// <param name="calls">What.</param>
    /// <param name="folder">Where to.</param>
    internal static void LogExport(string card, ExportOptions options, IEnumerable<Call> calls, string folder)
    {
        if (Around(card) is not { } place)
        {
            return;
        }

        ManifestOptions shape = ManifestBuilder.Shape(options);
        using SqliteCatalogue catalogue = new(Path.Combine(place.Root, CatalogueName));
        catalogue.Log(new LogEntry(
            TimeProvider.System.GetUtcNow(),
            Me,
            "export",
            place.Key,
            $"to {Path.GetFullPath(folder)} as {shape.Format}, channels {shape.Channels}, gaps {shape.Gaps}: calls {string.Join(", ", calls.Select(CallName.Of))}"));
    }

    /// <summary>Gets the folder of a card in this archive.</summary>
    /// <param name="key">The card's key.</param>
    /// <returns>Its folder.</returns>
    public string FolderOf(string key) => Path.Combine(Root, CardsName, key);

    /// <summary>Takes in a card.</summary>
    /// <param name="directory">The folder that stands for the card.</param>
    /// <param name="keys">The owners' key files; the one of the card's device is used.</param>
    /// <param name="accept">Whether a card that fails verification is taken in all the same.</param>
    /// <param name="progress">Told the finished fraction, 0..1.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="CardException">It is no card.</exception>
    public IngestOutcome Ingest(string directory, IReadOnlyList<KeyFile> keys, bool accept, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        if (RealPath.IsInside(directory, Root) || RealPath.IsInside(Root, directory))
        {
            throw new CardException($"{directory} and the archive lie in one another", "name a card and an archive that are apart");
        }

        return new CardIngest(this, directory, keys, accept).Run(progress, cancel);
    }

    /// <summary>Sets after how many days calls are erased from the archive, and erases what is older.</summary>
    /// <param name="days">Days; 0 for never.</param>
    /// <returns>Calls that were erased.</returns>
    public IReadOnlyList<ArchivedCall> SetRetention(int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, RetentionDaysMax);
        Catalogue.RetentionDays = days;
        Log("retention", null, string.Create(CultureInfo.InvariantCulture, $"calls are erased after {days} days{(days == 0 ? " = never" : "")}"));
        return ApplyRetention();
    }

    /// <summary>Erases calls that are older than the retention and not locked.</summary>
    /// <returns>Those calls.</returns>
    public IReadOnlyList<ArchivedCall> ApplyRetention()
    {
        int days = Catalogue.RetentionDays;
        DateTimeOffset before = Clock.GetUtcNow().AddDays(-days);
        List<ArchivedCall> old = days == 0 ? [] : [.. Catalogue.Calls().Where(call => call is { IsLocked: false, ErasedUtc: null } && call.AgesFrom < before)];
        foreach (ArchivedCall call in old)
        {
            Catalogue.Erase(call, Entry("erase", call.Card, string.Create(CultureInfo.InvariantCulture, $"call {call.Name}: older than {days} days")));
            AfterStep?.Invoke("erase");
            RemoveErased(call.Card);
        }

        return old;
    }

    /// <summary>Locks a call against retention, or unlocks it.</summary>
    /// <param name="key">The card's key.</param>
    /// <param name="name">The call.</param>
    /// <param name="isLocked">Whether it is to be kept.</param>
    /// <returns>The call as it was.</returns>
    /// <exception cref="CardException">There is no such call.</exception>
    public ArchivedCall Lock(string key, CallName name, bool isLocked)
    {
        ArchivedCall[] calls = [.. Catalogue.Calls(key).Where(call => call.Call == name.Number && (name.Boot ?? call.Boot) == call.Boot && (name.Device ?? call.Device) == call.Device)];
        if (calls.Length != 1)
        {
            throw new CardException(
                calls.Length == 0 ? $"the archive has no call {name} of a card {Printable.Of(key)}" : $"card {key} has more than one call {name}",
                "hushtap archive list shows cards and calls; say POWER-ON/CALL, such as 2/1");
        }

        Catalogue.Lock(calls[0], isLocked, Entry(isLocked ? "lock" : "unlock", key, $"call {calls[0].Name}"));
        return calls[0];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Catalogue.Dispose();
        _lock?.Dispose();
    }

    internal static CardArchive Open(string path, bool create, TimeProvider clock, Action<string>? afterStep)
    {
        if (File.Exists(path))
        {
            throw new CardException($"{path} is a file", "name a folder");
        }

        bool isThere = File.Exists(Path.Combine(path, CatalogueName));
        if (!isThere && !create)
        {
            throw new CardException($"{path} is no archive", "name the folder that hushtap card ingest --archive has made");
        }

        if (!isThere && Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any(entry => Path.GetFileName(entry) is not (LockName or CatalogueName + "-journal")))
        {
            throw new CardException($"{path} is neither empty nor an archive", "name an archive, or a folder that is empty or does not exist yet");
        }

        Directory.CreateDirectory(path);
        CardArchive archive = new(path, Guard(path)) { Clock = clock, AfterStep = afterStep };
        try
        {
            archive.Resume();
            return archive;
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    internal string IncomingOf(string key) => Path.Combine(Root, IncomingName, key);

    internal LogEntry Entry(string what, string? card, string detail) => new(Clock.GetUtcNow(), Who, what, card, detail);

    internal void Log(string what, string? card, string detail) => Catalogue.Log(Entry(what, card, detail));

    /// <summary>Puts in place what lies ready, and takes it into the catalogue. Can be stopped anywhere and done again.</summary>
    internal void Publish(PendingIngest ingest)
    {
        string incoming = IncomingOf(ingest.Card.Key);
        string card = FolderOf(ingest.Card.Key);
        foreach (PendingFile file in ingest.Files)
        {
            string from = Path.Combine(incoming, file.Path);
            string to = Path.Combine(card, file.Path);
            if (File.Exists(from))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Move(from, to, overwrite: true);
                AfterStep?.Invoke("move");
            }
            else if (!File.Exists(to) || new FileInfo(to).Length != file.Bytes)
            {
                throw new CardException($"{from} is gone before it was put in place", "put the archive back from a backup, or take the card in again after removing its folder");
            }
        }

        Catalogue.Finish(ingest);
        AfterStep?.Invoke("finish");
        ClearIncoming(ingest.Card.Key);
    }

    internal void ClearIncoming(string key)
    {
        if (Directory.Exists(IncomingOf(key)))
        {
            Directory.Delete(IncomingOf(key), recursive: true);
        }
    }

    private static FileStream Guard(string path)
    {
        try
        {
            return new FileStream(Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new CardException($"{path} is in use by another hushtap", "wait until that one is done");
        }
    }

    private void Resume()
    {
        foreach (PendingIngest ingest in Catalogue.Begun())
        {
            Publish(ingest);
        }

        // What was on its way in when an ingest was stopped is a copy that no retention would ever reach.
        if (Directory.Exists(Path.Combine(Root, IncomingName)))
        {
            Directory.Delete(Path.Combine(Root, IncomingName), recursive: true);
        }

        foreach (ArchivedCard card in Catalogue.Cards())
        {
            RemoveErased(card.Key);
        }
    }

    /// <summary>Overwrites erased recordings with zeros and removes them (FORMAT.md §8 says what that is worth).</summary>
    private void RemoveErased(string key)
    {
        foreach (ArchivedSegment segment in Catalogue.Segments(key).Values.Where(segment => segment.IsRemoved))
        {
            string path = Path.Combine(FolderOf(key), segment.Path);
            if (File.Exists(path))
            {
                Zero(path);
                AfterStep?.Invoke("zero");
                File.Delete(path);
                AfterStep?.Invoke("remove");
            }
        }
    }

    private static void Zero(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Write, FileShare.None);
        byte[] zeros = new byte[1 << 16];
        for (long left = file.Length; left > 0; left -= zeros.Length)
        {
            file.Write(zeros.AsSpan(0, (int)Math.Min(left, zeros.Length)));
        }

        file.Flush(flushToDisk: true);
    }
}
