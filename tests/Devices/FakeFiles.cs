// SPDX-License-Identifier: MIT
using HushTap.Chip;

namespace HushTap.Devices.Tests;

/// <summary>A small, strict card in memory, with the one directory REC.</summary>
internal sealed class FakeFiles : IFiles
{
    private const int OpenOrCreate = 4;

    private readonly Dictionary<string, MemoryStream> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _directories = new(StringComparer.OrdinalIgnoreCase) { "D:\\", "D:\\REC" };
    private readonly Dictionary<int, (MemoryStream File, long Position)> _handles = [];
    private int _lastHandle;
    private bool _isMounted;

    internal bool FailsAtClose { get; set; }

    internal int OpenHandles => _handles.Count;

    public void Mount(int slot, bool mmc, int dataWidth) =>
        _isMounted = slot == 0 && mmc && dataWidth == 1 ? true : throw new InvalidOperationException("slot 0, SDMMC, 1 bit");

    public void Unmount(int slot) => _isMounted = _isMounted ? false : throw new InvalidOperationException("not mounted");

    public bool IsMounted(int slot) => _isMounted;

    public string[] GetDrives() => ["I:\\", "D:\\"];

    public int Open(string path, int mode, int access)
    {
        if (mode != OpenOrCreate)
        {
            throw new InvalidOperationException("the native driver knows no modes");
        }

        if (!_files.TryGetValue(path, out MemoryStream? file))
        {
            _files.Add(path, file = new MemoryStream());
        }

        _handles.Add(++_lastHandle, (file, 0));
        return _lastHandle;
    }

    public void Close(int handle)
    {
        if (!_handles.Remove(handle))
        {
            throw new InvalidOperationException($"handle {handle} is not open");
        }

        if (FailsAtClose)
        {
            throw new FormatException("the driver failed");
        }
    }

    public int Read(int handle, byte[] buffer, int offset, int count)
    {
        (MemoryStream file, long position) = _handles[handle];
        file.Position = position;
        int read = file.Read(buffer, offset, count);
        _handles[handle] = (file, position + read);
        return read;
    }

    public void Write(int handle, byte[] buffer, int offset, int count)
    {
        (MemoryStream file, long position) = _handles[handle];
        file.Position = position;
        file.Write(buffer, offset, count);
        _handles[handle] = (file, position + count);
    }

    public void Flush(int handle) => _ = _handles[handle];

    public long GetLength(int handle) => _handles[handle].File.Length;

    public void SetLength(int handle, long length) => _handles[handle].File.SetLength(length);

    public long GetPosition(int handle) => _handles[handle].Position;

    public void SetPosition(int handle, long position) => _handles[handle] = (_handles[handle].File, position);

    public bool FileExists(string path) => _files.ContainsKey(path);

    public bool DirectoryExists(string path) => _directories.Contains(path);

    public void DeleteFile(string path) => _files.Remove(path);

    public void CreateDirectory(string path) => _directories.Add(path);

    public void DeleteDirectory(string path, bool recursive) => _directories.Remove(path);

    public void Move(string from, string to)
    {
        _files.Add(to, _files[from]);
        _files.Remove(from);
    }

    public string[] GetFiles(string path) => [.. _files.Keys];

    public string[] GetDirectories(string path) => throw new NotSupportedException();

    public int GetAttributes(string path) =>
        _files.ContainsKey(path) ? 0x20 : path.Length > 3 && _directories.Contains(path) ? 0x10 : throw new InvalidOperationException("a root has no entry of its own");

    public void SetAttributes(string path, int attributes) => throw new NotSupportedException();
}
