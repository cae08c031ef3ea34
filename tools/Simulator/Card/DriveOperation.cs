// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>What a drive is doing while the CLR waits for it.</summary>
internal sealed class DriveOperation(string name, string path)
{
    public string Name { get; } = name;

    public string Path { get; } = path;

    public StoredFile? File { get; init; }

    /// <summary>First byte written; the sectors from here are in flight.</summary>
    public long Position { get; init; }

    public int Count { get; init; }

    /// <summary>True when a length goes to the card at the end: a Close, or a Write that syncs.</summary>
    public bool Commits { get; init; }

    /// <summary>Longest wait for a card that does not answer, in ms.</summary>
    public int TimeoutMs { get; init; } = 1000;

    /// <summary>Gets a value indicating whether it changes what is on the medium.</summary>
    public bool Changes => Change is not null || Commits || Name is "write" or "set-length";

    /// <summary>A change of entries: happens as a whole or not at all.</summary>
    public Action? Change { get; init; }

    public long StartUs { get; set; }

    public long EndUs { get; set; }

    /// <summary>From here on only the directory entry is being written.</summary>
    public long EntryPhaseUs => EndUs - ((EndUs - StartUs) / 4);
}
