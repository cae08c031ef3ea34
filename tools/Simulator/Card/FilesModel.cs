// SPDX-License-Identifier: MIT
using HushTap.Chip;

namespace HushTap.Simulator;

/// <summary>The chip's view of its volumes for one boot: paths, handles, prices.</summary>
internal sealed class FilesModel : IFiles
{
    private const int PathCharsMax = 258;
    private const int ArchiveAttribute = 0x20;
    private const int OpenUs = 8_000;
    private const int CloseUs = 6_000;
    private const int LookUs = 1_500;
    private const int EntryUs = 7_000;
    private const int WriteSectorUs = 2_000;
    private const int ReadSectorUs = 1_000;

    private readonly CardModel _card;
    private readonly InternalDrive _internal;
    private readonly IWorldClock _clock;
    private readonly DmaPool _pool;
    private readonly IWriteWitness _witness;
    private readonly Dictionary<int, OpenFile> _handles = [];
    private int _lastHandle;

    /// <summary>Makes the view.</summary>
    /// <param name="card">The card, which outlives the boot.</param>
    /// <param name="internalDrive">The internal drive, which outlives the boot.</param>
    /// <param name="clock">The CPU of this boot.</param>
    /// <param name="pool">DMA-capable memory of this boot.</param>
    /// <param name="witness">Sees every byte written.</param>
    public FilesModel(CardModel card, InternalDrive internalDrive, IWorldClock clock, DmaPool pool, IWriteWitness witness)
    {
        _card = card;
        _internal = internalDrive;
        _clock = clock;
        _pool = pool;
        _witness = witness;
        card.Attach(clock);
        internalDrive.Attach(clock);
    }

    /// <inheritdoc/>
    public void Mount(int slot, bool mmc, int dataWidth)
    {
        Enter(Prices.MountUs);
        if (slot != 0 || dataWidth is not (1 or 4))
        {
            throw new ArgumentException("the chip has slot 0 with a width of 1 or 4");
        }

        if (_card.IsMounted)
        {
            throw CardErrors.Driver("already mounted");
        }

        _card.Mount();
    }

    /// <inheritdoc/>
    public void Unmount(int slot)
    {
        Enter();
        if (!_card.IsMounted)
        {
            throw CardErrors.NoVolume("D:");
        }

        _card.Unmount();
    }

    /// <inheritdoc/>
    public bool IsMounted(int slot)
    {
        Enter();
        return slot == 0 && _card.IsMounted;
    }

    /// <inheritdoc/>
    public string[] GetDrives()
    {
        Enter();
        return _card.IsMounted ? ["I:\\", "D:\\"] : ["I:\\"];
    }

    /// <inheritdoc/>
    public int Open(string path, int mode, int access)
    {
        (DriveModel drive, string local) = Resolve(path);
        OpenMode how = (OpenMode)mode;
        if (drive.OpenFiles.Count >= drive.OpenFilesMax)
        {
            throw CardErrors.Driver("too many open files");
        }

        _pool.Take(DmaPool.OpenFileBytes, "an open file");
        try
        {
            StoredFile file = Find(drive, local, how);
            OpenFile handle = new(drive, file, drive.Letter + ":/" + file.Path, access, drive.Generation);
            handle.Position = how == OpenMode.Append ? file.Length : 0;
            drive.Opened(handle);
            _handles.Add(++_lastHandle, handle);
            return _lastHandle;
        }
        catch (Exception)
        {
            _pool.Give(DmaPool.OpenFileBytes);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Close(int handle)
    {
        OpenFile open = Handle(handle, Prices.FileCloseUs);
        _handles.Remove(handle);
        _pool.Give(DmaPool.OpenFileBytes);
        RefuseDead(open, "close");

        // The file's buffer may hold the sector touched last; it goes to the card before the entry does.
        long tail = Math.Max(open.Position - 1, 0) / StoredFile.SectorBytes * StoredFile.SectorBytes;
        try
        {
            open.Drive.Run(
                new DriveOperation("close", open.File.Path) { File = open.File, Position = tail, Commits = true, TimeoutMs = 5000 },
                CloseUs);
        }
        catch (Exception e) when (e is not RunEndedException)
        {
            // The handle is gone all the same, and with it what was not committed.
            open.File.LoseUncommitted();
            StoredVolume.LoseClusters(open.File);
            open.Drive.Closed(open);
            throw;
        }

        open.File.Commit();
        open.Drive.Volume.Trim(open.File);
        open.Drive.Closed(open);
    }

    /// <inheritdoc/>
    public int Read(int handle, byte[] buffer, int offset, int count)
    {
        OpenFile open = Living(handle, Prices.FileReadUs);
        if (!open.CanRead)
        {
            throw CardErrors.Driver("opened for writing only");
        }

        Span<byte> into = buffer.AsSpan(offset, count);
        int read = open.File.Read(open.Position, into);
        open.Drive.Run(new DriveOperation("read", open.File.Path) { Count = read }, ReadSectorUs * Sectors(open.Position, read));
        open.Position += read;
        return read;
    }

    /// <inheritdoc/>
    public void Write(int handle, byte[] buffer, int offset, int count)
    {
        ReadOnlySpan<byte> bytes = buffer.AsSpan(offset, count);
        OpenFile open = Handle(handle, Prices.FileWriteUs);
        _witness.OnBytes(open.Path, open.Position, bytes);
        RefuseDead(open, "write");
        if (!open.CanWrite)
        {
            throw CardErrors.Driver("opened for reading only");
        }

        bool fits = open.Drive.Volume.Reserve(open.File, open.Position + count);
        long room = (long)open.File.Clusters * StoredFile.ClusterBytes;
        int put = (int)Math.Clamp(room - open.Position, 0, count);
        open.File.Write(open.Position, bytes[..put]);
        bool syncs = open.Drive == _card && _card.Durability == Durability.SyncEachWrite;
        open.Drive.Run(
            new DriveOperation("write", open.File.Path)
            {
                File = open.File, Position = open.Position, Count = put, Commits = syncs, TimeoutMs = 5000,
            },
            WriteSectorUs * Sectors(open.Position, put));
        open.File.SettleFullSectors(open.Position, put);
        open.Position += put;
        if (syncs)
        {
            open.File.Commit();
        }

        if (!fits)
        {
            if (open.Drive == _card && _card.HangsWhenFull)
            {
                _card.HangForEver();
            }

            throw CardErrors.Full();
        }
    }

    /// <inheritdoc/>
    public void Flush(int handle)
    {
        OpenFile open = Living(handle);
        if (open.Drive == _card && _card.Durability == Durability.SyncEachWrite)
        {
            open.Drive.Run(
                new DriveOperation("sync", open.File.Path) { File = open.File, Position = open.Position, Commits = true }, CloseUs);
            open.File.Commit();
        }
    }

    /// <inheritdoc/>
    public long GetLength(int handle)
    {
        OpenFile open = Living(handle);
        return open.File.Length;
    }

    /// <inheritdoc/>
    public void SetLength(int handle, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        OpenFile open = Living(handle);
        if (!open.Drive.Volume.Reserve(open.File, length))
        {
            open.Drive.Run(new DriveOperation("set-length", open.File.Path), EntryUs);
            throw CardErrors.Full();
        }

        open.File.SetLength(Math.Max(length, Math.Min(open.Position, open.File.Length)));
        open.Drive.Run(
            new DriveOperation("set-length", open.File.Path) { File = open.File, Position = open.Position, TimeoutMs = 5000 }, EntryUs);
    }

    /// <inheritdoc/>
    public long GetPosition(int handle)
    {
        OpenFile open = Living(handle);
        return open.Position;
    }

    /// <inheritdoc/>
    public void SetPosition(int handle, long position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        OpenFile open = Living(handle);
        open.Position = position;
    }

    /// <inheritdoc/>
    public bool FileExists(string path) => Look(path) is StoredFile;

    /// <inheritdoc/>
    public bool DirectoryExists(string path) => Look(path) is StoredDirectory;

    /// <inheritdoc/>
    public void DeleteFile(string path)
    {
        (DriveModel drive, string local) = Resolve(path);
        if (drive.Volume.Find(local) is not StoredFile file)
        {
            drive.Run(new DriveOperation("delete", local), LookUs);
            throw CardErrors.NotFound(path);
        }

        RefuseOpen(file);
        Remove(drive, file, "delete");
    }

    /// <inheritdoc/>
    public void CreateDirectory(string path)
    {
        (DriveModel drive, string local) = Resolve(path);
        if (drive.Volume.Find(local) is StoredDirectory)
        {
            drive.Run(new DriveOperation("mkdir", local), LookUs);
            return;
        }

        _witness.OnName("mkdir", drive.Letter + ":/" + local);
        string[] parts = local.Split('/', StringSplitOptions.RemoveEmptyEntries);
        drive.Run(
            new DriveOperation("mkdir", local) { Change = () => drive.Volume.MakeDirectories(parts), TimeoutMs = 5000 },
            EntryUs * Math.Max(parts.Length, 1));
    }

    /// <inheritdoc/>
    public void DeleteDirectory(string path, bool recursive)
    {
        (DriveModel drive, string local) = Resolve(path);
        if (drive.Volume.Find(local) is not StoredDirectory { Parent: not null } directory)
        {
            throw CardErrors.NotFound(path);
        }

        if (!recursive && directory.Entries.Count > 0)
        {
            throw CardErrors.Driver("directory not empty");
        }

        Remove(drive, directory, "rmdir");
    }

    /// <inheritdoc/>
    public void Move(string from, string to)
    {
        (DriveModel drive, string source) = Resolve(from);
        (DriveModel other, string target) = Resolve(to);
        StoredNode node = drive.Volume.Find(source) ?? throw CardErrors.NotFound(from);
        (StoredDirectory? directory, string name) = drive.Volume.FindParent(target);
        if (drive != other || directory is null || directory.Find(name) is not null)
        {
            throw CardErrors.Driver("cannot move there");
        }

        _witness.OnName("move", $"{drive.Letter}:/{source} -> {target}");
        void Rename()
        {
            node.Parent!.Remove(node);
            node.Name = name;
            drive.Volume.AddEntry(directory, node);
        }

        drive.Run(new DriveOperation("move", source) { Change = Rename, TimeoutMs = 5000 }, 2 * EntryUs);
    }

    /// <inheritdoc/>
    public string[] GetFiles(string path) => List<StoredFile>(path);

    /// <inheritdoc/>
    public string[] GetDirectories(string path) => List<StoredDirectory>(path);

    /// <inheritdoc/>
    public int GetAttributes(string path) => (Look(path) ?? throw CardErrors.NotFound(path)).Attributes;

    /// <inheritdoc/>
    public void SetAttributes(string path, int attributes)
    {
        StoredNode node = Look(path) ?? throw CardErrors.NotFound(path);
        node.Attributes = attributes;
    }

    private static int Sectors(long position, int count)
    {
        long first = position / StoredFile.SectorBytes;
        long end = (position + count + StoredFile.SectorBytes - 1) / StoredFile.SectorBytes;
        return (int)Math.Max(end - first, 1);
    }

    private static void RefuseOpen(StoredFile file)
    {
        if (file.OpenHandles > 0)
        {
            throw CardErrors.Driver($"{file.Path} is open");
        }
    }

    private StoredFile Find(DriveModel drive, string local, OpenMode how)
    {
        StoredFile? file = drive.Volume.Find(local) as StoredFile;
        drive.Run(new DriveOperation("open", local), OpenUs);
        if (file is null)
        {
            return how is OpenMode.Open or OpenMode.Truncate ? throw CardErrors.NotFound(local) : Create(drive, local);
        }

        if (how == OpenMode.CreateNew)
        {
            throw CardErrors.Driver($"{local} exists");
        }

        if (how is OpenMode.Create or OpenMode.Truncate)
        {
            RefuseOpen(file);
            _witness.OnName("truncate", drive.Letter + ":/" + local);
            drive.Run(new DriveOperation("truncate", local) { Change = () => Empty(drive, file) }, EntryUs);
        }

        return file;
    }

    private static void Empty(DriveModel drive, StoredFile file)
    {
        file.SetLength(0);
        file.Commit();
        drive.Volume.Trim(file);
    }

    private StoredFile Create(DriveModel drive, string local)
    {
        (StoredDirectory? directory, string name) = drive.Volume.FindParent(local);
        if (directory is null || directory.Find(name) is not null || name.Length == 0)
        {
            throw CardErrors.NotFound(local);
        }

        _witness.OnName("create", drive.Letter + ":/" + local);
        StoredFile file = new(name) { Attributes = ArchiveAttribute };
        drive.Run(
            new DriveOperation("create", local) { Change = () => drive.Volume.AddEntry(directory, file), TimeoutMs = 5000 }, EntryUs);
        return file;
    }

    private void Remove(DriveModel drive, StoredNode node, string name)
    {
        _witness.OnName(name, drive.Letter + ":/" + node.Path);
        drive.Run(new DriveOperation(name, node.Path) { Change = () => drive.Volume.Remove(node), TimeoutMs = 5000 }, EntryUs);
    }

    private StoredNode? Look(string path)
    {
        (DriveModel drive, string local) = Resolve(path);
        try
        {
            drive.Run(new DriveOperation("look", local), LookUs);
        }
        catch (Exception e) when (CardErrors.IsGone(e))
        {
            // The library's Exists turns a driver error into "no".
            return null;
        }

        return drive.Volume.Find(local);
    }

    private string[] List<T>(string path)
        where T : StoredNode
    {
        (DriveModel drive, string local) = Resolve(path);
        if (drive.Volume.Find(local) is not StoredDirectory directory)
        {
            drive.Run(new DriveOperation("list", local), LookUs);
            throw CardErrors.NotFound(path);
        }

        // The library reads the directory twice.
        drive.Run(new DriveOperation("list", local), LookUs + (directory.Entries.Count * 120));
        return [.. directory.Entries.OfType<T>().Select(n => drive.Letter + ":\\" + n.Path.Replace('/', '\\'))];
    }

    private OpenFile Handle(int handle, int priceUs = Prices.FileSmallUs)
    {
        Enter(priceUs);
        return _handles.TryGetValue(handle, out OpenFile? open) ? open : throw new ObjectDisposedException("FileStream");
    }

    private OpenFile Living(int handle, int priceUs = Prices.FileSmallUs)
    {
        OpenFile open = Handle(handle, priceUs);
        RefuseDead(open, "use");
        return open;
    }

    private void RefuseDead(OpenFile open, string operation)
    {
        if (open.Drive == _card)
        {
            _card.RefuseDead(open, operation);
        }
    }

    /// <summary>The price of a native call, and the place where a call without power ends: nothing may change after that.</summary>
    private void Enter(int priceUs = Prices.FileSmallUs) => _clock.Charge(priceUs);

    private (DriveModel Drive, string Local) Resolve(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        Enter(Prices.FilePathUs);
        if (path.Length < 2 || path[1] != ':' || path.Length > PathCharsMax || path.AsSpan(2).IndexOfAny("*?\"<>|:") >= 0)
        {
            throw new ArgumentException($"the chip cannot take this path: {path}");
        }

        string local = string.Join('/', path[2..].Split(['\\', '/'], StringSplitOptions.RemoveEmptyEntries));
        return char.ToUpperInvariant(path[0]) switch
        {
            'I' => (_internal, local),
            'D' when _card.IsMounted => (_card, local),
            _ => throw CardErrors.NoVolume(path[..2]),
        };
    }

    /// <summary>System.IO.FileMode's values.</summary>
    private enum OpenMode
    {
        CreateNew = 1,
        Create = 2,
        Open = 3,
        OpenOrCreate = 4,
        Truncate = 5,
        Append = 6,
    }
}
