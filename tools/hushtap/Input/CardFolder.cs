// SPDX-License-Identifier: MIT
namespace HushTap.Cli.Input;

/// <summary>A folder that stands for the card: read whole before the run, brought up to date after it.</summary>
/// <remarks>Only files that the device made or changed are written, only files that it deleted are deleted.</remarks>
public sealed class CardFolder
{
    /// <summary>Most files that a folder may hold: a FAT directory ends there.</summary>
    public const int FilesMax = 65_534;

    /// <summary>Most bytes that a folder may hold; all of it is in memory during a run.</summary>
    public const long BytesMax = 1L << 30;

    private const string TemporarySuffix = ".hushtap-new";
    private const string ForbiddenCharacters = "\"*/:<>?\\|";
    private const string LinkHint = "a card has no links: put the file itself there, or name another folder";

    private readonly string _path;
    private readonly string _root;
    private readonly Dictionary<string, byte[]> _before = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private long _bytes;

    private CardFolder(string path)
    {
        _path = path;
        _root = Path.GetFullPath(path);
    }

    /// <summary>Gets the files before the run; keys are paths below the folder with '/'.</summary>
    public IReadOnlyDictionary<string, byte[]> Before => _before;

    /// <summary>Reads a folder; one that does not exist is an empty card.</summary>
    /// <param name="path">As typed.</param>
    /// <param name="cardBytes">Size of the card.</param>
    /// <returns>The card.</returns>
    /// <exception cref="CliException">The folder cannot be a card.</exception>
    public static CardFolder Read(string path, long cardBytes)
    {
        if (path.Length == 0 || File.Exists(path))
        {
            throw new CliException($"'{path}' is no folder", "name the folder that stands for the card");
        }

        CardFolder card = new(path);
        try
        {
            if (Directory.Exists(card._root))
            {
                card.ReadDirectory(new DirectoryInfo(card._root), string.Empty);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{path} cannot be read: {failure.Message.TrimEnd('.')}", "check the rights on the folder");
        }

        return card._bytes <= cardBytes
            ? card
            : throw new CliException(
                $"{path} holds {Text.Number(card._bytes)} bytes, more than a card of {Text.Number(cardBytes)} bytes can", "give a larger --card-size");
    }

    /// <summary>Brings the folder up to date: all new contents are on the disk under other names before the first file is replaced.</summary>
    /// <param name="after">The card after the run.</param>
    /// <returns>Paths of the files written, sorted.</returns>
    /// <exception cref="CliException">The folder cannot be written.</exception>
    public IReadOnlyList<string> Write(IReadOnlyDictionary<string, byte[]> after)
    {
        string[] changed = [.. after.Keys.Where(key => IsChanged(key, after[key])).Order(StringComparer.Ordinal)];
        string[] deleted = [.. _before.Keys.Where(key => !after.ContainsKey(key))];
        List<(string From, string To)> staged = [];
        try
        {
            Directory.CreateDirectory(_root);
            foreach (string key in changed)
            {
                string target = FullPath(key);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                staged.Add((target + TemporarySuffix, target));
                File.WriteAllBytes(target + TemporarySuffix, after[key]);
            }

            staged.ForEach(item => File.Move(item.From, item.To, overwrite: true));
            Array.ForEach(deleted, key => File.Delete(FullPath(key)));
            return changed;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            staged.ForEach(item => TryDelete(item.From));
            throw new CliException($"{_path} cannot be written: {failure.Message.TrimEnd('.')}", "check the rights on the folder and the space on its disk");
        }
    }

    /// <summary>Brings some files of the folder up to date while the device runs.</summary>
    /// <param name="changes">Paths and contents; null = the file is gone.</param>
    /// <exception cref="CliException">The folder cannot be written.</exception>
    public void Apply(IReadOnlyDictionary<string, byte[]?> changes)
    {
        Dictionary<string, byte[]> after = new(_before, StringComparer.Ordinal);
        foreach ((string path, byte[]? content) in changes)
        {
            after.Remove(path);
            if (content is not null)
            {
                after[path] = content;
            }
        }

        Write(after);
        _before.Clear();
        foreach ((string path, byte[] content) in after)
        {
            _before[path] = content;
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to report.
        }
    }

    private void ReadDirectory(DirectoryInfo directory, string prefix)
    {
        foreach (FileSystemInfo entry in directory.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            string key = prefix + entry.Name;
            if (entry.LinkTarget is not null)
            {
                throw new CliException($"{_path} holds a link: {key}", LinkHint);
            }

            CheckName(key, entry.Name);
            if (entry is DirectoryInfo inner)
            {
                ReadDirectory(inner, key + "/");
            }
            else
            {
                ReadFile((FileInfo)entry, key);
            }
        }
    }

    private void ReadFile(FileInfo file, string key)
    {
        _bytes += file.Length;
        if (_bytes > BytesMax || _before.Count == FilesMax)
        {
            throw new CliException(
                $"{_path} holds more than {Text.Number(BytesMax)} bytes or {Text.Number(FilesMax)} files",
                "name a folder that stands for the card, not one above it");
        }

        // Pipes and devices have no length; opening one could wait for ever.
        _before.Add(key, file.Length == 0 ? [] : File.ReadAllBytes(file.FullName));
    }

    private void CheckName(string key, string name)
    {
        bool possible = name.Length is > 0 and <= 255
            && !name.AsSpan().ContainsAny(ForbiddenCharacters)
            && !name.Any(char.IsControl)
            && name[^1] is not ('.' or ' ');
        if (!possible)
        {
            throw new CliException($"{_path} holds a name that no card can: {key}", "rename it, or name another folder");
        }

        if (!_names.Add(key))
        {
            throw new CliException($"{_path} holds two names that are one on a card: {key}", "rename one of them");
        }
    }

    private bool IsChanged(string key, byte[] content) => !_before.TryGetValue(key, out byte[]? old) || !old.AsSpan().SequenceEqual(content);

    private string FullPath(string key)
    {
        string full = Path.GetFullPath(Path.Combine(_root, key));
        return full.StartsWith(_root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new InvalidOperationException($"the card holds a path outside itself: {key}");
    }
}
