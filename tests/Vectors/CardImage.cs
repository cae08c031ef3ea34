// SPDX-License-Identifier: MIT
namespace HushTap.Vectors;

/// <summary>The files of a card in memory; keys are paths below the root with '/'.</summary>
public sealed class CardImage
{
    public SortedDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public byte[] this[string path]
    {
        get => Files.TryGetValue(path, out byte[]? bytes) ? bytes : throw new KeyNotFoundException($"the card has no {path}, but {string.Join(", ", Files.Keys)}");
        set => Files[path] = value;
    }

    public CardImage Copy()
    {
        CardImage copy = new();
        foreach ((string path, byte[] bytes) in Files)
        {
            copy.Files[path] = [.. bytes];
        }

        return copy;
    }

    /// <summary>Writes all files into a folder.</summary>
    public void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach ((string path, byte[] bytes) in Files)
        {
            string full = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllBytes(full, bytes);
        }
    }
}
