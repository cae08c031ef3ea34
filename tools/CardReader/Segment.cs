// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>One audio file, as the journal speaks of it.</summary>
public sealed class Segment
{
    internal Segment(JournalFolder folder, string file, SegmentName name, long first, int rate)
    {
        (Folder, FileName, Name, First, Rate) = (folder, file, name, first, rate);
    }

    /// <summary>Gets the folder it is in.</summary>
    public JournalFolder Folder { get; }

    /// <summary>Gets its file's name.</summary>
    public string FileName { get; }

    /// <summary>Gets what its name says.</summary>
    public SegmentName Name { get; }

    /// <summary>Gets the path below the card's root, with '/'.</summary>
    public string Path => $"{Folder.Path}/{FileName}";

    /// <summary>Gets the stream number of its first frame.</summary>
    public long First { get; }

    /// <summary>Gets frames per second.</summary>
    public int Rate { get; }

    /// <summary>Gets the quality of its start time: rtc, set or unset.</summary>
    public string Clock { get; internal init; } = "unset";

    /// <summary>Gets the CRC-32 of the settings in force, in hexadecimal.</summary>
    public string Settings { get; internal init; } = "";

    /// <summary>Gets how many frames the journal knows of: all when it was ended or recovered, else those of the last commit.</summary>
    public long Frames { get; internal set; }

    /// <summary>Gets why it ended; "power-cut" when the journal does not say.</summary>
    public string EndReason { get; internal set; } = "power-cut";

    /// <summary>Gets digest of the first <see cref="Frames"/> frames; null when the journal has none.</summary>
    public Digest? AudioDigest { get; internal set; }

    /// <summary>Gets digest of the header; null when the journal has none.</summary>
    public Digest? HeaderDigest { get; internal set; }

    /// <summary>Gets a value indicating whether the journal says that it was ended.</summary>
    public bool IsEnded { get; internal set; }

    /// <summary>Gets a value indicating whether the journal says that it was recovered.</summary>
    public bool IsRecovered { get; internal set; }

    /// <summary>Gets a value indicating whether recovery found that its file was never made.</summary>
    public bool IsNeverMade { get; internal set; }

    /// <summary>Gets the erasure of its call; null when there was none.</summary>
    public Erasure? Erasure { get; internal set; }

    /// <summary>Gets the file's length; null when there is none.</summary>
    public long? FileBytes { get; internal set; }

    /// <summary>Gets what became of it.</summary>
    public SegmentState State { get; internal set; }

    /// <summary>Gets what the public digests say of its journal lines and its bytes.</summary>
    public LayerVerdict Public { get; internal set; }

    /// <summary>Gets what the keyed chain says of its journal lines.</summary>
    public LayerVerdict Keyed { get; internal set; }

    /// <summary>Gets what the day key says of an encrypted segment's records.</summary>
    public LayerVerdict Encryption { get; internal set; }

    /// <summary>What the device believes to be there when the card failed under it.</summary>
    internal long FramesAtLeast { get; set; }

    /// <summary>Takes in the verdict on one of its journal lines: the worse one stands.</summary>
    internal void Judge(LayerVerdict isPublic, LayerVerdict keyed)
    {
        Public = isPublic > Public ? isPublic : Public;
        Keyed = keyed > Keyed ? keyed : Keyed;
    }
}
