// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>The files of one volume and the room they take. Knows no time.</summary>
internal sealed class StoredVolume
{
    private const int EntriesPerCluster = 128;
    private readonly long _clusters;

    public StoredVolume(long bytes, IReadOnlyDictionary<string, byte[]> before)
    {
        _clusters = bytes / StoredFile.ClusterBytes;
        foreach ((string path, byte[] content) in before.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
            StoredDirectory directory = MakeDirectories(parts.AsSpan(0, parts.Length - 1));
            StoredFile file = new(parts[^1]);
            directory.Add(file);
            file.Write(0, content);
            file.Commit();
            file.Clusters = StoredFile.ClustersFor(content.Length);
            UsedClusters += file.Clusters;
        }
    }

    /// <summary>What deleted files held: the clusters are free, but a reader of the raw card finds it.</summary>
    public List<(string Path, byte[] Bytes)> Freed { get; } = [];

    public StoredDirectory Root { get; } = new("");

    /// <summary>Clusters taken by files, directories, and what power cuts left behind.</summary>
    public long UsedClusters { get; private set; } = 1;

    public long FreeClusters => _clusters - UsedClusters;

    public StoredNode? Find(string path)
    {
        StoredNode? node = Root;
        foreach (string part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            node = (node as StoredDirectory)?.Find(part);
        }

        return node;
    }

    /// <summary>Finds the directory that holds a path's last part.</summary>
    public (StoredDirectory? Directory, string Name) FindParent(string path)
    {
        int slash = path.LastIndexOf('/');
        return (Find(slash < 0 ? "" : path[..slash]) as StoredDirectory, path[(slash + 1)..]);
    }

    /// <summary>Makes a directory and its parents where they are missing.</summary>
    /// <exception cref="Exception">A file is in the way, or there is no room.</exception>
    public StoredDirectory MakeDirectories(ReadOnlySpan<string> parts)
    {
        StoredDirectory directory = Root;
        foreach (string part in parts)
        {
            StoredNode? next = directory.Find(part);
            if (next is null)
            {
                TakeClusters(1);
                next = new StoredDirectory(part);
                AddEntry(directory, next);
            }

            directory = next as StoredDirectory ?? throw CardErrors.Driver($"{next.Path} is a file");
        }

        return directory;
    }

    public void AddEntry(StoredDirectory directory, StoredNode node)
    {
        if (directory.Entries.Count > 0 && directory.Entries.Count % EntriesPerCluster == 0)
        {
            TakeClusters(1);
        }

        directory.Add(node);
    }

    /// <summary>Takes as many clusters as a file of that length needs, or as many as there are.</summary>
    /// <returns>False when there were too few.</returns>
    public bool Reserve(StoredFile file, long length)
    {
        int wanted = StoredFile.ClustersFor(length) - file.Clusters;
        int taken = (int)Math.Clamp(FreeClusters, 0, Math.Max(wanted, 0));
        file.Clusters += taken;
        UsedClusters += taken;
        return taken >= wanted;
    }

    /// <summary>Gives back the clusters beyond a file's length.</summary>
    public void Trim(StoredFile file)
    {
        int keep = Math.Min(file.Clusters, StoredFile.ClustersFor(file.Length));
        UsedClusters -= file.Clusters - keep;
        file.Clusters = keep;
    }

    /// <summary>After a cut the table still calls the clusters of an uncommitted tail taken: they are lost until someone repairs the card.</summary>
    public static void LoseClusters(StoredFile file) => file.Clusters = StoredFile.ClustersFor(file.Length);

    public void Remove(StoredNode node)
    {
        if (node is StoredDirectory directory)
        {
            foreach (StoredNode entry in directory.Entries.ToArray())
            {
                Remove(entry);
            }

            UsedClusters--;
        }
        else if (node is StoredFile file)
        {
            UsedClusters -= file.Clusters;
            Freed.Add((file.Path, file.ToArray()));
        }

        node.Parent!.Remove(node);
    }

    public IEnumerable<StoredFile> AllFiles() => FilesBelow(Root);

    private static IEnumerable<StoredFile> FilesBelow(StoredDirectory directory)
    {
        foreach (StoredNode node in directory.Entries)
        {
            if (node is StoredFile file)
            {
                yield return file;
            }
            else
            {
                foreach (StoredFile below in FilesBelow((StoredDirectory)node))
                {
                    yield return below;
                }
            }
        }
    }

    private void TakeClusters(int count)
    {
        if (FreeClusters < count)
        {
            throw CardErrors.Full();
        }

        UsedClusters += count;
    }
}
