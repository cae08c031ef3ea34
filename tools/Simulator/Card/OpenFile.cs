// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>An open handle of the firmware.</summary>
internal sealed class OpenFile(DriveModel drive, StoredFile file, string path, int access, int generation)
{
    public DriveModel Drive { get; } = drive;

    public StoredFile File { get; } = file;

    public string Path { get; } = path;

    public bool CanRead { get; } = (access & 1) != 0;

    public bool CanWrite { get; } = (access & 2) != 0;

    public long Position { get; set; }

    /// <summary>True once the driver has seen an error on it: from then on it fails at once.</summary>
    public bool HasFailed { get; set; }

    /// <summary>Which insertion of the card it belongs to.</summary>
    public int Generation { get; } = generation;
}
