// SPDX-License-Identifier: MIT
namespace System.IO
{
    /// <summary>A file handle of the chip.</summary>
    internal sealed class NativeFile
    {
        private readonly int _handle;
        private bool _closed;

        internal NativeFile(string path, FileAccess access)
        {
            // The native driver knows no modes: it opens what is there or makes it, and the library does the rest.
            _handle = Volumes.Files.Open(path, (int)FileMode.OpenOrCreate, (int)access);
        }

        internal long Length
        {
            get { return Volumes.Files.GetLength(Handle); }
            set { Volumes.Files.SetLength(Handle, value); }
        }

        internal long Position
        {
            get { return Volumes.Files.GetPosition(Handle); }
            set { Volumes.Files.SetPosition(Handle, value); }
        }

        private int Handle
        {
            get
            {
                if (_closed)
                {
                    throw new ObjectDisposedException(string.Empty);
                }

                return _handle;
            }
        }

        internal int Read(byte[] buffer, int offset, int count)
        {
            return Volumes.Files.Read(Handle, buffer, offset, count);
        }

        internal void Write(byte[] buffer, int offset, int count)
        {
            Volumes.Files.Write(Handle, buffer, offset, count);
        }

        internal void Flush()
        {
            Volumes.Files.Flush(Handle);
        }

        internal void Close()
        {
            if (!_closed)
            {
                _closed = true;
                Volumes.Files.Close(_handle);
            }
        }
    }
}
