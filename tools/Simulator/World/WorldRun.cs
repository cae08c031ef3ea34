// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>A world after its end.</summary>
public sealed class WorldRun
{
    private readonly StoredVolume _card;
    private readonly StoredVolume _internal;

    internal WorldRun(
        WorldSpec spec, Phone phone, IReadOnlyList<BootRecord> boots, CardModel card, InternalDrive drive, SerialPeer console)
    {
        Spec = spec;
        Phone = phone;
        Boots = boots;
        ConsoleText = console.HeardText;
        ConsoleDroppedBytes = console.DroppedBytes;
        _card = card.Volume;
        _internal = drive.Volume;
        TornSectors = new HashSet<TornSector>(card.Torn);
        LongestCardUs = card.LongestOperationUs;
        LongCardUs = card.LongOperations;
        CardPaths = [.. _card.AllFiles().Select(f => f.Path)];
    }

    public WorldSpec Spec { get; }

    public Phone Phone { get; }

    public IReadOnlyList<BootRecord> Boots { get; }

    /// <summary>Gets what is wrong with encrypted segments as they were written, in words.</summary>
    public IReadOnlyList<string> SealProblems { get; init; } = [];

    /// <summary>Gets what the device sent over its console.</summary>
    public string ConsoleText { get; }

    /// <summary>Gets the number of bytes for the console that came to a full ring.</summary>
    public long ConsoleDroppedBytes { get; }

    /// <summary>Gets sectors that cuts left as garbage.</summary>
    public IReadOnlySet<TornSector> TornSectors { get; }

    /// <summary>Gets the longest time for which one card operation held up the CLR.</summary>
    public long LongestCardUs { get; }

    /// <summary>Gets when single card operations held up the CLR for 5 ms or more, in world time.</summary>
    public IReadOnlyList<(long StartUs, long EndUs)> LongCardUs { get; }

    /// <summary>Gets the files on the card, below the root with '/', in directory order.</summary>
    public IReadOnlyList<string> CardPaths { get; }

    /// <summary>Gets what whoever reads the raw card finds in the clusters of files that were deleted.</summary>
    public IReadOnlyList<(string Path, byte[] Bytes)> FreedOnCard => _card.Freed;

    /// <summary>Gets a file as it is on the internal drive; null when there is none.</summary>
    /// <param name="name">Its name.</param>
    public byte[]? ReadInternal(string name) => (_internal.Find(name) as StoredFile)?.ToArray();

    /// <summary>Gets a file as it is on the card.</summary>
    /// <param name="path">One of <see cref="CardPaths"/>.</param>
    public byte[] ReadCard(string path) =>
        (_card.Find(path) as StoredFile ?? throw new FileNotFoundException(path)).ToArray();
}
