// SPDX-License-Identifier: MIT
namespace System.IO
{
    /// <summary>Whole-directory operations.</summary>
    /// <remarks>Modelled: a directory in which a file is open cannot be deleted; listings are full paths. Not modelled: moving to another volume.</remarks>
    public static class Directory
    {
        public static DirectoryInfo CreateDirectory(string path)
        {
            path = Path.GetFullPath(path);
            Volumes.Files.CreateDirectory(path);
            return new DirectoryInfo(path);
        }

        public static void Delete(string path)
        {
            Delete(path, false);
        }

        public static void Delete(string path, bool recursive)
        {
            path = Path.GetFullPath(path);
            string record = ShareList.Current.LockDirectory(path);
            try
            {
                int attributes = Volumes.GetAttributes(path);
                if (attributes == Volumes.NoEntry)
                {
                    throw Errors.DirectoryNotFound;
                }

                if (!Volumes.Has(attributes, FileAttributes.Directory) || Volumes.Has(attributes, FileAttributes.ReadOnly))
                {
                    throw Errors.UnauthorizedAccess;
                }

                Volumes.Files.DeleteDirectory(path, recursive);
            }
            finally
            {
                ShareList.Current.UnlockDirectory(record);
            }
        }

        public static bool Exists(string path)
        {
            path = Path.GetFullPath(path);
            return path == Volumes.Root || Volumes.Files.DirectoryExists(path);
        }

        public static string GetCurrentDirectory()
        {
            return ShareList.Current.CurrentDirectory;
        }

        public static string[] GetFiles(string path)
        {
            if (!path.EndsWith("\\") && !path.EndsWith("/"))
            {
                path += "\\";
            }

            return Volumes.Files.GetFiles(ExistingFullPath(path));
        }

        public static string[] GetDirectories(string path)
        {
            return Volumes.Files.GetDirectories(ExistingFullPath(path));
        }

        public static void Move(string sourceDirName, string destDirName)
        {
            sourceDirName = Path.GetFullPath(sourceDirName);
            destDirName = Path.GetFullPath(destDirName);
            ShareRecord record = ShareList.Current.AddAlone(sourceDirName);
            try
            {
                if (!Exists(sourceDirName))
                {
                    throw Errors.DirectoryNotFound;
                }

                if (Path.GetPathRoot(sourceDirName).ToUpper() != Path.GetPathRoot(destDirName).ToUpper())
                {
                    throw new NotSupportedException("the simulated chip moves no directory to another volume");
                }

                Volumes.Files.Move(sourceDirName, destDirName);
            }
            finally
            {
                ShareList.Current.Remove(record);
            }
        }

        public static void SetCurrentDirectory(string path)
        {
            path = Path.GetFullPath(path);
            ShareRecord record = ShareList.Current.AddForRead(path);
            try
            {
                if (!Exists(path))
                {
                    throw Errors.DirectoryNotFound;
                }

                ShareList.Current.SetCurrentDirectory(path);
            }
            finally
            {
                ShareList.Current.Remove(record);
            }
        }

        private static string ExistingFullPath(string path)
        {
            path = Path.GetFullPath(path);
            if (!Exists(path))
            {
                throw Errors.DirectoryNotFound;
            }

            return path;
        }
    }
}
