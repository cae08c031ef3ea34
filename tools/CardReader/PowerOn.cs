// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>What one device did from one power-on to the next, as far as it is on this card.</summary>
public sealed class PowerOn
{
    /// <summary>Most <see cref="Events"/> that are kept: a hostile journal may have millions.</summary>
    public const int EventsMax = 20_000;

    private readonly Dictionary<long, Digest> _digests = [];
    private readonly Dictionary<string, Segment> _segments = new(StringComparer.Ordinal);

    internal PowerOn(string device, long boot) => (Device, Boot) = (device, boot);

    /// <summary>Gets the device's id.</summary>
    public string Device { get; }

    /// <summary>Gets the number of the power-on.</summary>
    public long Boot { get; }

    /// <summary>Gets the folders it wrote, in order.</summary>
    public IReadOnlyList<JournalFolder> Folders => FolderList;

    /// <summary>Gets its calls, in order.</summary>
    public IReadOnlyList<Call> Calls => CallList;

    /// <summary>Gets the lowest number of a line that is on this card; -1 when none is.</summary>
    public long FirstLine { get; private set; } = -1;

    /// <summary>Gets the highest number of a line that is on this card; -1 when none is.</summary>
    public long LastLine { get; private set; } = -1;

    /// <summary>Gets how many lines are on this card.</summary>
    public long Lines => _digests.Count;

    /// <summary>Gets how many of them the key could be tried on.</summary>
    public long KeyedLines { get; internal set; }

    /// <summary>Gets frames per second; 0 when the journal does not say.</summary>
    public int Rate { get; internal set; }

    /// <summary>Gets what the public digests say of its lines.</summary>
    public LayerVerdict Public { get; internal set; }

    /// <summary>Gets what the keyed chain says of its lines.</summary>
    public LayerVerdict Keyed { get; internal set; }

    /// <summary>Gets the lines that say anything but calls, segments and withheld stretches; at most <see cref="EventsMax"/>.</summary>
    public IReadOnlyList<JournalLine> Events => EventList;

    /// <summary>Gets the number of the first line whose time is known; -1 when none is.</summary>
    public long FirstLineWithUtc { get; internal set; } = -1;

    /// <summary>Gets what everything below HUSHTAP takes, KiB, by the last line that says so; null when none does.</summary>
    public long? UsedKib { get; internal set; }

    /// <summary>Gets how many events found no room to wait for the card.</summary>
    public long LinesDropped { get; internal set; }

    internal List<JournalLine> EventList { get; } = [];

    internal List<JournalFolder> FolderList { get; } = [];

    internal List<Call> CallList { get; } = [];

    /// <summary>Some of its lines are on another card, or were never made durable.</summary>
    internal bool HasLinesElsewhere { get; set; }

    internal bool HasOldDate { get; set; }

    internal Ledger Ledger { get; } = new();

    internal TagCheck? Tags { get; set; }

    internal Segment? Find(string file) => _segments.GetValueOrDefault(file);

    internal void Add(Segment segment) => _segments.Add(segment.FileName, segment);

    /// <summary>Remembers a line; false when one of that number is there already.</summary>
    internal bool Add(long number, Digest digest)
    {
        if (!_digests.TryAdd(number, digest))
        {
            return false;
        }

        FirstLine = FirstLine < 0 ? number : Math.Min(FirstLine, number);
        LastLine = Math.Max(LastLine, number);
        return true;
    }

    /// <summary>Gets the digest of a line, as it says.</summary>
    /// <param name="number">The line.</param>
    /// <returns>Null when the line is not on this card.</returns>
    public Digest? DigestAt(long number) => _digests.TryGetValue(number, out Digest digest) ? digest : null;
}
