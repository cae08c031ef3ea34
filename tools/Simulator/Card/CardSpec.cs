// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>When the length of an open file becomes durable.</summary>
public enum Durability : byte
{
    /// <summary>At Close only, as on today's images (stdio driver). The harsher one.</summary>
    CloseCommits,

    /// <summary>At the end of every Write as well (f_sync), as a later image may do.</summary>
    SyncEachWrite,
}

/// <summary>The SD card and its troubles.</summary>
public sealed record CardSpec
{
    /// <summary>Room for files and directories in bytes; counted in clusters of 16 KiB.</summary>
    public long Bytes { get; init; } = 4L << 30;

    /// <summary>When a file's length becomes durable.</summary>
    public Durability Durability { get; init; }

    /// <summary>Files on the card before; keys are paths below the root with '/'.</summary>
    public IReadOnlyDictionary<string, byte[]> Before { get; init; } = new Dictionary<string, byte[]>();

    /// <summary>Stretches of world time, [start, end) in µs, in which the card is out of its slot; sorted, disjoint.</summary>
    public IReadOnlyList<(long StartUs, long EndUs)> OutUs { get; init; } = [];

    /// <summary>Stalls: the first card operation that begins at or after an instant (µs) takes this long (ms).</summary>
    public IReadOnlyList<(long AtUs, int StallMs)> Stalls { get; init; } = [];

    /// <summary>A stall that no operation has met by then never comes, in world microseconds: a card is busy with itself for a time, not until asked.</summary>
    public long StallsUntilUs { get; init; } = long.MaxValue;

    /// <summary>Stretches of world time, [start, end) in µs, in which every write, create, close and delete fails: a dying card.</summary>
    public IReadOnlyList<(long StartUs, long EndUs)> WriteErrorsUs { get; init; } = [];

    /// <summary>Every change fails: write-protected, or worn out and locked by itself.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>The card is there, but it is formatted as exFAT: it cannot be mounted.</summary>
    public bool IsExFat { get; init; }

    /// <summary>On a full card: false = a write puts down what fits and throws (stdio driver); true = it never returns (FATFS driver).</summary>
    public bool HangsWhenFull { get; init; }

    /// <summary>Largest addition to an operation's time, in percent; drawn anew for each.</summary>
    public int JitterPercentMax { get; init; } = 25;
}
