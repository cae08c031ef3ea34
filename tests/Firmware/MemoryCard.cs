// SPDX-License-Identifier: MIT
using HushTap.Core;
using HushTap.Core.Storage;

namespace HushTap.Firmware.Tests;

/// <summary>A card with one open file that takes everything.</summary>
internal sealed class MemoryCard : ICard
{
    private readonly MemoryStream _file = new();

    public byte[] Bytes => _file.ToArray();

    public CardResult Mount() => CardResult.Ok;

    public void Unmount()
    {
    }

    public string[] Folders(string path) => [];

    public string[] Files(string path) => [];

    public CardResult MakeFolder(string path) => CardResult.Ok;

    public CardResult Open(string path, CardOpen mode) => CardResult.Ok;

    public CardResult Write(byte[] buffer, int offset, int count)
    {
        _file.Write(buffer, offset, count);
        return CardResult.Ok;
    }

    public int Read(byte[] buffer, int offset, int count) => -1;

    public long Length() => _file.Length;

    public CardResult Seek(long position) => CardResult.Failed;

    public bool HasFile(string path) => false;

    public bool IsLocked(string path) => false;

    public CardResult Delete(string path) => CardResult.Ok;

    public CardResult Close() => CardResult.Ok;
}

/// <summary>A clock that stands still.</summary>
internal sealed class StillClock : IClock
{
    public long NowUs() => 0;

    public long UtcTicks() => 0;

    public bool IsFromRtc { get; set; }
}
