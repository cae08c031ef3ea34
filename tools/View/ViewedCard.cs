// SPDX-License-Identifier: MIT
using System.Globalization;
using System.IO.Compression;
using HushTap.CardReader;
using HushTap.Desk;

namespace HushTap.View;

/// <summary>A card that is being looked at: segments and calls have numbers, and each segment is verified once, when somebody wants to see it.</summary>
public sealed class ViewedCard
{
    private readonly KeyFile? _keys;
    private readonly Dictionary<Segment, int> _segmentIndex = [];
    private readonly Dictionary<Call, int> _callIndex = [];
    private readonly HashSet<Segment> _read = [];
    private readonly Lock _lock = new();

    /// <summary>Takes a card that was read.</summary>
    /// <param name="card">The card, not verified.</param>
    /// <param name="keys">The owner's keys that it was read with, or null.</param>
    public ViewedCard(Card card, KeyFile? keys)
    {
        (Card, _keys) = (card, keys);
        Segments = [.. card.Segments];
        Calls = [.. card.Calls];
        foreach ((int index, Segment segment) in Segments.Index())
        {
            _segmentIndex.Add(segment, index);
        }

        foreach ((int index, Call call) in Calls.Index())
        {
            _callIndex.Add(call, index);
        }
    }

    /// <summary>Gets the card.</summary>
    public Card Card { get; }

    /// <summary>Gets all segments, by their numbers.</summary>
    internal IReadOnlyList<Segment> Segments { get; }

    /// <summary>Gets all calls, by their numbers.</summary>
    internal IReadOnlyList<Call> Calls { get; }

    internal bool IsKeyGiven => _keys is not null;

    internal int IndexOf(Segment segment) => _segmentIndex[segment];

    internal int IndexOf(Call call) => _callIndex[call];

    internal static string LastDigest(PowerOn powerOn) => (powerOn.DigestAt(powerOn.LastLine) ?? default).ToString();

    internal bool IsRead(Segment segment) => _read.Contains(segment);

    /// <summary>Tells whether a segment's sound can be had: it is plain, or its day key is there.</summary>
    internal bool CanOpen(Segment segment) =>
        !segment.Name.IsEncrypted
        || (_keys is not null && segment.Folder.Head?.Device == _keys.Device && _keys.Days.ContainsKey(segment.Name.Start?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "UNSET"));

    /// <summary>Gives the card to somebody who writes about it, while nothing changes.</summary>
    internal void Tell(Action tell)
    {
        lock (_lock)
        {
            tell();
        }
    }

    /// <summary>Reads a segment's bytes, unless they were read, and tells what there is to say about it that was not said before.</summary>
    internal void Verify(Segment segment, Action<IEnumerable<Finding>> tell)
    {
        lock (_lock)
        {
            int before = Card.Findings.Count;
            if (segment is { FileBytes: not null, State: not SegmentState.Erased } && _read.Add(segment))
            {
                Card.VerifySome([segment]);
            }

            tell(Card.Findings.Skip(before));
        }
    }

    /// <summary>Exports a call into a ZIP file.</summary>
    /// <returns>The file, which is gone when it is closed.</returns>
    internal FileStream Export(Call call, AudioFormat format, CancellationToken cancel)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("hushtap-export-");
        try
        {
            Card card = Card.Read(Card.Root, _keys);
            string files = Path.Combine(folder.FullName, "files");
            new CardExport(card, new ExportOptions { Calls = [CallName.Of(call)], Format = format }, IsKeyGiven).Run(files, null, cancel);
            FileStream zip = NewFile();
            ZipFile.CreateFromDirectory(files, zip, CompressionLevel.NoCompression, includeBaseDirectory: false);
            zip.Position = 0;
            return zip;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static FileStream NewFile()
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path.Combine(Path.GetTempPath(), $"hushtap-{Path.GetRandomFileName()}.zip"), options);
    }
}
