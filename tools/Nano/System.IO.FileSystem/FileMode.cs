// SPDX-License-Identifier: MIT
namespace System.IO
{
    /// <summary>What opening does to a file.</summary>
    public enum FileMode
    {
        CreateNew = 1,
        Create = 2,
        Open = 3,
        OpenOrCreate = 4,
        Truncate = 5,
        Append = 6,
    }
}
