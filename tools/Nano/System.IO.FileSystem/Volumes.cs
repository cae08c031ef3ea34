// SPDX-License-Identifier: MIT
using HushTap.Chip;

namespace System.IO
{
    /// <summary>What the library asks of the native file system.</summary>
    internal static class Volumes
    {
        internal const string Root = "\\";

        internal const int NoEntry = -1;

        internal static IFiles Files
        {
            get { return HushTap.Chip.Chip.Current.Files; }
        }

        /// <summary>Gets FileAttributes, or NoEntry.</summary>
        internal static int GetAttributes(string path)
        {
            if (Files.FileExists(path))
            {
                return Files.GetAttributes(path) & ~(int)FileAttributes.Directory;
            }

            if (!Files.DirectoryExists(path))
            {
                return NoEntry;
            }

            // A volume's root has no entry of its own.
            bool isRoot = Path.GetPathRoot(path) == path;
            return (isRoot ? 0 : Files.GetAttributes(path)) | (int)FileAttributes.Directory;
        }

        internal static bool Has(int attributes, FileAttributes flag)
        {
            return (attributes & (int)flag) != 0;
        }
    }
}
