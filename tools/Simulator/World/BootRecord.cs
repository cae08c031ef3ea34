// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>How one run of the firmware ended.</summary>
public enum BootEnd : byte
{
    /// <summary>The world was over.</summary>
    WorldOver,

    /// <summary>Power went.</summary>
    PowerCut,

    /// <summary>The world pulled the reset line.</summary>
    Reset,

    /// <summary>The firmware restarted the chip.</summary>
    Reboot,

    /// <summary>The firmware made millions of calls in one instant; the world was stopped.</summary>
    Hung,
}

/// <summary>What happened between a power-on or reset and the next: the world's own record, for checkers.</summary>
public sealed record BootRecord
{
    /// <summary>World time of the firmware's first instruction.</summary>
    public required long StartUs { get; init; }

    /// <summary>World time of the end.</summary>
    public required long EndUs { get; init; }

    public required BootEnd End { get; init; }

    /// <summary>What each I2S stream really gave.</summary>
    public IReadOnlyList<I2sStreamLog> Streams { get; init; } = [];

    /// <summary>Directories that were made on the card, below its root, in order.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>What the firmware did that the real chip would not survive.</summary>
    public IReadOnlyList<string> Misuse { get; init; } = [];

    /// <summary>Exceptions that left a thread.</summary>
    public IReadOnlyList<Exception> Unhandled { get; init; } = [];

    /// <summary>Most DMA-capable memory in use at once, in bytes.</summary>
    public int DmaBytesPeak { get; init; }

    /// <summary>Events that the chip's full queue lost.</summary>
    public long EventsDropped { get; init; }
}
