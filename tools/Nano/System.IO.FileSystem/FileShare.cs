// SPDX-License-Identifier: MIT
namespace System.IO
{
    /// <summary>What others may do to an open file; kept in managed code.</summary>
    [Flags]
    public enum FileShare
    {
        None = 0,
        Read = 1,
        Write = 2,
        ReadWrite = 3,
    }
}
