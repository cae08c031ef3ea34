// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>A numbered folder: one journal and the segments that it speaks of.</summary>
public sealed class JournalFolder
{
    internal JournalFolder(int number, string path, string fullPath) => (Number, Path, FullPath) = (number, path, fullPath);

    /// <summary>Gets its number.</summary>
    public int Number { get; }

    /// <summary>Gets the path below the card's root, with '/'.</summary>
    public string Path { get; }

    /// <summary>Gets the head of its journal; null when there is none that can be read.</summary>
    public JournalHead? Head { get; internal set; }

    /// <summary>Gets the power-on whose lines it holds; null without a head.</summary>
    public PowerOn? PowerOn { get; internal set; }

    /// <summary>Gets the length of its journal; null when there is none.</summary>
    public long? JournalBytes { get; internal set; }

    /// <summary>Gets number and digest of the last line that can be read; null when there is none.</summary>
    public (long Number, Digest Digest)? LastLine { get; internal set; }

    /// <summary>Gets the segments that its journal speaks of, in order.</summary>
    public IReadOnlyList<Segment> Segments => SegmentList;

    /// <summary>Gets the segment files in it, with their lengths.</summary>
    public IReadOnlyDictionary<string, long> Files => FileLengths;

    /// <summary>Gets the folder's path on this machine.</summary>
    public string FullPath { get; }

    internal List<Segment> SegmentList { get; } = [];

    internal Dictionary<string, long> FileLengths { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal string JournalPath => Path + "/" + JournalName;

    internal const string JournalName = "JOURNAL.TXT";

    internal const int NameDigits = 5;

    /// <summary>Gets the journal's path on this machine; null when there is none.</summary>
    public string? JournalFullPath { get; internal set; }

    /// <summary>The event that began the folder: power-on, card-in, folder-full; null when there is no such line.</summary>
    internal JournalLine? StartLine { get; set; }

    internal JournalLine? PreviousLine { get; set; }

    /// <summary>What stands behind the last readable line, if that is anything but padding: offset and length.</summary>
    internal (int Offset, int Length)? Tail { get; set; }

    /// <summary>Lines of its power-on that stand in no folder of this card, before its first one.</summary>
    internal (long From, long To)? LinesElsewhere { get; set; }

    internal Segment? Find(string file) => PowerOn?.Find(file) is { } segment && segment.Folder == this ? segment : null;

    internal bool IsEmpty => JournalBytes is null && FileLengths.Count == 0;
}
