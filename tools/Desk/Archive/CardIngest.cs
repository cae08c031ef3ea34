// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Security.Cryptography;
using HushTap.CardReader;

namespace HushTap.Desk;

/// <summary>Takes one card into an archive: verify, copy beside, check the copies, note, put in place.</summary>
internal sealed class CardIngest(CardArchive archive, string directory, IReadOnlyList<KeyFile> keys, bool accept)
{
    private const double VerifyShare = 0.5;
    private const int BufferBytes = 1 << 20;
    private const string JournalName = "JOURNAL.TXT";

    private readonly List<string> _notes = [];
    private readonly List<Finding> _problems = [];
    private readonly List<PendingFile> _files = [];
    private Card _card = null!;
    private string _key = "";
    private int _known;

    public IngestOutcome Run(IProgress<double>? progress, CancellationToken cancel)
    {
        _card = Read();
        if (_card.Folders.Count == 0)
        {
            throw new CardException($"{directory} has no recordings yet", "put the card back into the device");
        }

        string identity = Identity();
        ArchivedCard? former = archive.Catalogue.Cards().Where(card => card.Identity == identity).MaxBy(card => Generation(card.Key));
        _key = former?.Key ?? identity;
        if (former is not null)
        {
            CompareWithFormer(former.Key);
        }

        _card.Verify(new Part(progress, 0, VerifyShare), cancel);
        _problems.AddRange(_card.Findings.Where(finding => finding.IsProblem && finding.Kind is not (FindingKind.Truncated or FindingKind.OtherDevice)));
        if (_problems.Count > 0 && !accept)
        {
            archive.Log("refuse", _key, $"{Path.GetFullPath(directory)}: {_problems[0].Path}: {_problems[0].Text}{More(_problems.Count - 1)}");
            return Outcome(isTaken: false);
        }

        if (former is not null && _problems.Exists(problem => problem.Kind == FindingKind.RolledBack))
        {
            _key = string.Create(CultureInfo.InvariantCulture, $"{identity}.{Generation(former.Key) + 1}");
            _notes.Add($"the archive keeps what it had of this card as {former.Key}; this is {_key}");
        }

        TakeIn(identity, new Part(progress, VerifyShare, 1), cancel);
        progress?.Report(1);
        return Outcome(isTaken: true);
    }

    private static int Generation(string key) => key.IndexOf('.') is >= 0 and int dot ? int.Parse(key.AsSpan(dot + 1), CultureInfo.InvariantCulture) : 1;

    private static string More(int count) => count > 0 ? string.Create(CultureInfo.InvariantCulture, $"; and {count} more") : "";

    private Card Read()
    {
        Card card = Card.Read(directory);
        KeyFile? key = keys.FirstOrDefault(file => card.PowerOns.Any(powerOn => powerOn.Device == file.Device));
        return key is null ? card : Card.Read(directory, key);
    }

    /// <summary>The id that hushtap card prepare gave it; without one, the head of its first journal, which is never erased.</summary>
    private string Identity()
    {
        if (_card.Text is { } text)
        {
            return text.Id;
        }

        JournalHead? head = _card.Folders.FirstOrDefault(folder => folder.Head is not null)?.Head;
        return head is null
            ? throw new CardException($"no journal of {directory} can be read", "hushtap card verify says more")
            : $"UNPREPARED-{head.Digest.ToString()[..16]}";
    }

    /// <summary>The card must have all that it had: the device's last line, and every journal as it was, perhaps longer.</summary>
    private void CompareWithFormer(string key)
    {
        foreach (DeviceHead head in archive.Catalogue.Heads(key))
        {
            _card.CheckHead(head);
        }

        string cards = Path.Combine(archive.FolderOf(key), "HUSHTAP");
        string[] paths = Directory.Exists(cards) ? Directory.GetDirectories(cards) : [];
        foreach (string path in paths.Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(path);
            JournalFolder? folder = _card.Folders.FirstOrDefault(folder => folder.Number.ToString("00000", CultureInfo.InvariantCulture) == name);
            string journal = Path.Combine(path, JournalName);
            if (File.Exists(journal) && !(folder?.JournalFullPath is { } now && BeginsWith(now, journal)))
            {
                _problems.Add(new Finding(FindingKind.RolledBack, $"HUSHTAP/{name}/{JournalName}", "the archive has more of this journal, or another one: the card was emptied, put back to an earlier state, or its journal was changed"));
            }
        }
    }

    private static bool BeginsWith(string path, string beginning)
    {
        using FileStream now = File.OpenRead(path);
        using FileStream then = File.OpenRead(beginning);
        byte[] a = new byte[1 << 16];
        byte[] b = new byte[1 << 16];
        for (long left = then.Length; left > 0;)
        {
            int count = then.ReadAtLeast(a, a.Length, throwOnEndOfStream: false);
            if (count == 0 || now.ReadAtLeast(b.AsSpan(0, count), count, throwOnEndOfStream: false) < count || !a.AsSpan(0, count).SequenceEqual(b.AsSpan(0, count)))
            {
                return false;
            }

            left -= count;
        }

        return true;
    }

    private void TakeIn(string identity, IProgress<double> progress, CancellationToken cancel)
    {
        archive.ClearIncoming(_key);
        IReadOnlyDictionary<string, ArchivedSegment> known = archive.Catalogue.Segments(_key);
        List<ArchivedSegment> segments = CopySegments(known, progress, cancel);
        CopyJournals();
        DateTimeOffset now = archive.Clock.GetUtcNow();
        int fresh = _files.Count(file => !file.Path.EndsWith(".TXT", StringComparison.Ordinal));
        PendingIngest ingest = new(
            new ArchivedCard(_key, identity, now, now),
            _files,
            [.. _card.PowerOns.Where(powerOn => powerOn.LastLine >= 0).GroupBy(powerOn => powerOn.Device).Select(group => Head(group.MaxBy(powerOn => powerOn.Boot)!))],
            segments,
            [.. _card.Calls.GroupBy(CallName.Of).Select(group => Shape(group.First(), now))],
            archive.Entry("ingest", _key, string.Create(CultureInfo.InvariantCulture, $"{Path.GetFullPath(directory)}: {fresh} new, {_known} known{(_problems.Count > 0 ? $"; accepted in spite of: {_problems[0].Path}: {_problems[0].Text}{More(_problems.Count - 1)}" : "")}")));
        if (_files.Count == 0)
        {
            archive.Catalogue.Finish(ingest);
            return;
        }

        archive.Catalogue.Begin(ingest);
        archive.AfterStep?.Invoke("begin");
        archive.Publish(ingest);
    }

    private List<ArchivedSegment> CopySegments(IReadOnlyDictionary<string, ArchivedSegment> known, IProgress<double> progress, CancellationToken cancel)
    {
        List<ArchivedSegment> segments = [];
        List<Segment> there = [.. _card.Segments.Where(segment => segment.FileBytes is not null && segment.State is not (SegmentState.Erased or SegmentState.Unreadable))];
        long all = Math.Max(there.Sum(segment => segment.FileBytes!.Value), 1);
        long done = 0;
        foreach (Segment segment in there)
        {
            cancel.ThrowIfCancellationRequested();
            string path = string.Create(CultureInfo.InvariantCulture, $"HUSHTAP/{segment.Folder.Number:00000}/{segment.FileName.ToUpperInvariant()}");
            if (known.TryGetValue(path, out ArchivedSegment? former) && (former.IsRemoved || IsSame(former, segment, path)))
            {
                _known++;
            }
            else
            {
                PendingFile file = Copy(Path.Combine(segment.Folder.FullPath, segment.FileName), path, segment);
                segments.Add(new ArchivedSegment(path, segment.Folder.PowerOn!.Device, segment.Folder.PowerOn.Boot, segment.Name.Call, file.Bytes, file.Sha256, ManifestBuilder.Word(segment.State)));
            }

            done += segment.FileBytes!.Value;
            progress.Report((double)done / all);
        }

        return segments;
    }

    /// <summary>A recording that was open when the card was pulled grows and gets a new header when the device mends it; no other ever changes.</summary>
    private bool IsSame(ArchivedSegment former, Segment segment, string path) =>
        former.Bytes == segment.FileBytes
        && former.State == ManifestBuilder.Word(segment.State)
        && new FileInfo(Path.Combine(archive.FolderOf(_key), path)) is { Exists: true } file
        && file.Length == former.Bytes
        && segment.State is SegmentState.Intact or SegmentState.Recovered;

    private void CopyJournals()
    {
        foreach (JournalFolder folder in _card.Folders.Where(folder => folder.JournalFullPath is not null && folder.JournalBytes > 0))
        {
            string path = string.Create(CultureInfo.InvariantCulture, $"HUSHTAP/{folder.Number:00000}/{JournalName}");
            CopyIfNew(folder.JournalFullPath!, path);
        }

        string text = Path.Combine(_card.Root, CardText.FileName);
        if (_card.Text is not null && File.Exists(text))
        {
            CopyIfNew(text, CardText.FileName);
        }
    }

    private void CopyIfNew(string from, string path)
    {
        FileInfo there = new(Path.Combine(archive.FolderOf(_key), path));
        if (!there.Exists || there.Length != new FileInfo(from).Length || !BeginsWith(from, there.FullName))
        {
            Copy(from, path, null);
        }
    }

    /// <summary>Copies a file beside the archive's own, makes it durable, and reads it back: against the journal, or against what was read.</summary>
    private PendingFile Copy(string from, string path, Segment? segment)
    {
        string to = Path.Combine(archive.IncomingOf(_key), path);
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        string sha256 = CopyAndHash(from, to);
        archive.AfterStep?.Invoke("copy");
        using (FileStream copy = File.OpenRead(to))
        {
            bool hasDigest = segment?.State is SegmentState.Intact or SegmentState.Recovered or SegmentState.Truncated;
            if (Convert.ToHexStringLower(SHA256.HashData(copy)) != sha256 || (hasDigest && !_card.IsCopy(segment!, to)))
            {
                throw new IOException($"{path} was not copied as it was verified: card reader or disk are not well");
            }
        }

        PendingFile file = new(path, new FileInfo(to).Length, sha256);
        _files.Add(file);
        return file;
    }

    /// <summary>A file without length is not opened: it may be a pipe, which would be waited for.</summary>
    private static string CopyAndHash(string from, string to)
    {
        if (new FileInfo(from).Length == 0)
        {
            File.WriteAllBytes(to, []);
            return Convert.ToHexStringLower(SHA256.HashData([]));
        }

        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using FileStream source = new(from, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan);
        using FileStream target = new(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0);
        byte[] buffer = new byte[BufferBytes];
        for (int count = source.Read(buffer); count > 0; count = source.Read(buffer))
        {
            hash.AppendData(buffer, 0, count);
            target.Write(buffer, 0, count);
        }

        target.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static ArchivedHead Head(PowerOn powerOn) => new(powerOn.Device, powerOn.Boot, powerOn.LastLine, (powerOn.DigestAt(powerOn.LastLine) ?? default).ToString());

    private ArchivedCall Shape(Call call, DateTimeOffset now)
    {
        CallTimeline timeline = CallTimeline.Of(call);
        return new ArchivedCall(
            _key,
            call.PowerOn.Device,
            call.PowerOn.Boot,
            call.Number,
            call.Utc,
            now,
            (double)timeline.SecondsOf(call.Frames),
            (double)timeline.SecondsOf(call.RecordedFrames),
            (double)timeline.SecondsOf(timeline.Stretches.Where(stretch => stretch.Kind == StretchKind.Held).Sum(stretch => stretch.Frames)),
            IsLocked: call.Segments.Any(IsLocked));
    }

    /// <summary>Retention lock on the card is the FAT attribute read-only (FORMAT.md §8). A mount that makes everything read-only, journals too, hides it.</summary>
    private static bool IsLocked(Segment segment) =>
        segment.FileBytes is not null
        && IsReadOnly(Path.Combine(segment.Folder.FullPath, segment.FileName))
        && segment.Folder.JournalFullPath is { } journal
        && !IsReadOnly(journal);

    /// <summary>Not <see cref="FileSystemInfo.Attributes"/>: on Unix that asks whether this user may write.</summary>
    private static bool IsReadOnly(string path) => OperatingSystem.IsWindows()
        ? new FileInfo(path).IsReadOnly
        : (File.GetUnixFileMode(path) & (UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) == 0;

    private IngestOutcome Outcome(bool isTaken) => new(
        directory, _key, isTaken, _files.Count(file => !file.Path.EndsWith(".TXT", StringComparison.Ordinal)), _known, _card.Calls.Count(), _problems, _notes);

    /// <summary>Tells how far one of two steps is.</summary>
    private sealed class Part(IProgress<double>? progress, double from, double to) : IProgress<double>
    {
        public void Report(double value) => progress?.Report(from + ((to - from) * Math.Min(value, 1)));
    }
}
