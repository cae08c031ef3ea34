// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>The internal drive, I:, a littlefs in flash: small, slow to commit, and atomic: after a cut a file is as it was at its last Close.</summary>
internal sealed class InternalDrive(IReadOnlyDictionary<string, byte[]> before, SeededRandom chance, ITrace? trace)
    : DriveModel("I", new StoredVolume(VolumeBytes, before), chance, trace)
{
    // 256 KB on a module with 4 MB of flash; its own blocks are smaller than a cluster, so the room is counted generously.
    private const long VolumeBytes = 64 * StoredFile.ClusterBytes;

    public override int OpenFilesMax => 5;

    protected override void CutFile(StoredFile file, DriveOperation? operation, long atUs)
    {
        if (operation is { Commits: true } && atUs < operation.EndUs && Chance.Next(0, 2) == 0)
        {
            file.Commit();
        }

        bool entryThere = file.EntryDurable;
        foreach ((long sector, byte[] former) in file.Former.ToArray())
        {
            file.Overwrite(sector, former);
        }

        file.LoseUncommitted();
        Volume.Trim(file);
        if (!entryThere && file.Parent is not null)
        {
            Volume.Remove(file);
        }
    }
}
