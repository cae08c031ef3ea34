// SPDX-License-Identifier: MIT
namespace System.IO
{
    /// <summary>A file by its path.</summary>
    /// <remarks>Modelled: length and attributes stay as first read until Refresh. The chip finds the length in the directory; here the file is opened for it.</remarks>
    public sealed class FileInfo : FileSystemInfo
    {
        public FileInfo(string fileName)
        {
            FullPath = Path.GetFullPath(fileName);
        }

        public override string Name
        {
            get { return Path.GetFileName(FullName); }
        }

        public long Length
        {
            get { return KnownLength; }
        }

        public string DirectoryName
        {
            get { return Path.GetDirectoryName(FullName); }
        }

        public DirectoryInfo Directory
        {
            get
            {
                string name = DirectoryName;
                return name == null ? null : new DirectoryInfo(name);
            }
        }

        public override bool Exists
        {
            get { return File.Exists(FullName); }
        }

        public FileStream Create()
        {
            return File.Create(FullName);
        }

        public override void Delete()
        {
            File.Delete(FullName);
        }

        public override string ToString()
        {
            return FullName;
        }

        protected override void HandleRefreshError()
        {
            throw Errors.FileNotFound;
        }
    }
}
