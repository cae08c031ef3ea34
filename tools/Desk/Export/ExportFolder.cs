// SPDX-License-Identifier: MIT
using System.Security.Cryptography;
using System.Text.Json;
using HushTap.CardReader;

namespace HushTap.Desk;

/// <summary>The folder that an export is written to. Nothing that is there is ever overwritten; what an export that was stopped has finished is kept.</summary>
/// <remarks>
/// A file is written beside its place (<c>.part</c>), made durable, noted in a log with its SHA-256, and then renamed. So a file under its own
/// name is whole, and one that the log does not know is somebody else's. The manifest takes the log's place at the end.
/// </remarks>
internal sealed class ExportFolder : IDisposable
{
    public const string ManifestName = "manifest.json";
    private const string LogName = "manifest.part.jsonl";
    private const string PartEnding = ".part";

    /// <summary>Where the identity begins in the log's first line.</summary>
    private const int IdentityAt = 13;

    private const int BufferBytes = 1 << 16;

    private readonly string _path;
    private readonly Dictionary<string, WrittenFile> _known = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private FileStream? _log;
    private int _kept;

    private ExportFolder(string path) => _path = path;

    /// <summary>Gets how many files an earlier run had finished.</summary>
    public int Kept => _kept;

    /// <summary>Gets the manifest that an earlier run of the very same export has finished with; null when there was none.</summary>
    public byte[]? Finished { get; private set; }

    /// <summary>Makes or opens the folder.</summary>
    /// <param name="path">Where.</param>
    /// <param name="card">The card's root, which must not lie around it.</param>
    /// <param name="identity">Names the card's content and the options.</param>
    /// <returns>The folder, locked against other exports.</returns>
    public static ExportFolder Open(string path, string card, string identity)
    {
        if (RealPath.IsInside(path, card))
        {
            throw new CardException($"{path} is on the card itself", "name a folder outside the card: a card is never changed");
        }

        if (File.Exists(path))
        {
            throw new CardException($"{path} is a file", "name a folder, or one that does not exist yet");
        }

        Directory.CreateDirectory(path);
        ExportFolder folder = new(path);
        try
        {
            folder.Begin(identity);
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Writes a file, unless an earlier run has.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="write">Writes its content.</param>
    /// <returns>What is there now.</returns>
    public WrittenFile Publish(string name, Action<Stream> write)
    {
        string path = Path.Combine(_path, name);
        if (Known(name) is { } known && File.Exists(path))
        {
            if (!IsSame(path, known))
            {
                throw new CardException($"{path} is no longer what was exported", "nothing is overwritten: name another folder");
            }

            Interlocked.Increment(ref _kept);
            return known;
        }

        if (Path.Exists(path))
        {
            throw new CardException($"{path} is there already, and not by this export", "nothing is overwritten: name another folder");
        }

        using FileStream file = NewPart(path);
        write(file);
        file.Flush(flushToDisk: true);
        file.Position = 0;
        WrittenFile written = new(name, file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
        Note(written);
        file.Dispose();
        File.Move(path + PartEnding, path, overwrite: false);
        return written;
    }

    /// <summary>Ends the export: the manifest takes the log's place.</summary>
    public void Finish(ReadOnlySpan<byte> manifest)
    {
        string path = Path.Combine(_path, ManifestName);
        using (FileStream file = NewPart(path))
        {
            file.Write(manifest);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + PartEnding, path, overwrite: false);
        _log?.Dispose();
        File.Delete(Path.Combine(_path, LogName));
    }

    /// <summary>Tells whether a file is still what was written.</summary>
    public bool IsSame(WrittenFile written) => IsSame(Path.Combine(_path, written.Name), written);

    public void Dispose() => _log?.Dispose();

    private static bool IsSame(string path, WrittenFile written)
    {
        FileInfo info = new(path);
        if (!info.Exists || info.LinkTarget is not null || info.Length != written.Bytes)
        {
            return false;
        }

        using FileStream file = info.OpenRead();
        return Convert.ToHexStringLower(SHA256.HashData(file)) == written.Sha256;
    }

    /// <summary>What is left of a run that was stopped goes first, a link too, so that nothing is ever written through one.</summary>
    private static FileStream NewPart(string path)
    {
        File.Delete(path + PartEnding);
        return new FileStream(path + PartEnding, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferBytes);
    }

    private void Begin(string identity)
    {
        string manifest = Path.Combine(_path, ManifestName);
        if (Path.Exists(manifest))
        {
            byte[] bytes = File.ReadAllBytes(manifest);
            Finished = ExportManifest.IdentityOf(bytes) == identity
                ? bytes
                : throw new CardException($"{_path} holds another export, or one with other options", "nothing is overwritten: name another folder");
            return;
        }

        string path = Path.Combine(_path, LogName);
        if (new FileInfo(path).LinkTarget is not null)
        {
            throw new CardException($"{path} is a link", "name another folder");
        }

        _log = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        ReadLog(identity);
    }

    private void ReadLog(string identity)
    {
        byte[] bytes = new byte[_log!.Length];
        _log.ReadExactly(bytes);
        string[] lines = System.Text.Encoding.UTF8.GetString(bytes).Split('\n');
        string first = JsonSerializer.Serialize(new { identity });
        bool isOurs = lines.Length > 1 && lines[0] == first;
        bool isBarelyBegun = lines.Length <= 2 && lines[^1].Length == 0 && lines[0].StartsWith(first[..IdentityAt], StringComparison.Ordinal);
        if (!isOurs && !isBarelyBegun && (lines.Length > 1 || !first.StartsWith(lines[0], StringComparison.Ordinal)))
        {
            throw new CardException($"{_path} holds an unfinished export of something else, or with other options", "finish that one first, or name another folder");
        }

        // The last line has no end when the run was stopped while writing it.
        foreach (WrittenFile file in lines.Skip(1).SkipLast(1).Select(ExportManifest.ParseLine).OfType<WrittenFile>())
        {
            _known[file.Name] = file;
        }

        _log.SetLength(isOurs ? lines.SkipLast(1).Sum(line => System.Text.Encoding.UTF8.GetByteCount(line) + 1) : 0);
        _log.Position = _log.Length;
        if (!isOurs)
        {
            Append(first);
        }
    }

    private WrittenFile? Known(string name)
    {
        lock (_lock)
        {
            return _known.GetValueOrDefault(name);
        }
    }

    private void Note(WrittenFile file)
    {
        lock (_lock)
        {
            _known[file.Name] = file;
            Append(JsonSerializer.Serialize(file));
        }
    }

    private void Append(string line)
    {
        _log!.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
        _log.Flush(flushToDisk: true);
    }
}
