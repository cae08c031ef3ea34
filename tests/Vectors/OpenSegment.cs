// SPDX-License-Identifier: MIT
namespace HushTap.Vectors;

/// <summary>A segment that is being written.</summary>
public sealed record OpenSegment(int Folder, string Name, long First, byte[] Nonce, string Comment, bool IsEncrypted)
{
    public string Path => $"HUSHTAP/{Folder:00000}/{Name}";
}
