// SPDX-License-Identifier: MIT
namespace System.IO
{
    /// <summary>One user of a path.</summary>
    internal sealed class ShareRecord
    {
        internal readonly string Path;
        internal readonly FileShare Share;
        internal NativeFile File;

        internal ShareRecord(string path, FileShare share)
        {
            Path = path;
            Share = share;
        }
    }
}
