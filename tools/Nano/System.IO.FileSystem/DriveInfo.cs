// SPDX-License-Identifier: MIT
namespace System.IO
{
    /// <summary>A volume.</summary>
    /// <remarks>
    /// Modelled: no size is known (TotalSize is -1), a name with a backslash is refused, no card can be formatted.
    /// Not modelled: volume indices beyond the order in which the chip lists its volumes.
    /// </remarks>
    public sealed class DriveInfo
    {
        private const long SizeUnknown = -1;

        public DriveInfo(string driveName)
        {
            Name = driveName;
            Refresh();
        }

        public DriveType DriveType { get; set; }

        public string Name { get; set; }

        public long TotalSize { get; set; }

        internal uint VolumeIndex { get; private set; }

        public static DriveInfo[] GetDrives()
        {
            string[] roots = Volumes.Files.GetDrives();
            DriveInfo[] drives = new DriveInfo[roots.Length];
            for (int i = 0; i < roots.Length; i++)
            {
                drives[i] = FromIndex((uint)i);
            }

            return drives;
        }

        public static string[] GetFileSystems()
        {
            return new string[] { "FATFS", "littlefs" };
        }

        public static void MountRemovableVolumes()
        {
        }

        public void Format(string fileSystem, uint parameter)
        {
            throw new NotSupportedException();
        }

        public void Refresh()
        {
            string[] roots = Volumes.Files.GetDrives();
            for (int i = 0; i < roots.Length; i++)
            {
                if (roots[i].ToUpper() == Name.ToUpper() + "\\")
                {
                    VolumeIndex = (uint)i;
                    TotalSize = SizeUnknown;
                    DriveType = Name.ToUpper() == "I:" ? DriveType.Fixed : DriveType.Removable;
                    return;
                }
            }

            throw new IOException(string.Empty, (int)IOException.IOExceptionErrorCode.VolumeNotFound);
        }

        internal static DriveInfo FromIndex(uint volumeIndex)
        {
            string root = Volumes.Files.GetDrives()[volumeIndex];
            return new DriveInfo(root.Substring(0, root.Length - 1));
        }
    }
}
