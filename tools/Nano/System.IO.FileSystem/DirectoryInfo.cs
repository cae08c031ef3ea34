// SPDX-License-Identifier: MIT
namespace System.IO
{
    /// <summary>A directory by its path.</summary>
    public sealed class DirectoryInfo : FileSystemInfo
    {
        private const int RootChars = 3;

        public DirectoryInfo(string path)
        {
            FullPath = Path.GetFullPath(path);
        }

        public override string Name
        {
            get { return Path.GetFileName(FullName); }
        }

        public override bool Exists
        {
            get { return Directory.Exists(FullName); }
        }

        public DirectoryInfo Root
        {
            get { return new DirectoryInfo(Path.GetPathRoot(FullName)); }
        }

        public DirectoryInfo Parent
        {
            get
            {
                string path = FullName;
                if (path.Length > RootChars && path.EndsWith("\\"))
                {
                    path = path.Substring(0, path.Length - 1);
                }

                string parent = Path.GetDirectoryName(path);
                return parent == null ? null : new DirectoryInfo(parent);
            }
        }

        public void Create()
        {
            Directory.CreateDirectory(FullName);
        }

        public DirectoryInfo CreateSubdirectory(string path)
        {
            return Directory.CreateDirectory(Path.GetFullPath(Path.Combine(FullName, path)));
        }

        public FileInfo[] GetFiles()
        {
            string[] paths = Directory.GetFiles(FullName);
            FileInfo[] files = new FileInfo[paths.Length];
            for (int i = 0; i < paths.Length; i++)
            {
                files[i] = new FileInfo(paths[i]);
            }

            return files;
        }

        public DirectoryInfo[] GetDirectories()
        {
            string[] paths = Directory.GetDirectories(FullName);
            DirectoryInfo[] directories = new DirectoryInfo[paths.Length];
            for (int i = 0; i < paths.Length; i++)
            {
                directories[i] = new DirectoryInfo(paths[i]);
            }

            return directories;
        }

        public void MoveTo(string destDirName)
        {
            Directory.Move(FullName, destDirName);
        }

        public override void Delete()
        {
            Directory.Delete(FullName);
        }

        public void Delete(bool recursive)
        {
            Directory.Delete(FullName, recursive);
        }

        public override string ToString()
        {
            return FullName;
        }

        protected override void HandleRefreshError()
        {
            throw Errors.DirectoryNotFound;
        }
    }
}
