// SPDX-License-Identifier: MIT
using System.Globalization;
using System.IO.Compression;
using HushTap.CardReader;
using HushTap.Desk;

namespace HushTap.View;

/// <summary>What is being looked at: one card, or all cards of an archive. Segments and calls have numbers, and each segment is verified once, when somebody wants to see it.</summary>
public sealed class ViewedCards
{
    private readonly IReadOnlyList<OpenedCard> _cards;
    private readonly Dictionary<Segment, (int Index, OpenedCard Card)> _segmentPlace = [];
    private readonly Dictionary<Call, (int Index, OpenedCard Card)> _callPlace = [];
    private readonly HashSet<Segment> _read = [];
    private readonly Lock _lock = new();

    /// <summary>Takes cards that were read.</summary>
    /// <param name="cards">The cards, not verified.</param>
    public ViewedCards(params IReadOnlyList<OpenedCard> cards)
    {
        _cards = cards;
        foreach (OpenedCard card in cards)
        {
            foreach (Segment segment in card.Card.Segments)
            {
                _segmentPlace.Add(segment, (Segments.Count, card));
                Segments.Add(segment);
            }

            foreach (Call call in card.Card.Calls)
            {
                _callPlace.Add(call, (Calls.Count, card));
                Calls.Add(call);
            }
        }
    }

    /// <summary>Gets all cards.</summary>
    internal IReadOnlyList<OpenedCard> Cards => _cards;

    /// <summary>Gets all segments, by their numbers.</summary>
    internal List<Segment> Segments { get; } = [];

    /// <summary>Gets all calls, by their numbers.</summary>
    internal List<Call> Calls { get; } = [];

    /// <summary>Gets the card's id; null when there are several, or it has none.</summary>
    internal string? Id => _cards is [{ Name: "" } only] ? only.Card.Text?.Id : null;

    /// <summary>Gets all findings so far, their paths below what is being looked at.</summary>
    internal IEnumerable<Finding> Findings => _cards.SelectMany(card => card.Card.Findings.Select(card.Named));

    internal long FindingsDropped => _cards.Sum(card => card.Card.FindingsDropped);

    internal long Problems => _cards.Sum(card => card.Card.Problems);

    internal FindingKind Worst => _cards.Select(card => card.Card.Worst).DefaultIfEmpty().Max();

    internal bool IsKeyGiven => _cards.Any(card => card.Keys is not null);

    internal LayerVerdict Keyed => _cards.Where(card => card.Keys is not null).Select(card => card.Card.Keyed).DefaultIfEmpty().Max();

    internal static string LastDigest(PowerOn powerOn) => (powerOn.DigestAt(powerOn.LastLine) ?? default).ToString();

    internal int IndexOf(Segment segment) => _segmentPlace[segment].Index;

    internal int IndexOf(Call call) => _callPlace[call].Index;

    internal bool IsRead(Segment segment) => _read.Contains(segment);

    /// <summary>Tells whether a segment's sound can be had: it is plain, or its day key is there.</summary>
    internal bool CanOpen(Segment segment) =>
        !segment.Name.IsEncrypted
        || (_segmentPlace[segment].Card.Keys is { } keys
            && segment.Folder.Head?.Device == keys.Device
            && keys.Days.ContainsKey(segment.Name.Start?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "UNSET"));

    /// <summary>Opens a segment's sound.</summary>
    /// <returns>Null when it is not to be had.</returns>
    internal Stream? Open(Segment segment)
    {
        try
        {
            return segment.State == SegmentState.Erased ? null : _segmentPlace[segment].Card.Card.OpenAudio(segment);
        }
        catch (Exception failure) when (failure is CardException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Lets somebody write about the cards while nothing changes.</summary>
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
            OpenedCard card = _segmentPlace[segment].Card;
            int before = card.Card.Findings.Count;
            if (segment is { FileBytes: not null, State: not SegmentState.Erased } && _read.Add(segment))
            {
                card.Card.VerifySome([segment]);
            }

            tell(card.Card.Findings.Skip(before).Select(card.Named));
        }
    }

    /// <summary>Exports a call into a ZIP file. An archive's log tells of it.</summary>
    /// <returns>The file, which is gone when it is closed.</returns>
    internal FileStream Export(Call call, AudioFormat format, CancellationToken cancel)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("hushtap-export-");
        try
        {
            OpenedCard opened = _callPlace[call].Card;
            Card card = Card.Read(opened.Card.Root, opened.Keys, null, CardArchive.ViewOf(opened.Card.Root));
            string files = Path.Combine(folder.FullName, "files");
            new CardExport(card, new ExportOptions { Calls = [CallName.Of(call)], Format = format }, opened.Keys is not null).Run(files, null, cancel);
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
