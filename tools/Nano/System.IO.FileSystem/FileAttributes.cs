// SPDX-License-Identifier: MIT
namespace System.IO
{
    /// <summary>Attributes of a directory entry.</summary>
    [Flags]
    public enum FileAttributes
    {
        ReadOnly = 0x1,
        Hidden = 0x2,
        System = 0x4,
        Directory = 0x10,
        Archive = 0x20,
        Normal = 0x80,
    }
}
