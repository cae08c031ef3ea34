// SPDX-License-Identifier: MIT
using System.Text;

namespace System.IO
{
    /// <summary>Whole-file operations.</summary>
    /// <remarks>
    /// Modelled: deleting or moving an open file is refused; Move never replaces; OpenWrite and AppendText begin at position 0 of what is there.
    /// Not modelled: SetAttributes takes any path the chip knows.
    /// </remarks>
    public static class File
    {
        private const int CopyBytes = 2048;

        public static StreamWriter AppendText(string path)
        {
            return new StreamWriter(OpenWrite(Path.GetFullPath(path)));
        }

        public static void AppendAllText(string path, string contents)
        {
            using (FileStream stream = new FileStream(Path.GetFullPath(path), FileMode.Append, FileAccess.Write))
            {
                using (StreamWriter writer = new StreamWriter(stream))
                {
                    writer.Write(contents);
                }
            }
        }

        public static void Copy(string sourceFileName, string destFileName)
        {
            Copy(sourceFileName, destFileName, false);
        }

        public static void Copy(string sourceFileName, string destFileName, bool overwrite)
        {
            Copy(sourceFileName, destFileName, overwrite, false);
        }

        public static FileStream Create(string path)
        {
            return Create(path, 0);
        }

        public static FileStream Create(string path, int bufferSize)
        {
            return new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize);
        }

        public static void Delete(string path)
        {
            path = Path.GetFullPath(path);
            ShareRecord record = ShareList.Current.AddAlone(path);
            try
            {
                if (Volumes.GetAttributes(Path.GetDirectoryName(path)) == Volumes.NoEntry)
                {
                    throw Errors.DirectoryNotFound;
                }

                int attributes = Volumes.GetAttributes(path);
                if (attributes == Volumes.NoEntry)
                {
                    return;
                }

                if (Volumes.Has(attributes, FileAttributes.Directory | FileAttributes.ReadOnly))
                {
                    throw Errors.UnauthorizedAccess;
                }

                Volumes.Files.DeleteFile(path);
            }
            finally
            {
                ShareList.Current.Remove(record);
            }
        }

        public static bool Exists(string path)
        {
            try
            {
                path = Path.GetFullPath(path);
                return Path.GetPathRoot(path) != path && Volumes.Files.FileExists(path);
            }
            catch
            {
                return false;
            }
        }

        public static FileAttributes GetAttributes(string path)
        {
            int attributes = Volumes.GetAttributes(Path.GetFullPath(path));
            if (attributes == Volumes.NoEntry)
            {
                throw Errors.FileNotFound;
            }

            return attributes == 0 ? FileAttributes.Normal : (FileAttributes)attributes;
        }

        public static void Move(string sourceFileName, string destFileName)
        {
            sourceFileName = Path.GetFullPath(sourceFileName);
            destFileName = Path.GetFullPath(destFileName);
            ShareRecord record = ShareList.Current.AddAlone(sourceFileName);
            try
            {
                if (!Exists(sourceFileName))
                {
                    throw Errors.FileNotFound;
                }

                if (Exists(destFileName))
                {
                    throw Errors.PathAlreadyExists;
                }

                if (Path.GetPathRoot(sourceFileName).ToUpper() == Path.GetPathRoot(destFileName).ToUpper())
                {
                    Volumes.Files.Move(sourceFileName, destFileName);
                    return;
                }
            }
            finally
            {
                ShareList.Current.Remove(record);
            }

            Copy(sourceFileName, destFileName, false, true);
        }

        public static FileStream Open(string path, FileMode mode)
        {
            return Open(path, mode, mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite);
        }

        public static FileStream Open(string path, FileMode mode, FileAccess access)
        {
            return Open(path, mode, access, FileShare.None);
        }

        public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share)
        {
            return new FileStream(path, mode, access, share);
        }

        public static FileStream OpenRead(string path)
        {
            // The library passes its buffer size, 0, where the share belongs.
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
        }

        public static StreamReader OpenText(string path)
        {
            return new StreamReader(OpenRead(Path.GetFullPath(path)));
        }

        public static FileStream OpenWrite(string path)
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }

        public static byte[] ReadAllBytes(string path)
        {
            using (FileStream stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read))
            {
                long length = stream.Length;
                if (length > int.MaxValue)
                {
                    throw new IOException();
                }

                byte[] bytes = new byte[(int)length];
                int total = 0;
                while (total < bytes.Length)
                {
                    int count = stream.Read(bytes, total, bytes.Length - total);
                    if (count == 0)
                    {
                        throw new IOException("the file is shorter than its length: on the chip this loop would never end");
                    }

                    total += count;
                }

                return bytes;
            }
        }

        public static string ReadAllText(string path)
        {
            using (StreamReader reader = OpenText(path))
            {
                return reader.ReadToEnd();
            }
        }

        public static void SetAttributes(string path, FileAttributes fileAttributes)
        {
            if (!Exists(path))
            {
                throw Errors.FileNotFound;
            }

            Volumes.Files.SetAttributes(path, (byte)fileAttributes);
        }

        public static void WriteAllBytes(string path, byte[] bytes)
        {
            if (bytes == null)
            {
                throw new ArgumentNullException();
            }

            using (FileStream stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read))
            {
                stream.Write(bytes, 0, bytes.Length);
            }
        }

        public static void WriteAllText(string path, string contents)
        {
            WriteAllBytes(path, string.IsNullOrEmpty(contents) ? new byte[0] : Encoding.UTF8.GetBytes(contents));
        }

        internal static void Copy(string sourceFileName, string destFileName, bool overwrite, bool deleteOriginal)
        {
            sourceFileName = Path.GetFullPath(sourceFileName);
            destFileName = Path.GetFullPath(destFileName);
            FileStream reader = new FileStream(sourceFileName, FileMode.Open, FileAccess.Read, FileShare.Read);
            try
            {
                CopyContents(reader, destFileName, overwrite ? FileMode.Create : FileMode.CreateNew);
            }
            finally
            {
                Volumes.Files.SetAttributes(destFileName, Volumes.GetAttributes(sourceFileName));
                if (deleteOriginal)
                {
                    reader.DisposeAndDelete();
                }
                else
                {
                    reader.Dispose();
                }
            }
        }

        private static void CopyContents(FileStream reader, string destFileName, FileMode mode)
        {
            using (FileStream writer = new FileStream(destFileName, mode, FileAccess.Write, FileShare.None))
            {
                writer.SetLength(reader.Length);
                byte[] buffer = new byte[CopyBytes];
                int count = reader.Read(buffer, 0, CopyBytes);
                while (count > 0)
                {
                    writer.Write(buffer, 0, count);
                    count = reader.Read(buffer, 0, CopyBytes);
                }
            }
        }
    }
}
