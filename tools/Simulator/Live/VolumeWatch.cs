// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Remembers which files of a volume were touched, so that a folder on the PC can follow it.</summary>
/// <param name="letter">"D" or "I".</param>
/// <param name="volume">The volume.</param>
internal sealed class VolumeWatch(string letter, StoredVolume volume)
{
    private readonly HashSet<string> _touched = new(StringComparer.OrdinalIgnoreCase);

    public void Touch(string path)
    {
        foreach (string part in path.Split(" -> "))
        {
            if (part.StartsWith(letter + ":/", StringComparison.Ordinal))
            {
                _touched.Add(part[3..]);
            }
        }
    }

    /// <summary>Takes what is durable of the files that were touched since; null = the file is gone. A file that is still open will be told again.</summary>
    public IReadOnlyDictionary<string, byte[]?> Take()
    {
        Dictionary<string, byte[]?> changes = [];
        foreach (string path in _touched.ToArray())
        {
            StoredNode? node = volume.Find(path);
            StoredFile? file = node as StoredFile;
            if (file is null or { OpenHandles: 0 })
            {
                _touched.Remove(path);
            }

            if (node is null)
            {
                changes[path] = null;
            }
            else if (file is { EntryDurable: true })
            {
                changes[file.Path] = file.DurableBytes();
            }
        }

        return changes;
    }
}
