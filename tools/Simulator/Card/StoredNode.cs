// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>A directory entry of a simulated volume.</summary>
internal abstract class StoredNode(string name)
{
    public string Name { get; set; } = name;

    public StoredDirectory? Parent { get; set; }

    /// <summary>System.IO.FileAttributes value.</summary>
    public int Attributes { get; set; }

    /// <summary>Path below the root with '/'; empty for the root.</summary>
    public string Path => Parent is null ? "" : Parent.Parent is null ? Name : Parent.Path + "/" + Name;
}

/// <summary>A directory; entries in the order in which they were made.</summary>
internal sealed class StoredDirectory(string name) : StoredNode(name)
{
    private const int DirectoryAttribute = 0x10;
    private readonly List<StoredNode> _entries = [];
    private readonly Dictionary<string, StoredNode> _byName = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<StoredNode> Entries => _entries;

    public StoredNode? Find(string name) => _byName.GetValueOrDefault(name);

    public void Add(StoredNode node)
    {
        _byName.Add(node.Name, node);
        _entries.Add(node);
        node.Parent = this;
        if (node is StoredDirectory)
        {
            node.Attributes |= DirectoryAttribute;
        }
    }

    public void Remove(StoredNode node)
    {
        _byName.Remove(node.Name);
        _entries.Remove(node);
        node.Parent = null;
    }
}
