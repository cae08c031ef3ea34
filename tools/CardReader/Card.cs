// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>What is on a card, read by FORMAT.md alone. Nothing is ever written.</summary>
/// <remarks>
/// A card has folders, folders have a journal and segments; the journals tell of power-ons, these of calls, and calls of segments, withheld
/// stretches and gaps. <see cref="Read"/> checks the journals; <see cref="Verify"/> reads the audio too.
/// </remarks>
public sealed class Card
{
    /// <summary>No HushTap has seen an earlier year.</summary>
    public const int YearMin = 2020;

    private readonly CardReading _reading;

    internal Card(CardReading reading) => _reading = reading;

    /// <summary>Gets the folder that stands for the card.</summary>
    public string Root => _reading.Root;

    /// <summary>Gets what CARD.TXT says; null when it is missing or unusable.</summary>
    public CardText? Text => _reading.Text;

    /// <summary>Gets the numbered folders, in order.</summary>
    public IReadOnlyList<JournalFolder> Folders => _reading.Folders;

    /// <summary>Gets the power-ons whose journals are on the card, in the order of their folders.</summary>
    public IReadOnlyList<PowerOn> PowerOns => _reading.PowerOns;

    /// <summary>Gets all segments that the journals speak of, in the order of their folders.</summary>
    public IEnumerable<Segment> Segments => Folders.SelectMany(folder => folder.Segments);

    /// <summary>Gets all calls, in order.</summary>
    public IEnumerable<Call> Calls => PowerOns.SelectMany(powerOn => powerOn.Calls);

    /// <summary>Gets what there is to say; at most 1000, the others are counted in <see cref="FindingsDropped"/>.</summary>
    public IReadOnlyList<Finding> Findings => _reading.Findings.List;

    /// <summary>Gets how many findings are not listed.</summary>
    public long FindingsDropped => _reading.Findings.Dropped;

    /// <summary>Gets how many problems were found, listed or not.</summary>
    public long Problems => _reading.Findings.Problems;

    /// <summary>Gets the gravest kind of finding.</summary>
    public FindingKind Worst => _reading.Findings.Worst;

    /// <summary>Gets a value indicating whether nothing is wrong.</summary>
    public bool IsFine => Problems == 0;

    /// <summary>Gets a value indicating whether the audio was read, not only the journals.</summary>
    public bool IsVerified { get; private set; }

    /// <summary>Gets what the public digests say of all that was looked at.</summary>
    public LayerVerdict Public => PowerOns.Select(powerOn => powerOn.Public).Concat(Segments.Select(segment => segment.Public)).DefaultIfEmpty().Max();

    /// <summary>Gets what the keyed chain says of all that was looked at; NotChecked without the key.</summary>
    public LayerVerdict Keyed => PowerOns.Select(powerOn => powerOn.Keyed).DefaultIfEmpty().Max();

    /// <summary>Gets how many journal lines are on the card.</summary>
    public long Lines => PowerOns.Sum(powerOn => powerOn.Lines);

    /// <summary>Gets how many of them the key could be tried on.</summary>
    public long KeyedLines => PowerOns.Sum(powerOn => powerOn.KeyedLines);

    /// <summary>Reads directory and journals.</summary>
    /// <param name="root">The folder that stands for the card.</param>
    /// <param name="keys">The owner's keys; null for the public layer only.</param>
    /// <param name="head">The device's count and head; null when not known.</param>
    /// <param name="archive">What is known of a card that lies in an archive; null for a card.</param>
    /// <returns>The card.</returns>
    /// <exception cref="CardException">It is no card of a HushTap, or cannot be listed.</exception>
    public static Card Read(string root, KeyFile? keys = null, DeviceHead? head = null, ArchiveView? archive = null)
    {
        CardReading reading = new(root, keys, archive);
        reading.Read(head);
        return new Card(reading);
    }

    /// <summary>Reads all audio and compares it with the journals. Memory does not grow with the card's size.</summary>
    /// <param name="progress">Told the finished fraction, 0..1.</param>
    /// <param name="cancel">Stops it.</param>
    public void Verify(IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        if (!IsVerified)
        {
            new AudioVerification(_reading).Run(progress, cancel);
            IsVerified = true;
        }
    }

    /// <summary>Reads the audio of some segments and compares it with the journals, unless <see cref="Verify"/> has read all.</summary>
    /// <param name="segments">Some of <see cref="Segments"/>; to be asked for once.</param>
    /// <param name="progress">Told the finished fraction, 0..1.</param>
    /// <param name="cancel">Stops it.</param>
    public void VerifySome(IEnumerable<Segment> segments, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        if (!IsVerified)
        {
            new AudioVerification(_reading, segments.ToHashSet()).Run(progress, cancel);
        }
    }

    /// <summary>Holds the card against how far a device says, or an archive remembers, that it has written.</summary>
    /// <param name="head">The device's count and head.</param>
    public void CheckHead(DeviceHead head) => HeadCheck.Check(_reading, head);

    /// <summary>Tells whether a file is a true copy of a segment's: as long, and with the journal's digests where there are any.</summary>
    /// <param name="segment">One of <see cref="Segments"/>.</param>
    /// <param name="path">The copy.</param>
    /// <returns>True if it is.</returns>
    public bool IsCopy(Segment segment, string path)
    {
        using SegmentReader reader = new();
        long length = new FileInfo(path).Length;
        SegmentBytes bytes = reader.Read(_reading, segment, path, length, _ => { }, CancellationToken.None);
        return length == segment.FileBytes
            && (segment.AudioDigest is null || segment.AudioDigest == bytes.Audio)
            && (segment.HeaderDigest is null || segment.HeaderDigest == bytes.HeaderDigest);
    }

    /// <summary>Opens a segment's audio as frames, as far as the journal knows of it; encrypted audio is decrypted, each record's tag checked first.</summary>
    /// <param name="segment">One of <see cref="Segments"/>.</param>
    /// <returns>A stream that the caller disposes.</returns>
    /// <exception cref="CardException">The file is not there, is no segment, or its day key is.</exception>
    public Stream OpenAudio(Segment segment) => AudioSource.Open(_reading, segment);
}
