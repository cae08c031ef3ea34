// SPDX-License-Identifier: MIT
namespace System.IO
{
    /// <summary>A file on a volume.</summary>
    /// <remarks>
    /// Modelled: sharing and file modes in managed code (Create and Truncate open first and then set the length to 0; Append forbids the old part), one native
    /// write per Write, Close as the only thing that commits on today's driver, Read(SpanByte) not implemented, Close throwing what the driver throws.
    /// Not modelled: finalizers, so a stream that is forgotten stays open; the buffer size, which the driver ignores.
    /// </remarks>
    public class FileStream : Stream
    {
        private readonly string _path;
        private readonly long _seekLimit;
        private readonly ShareRecord _record;
        private NativeFile _file;
        private bool _canRead;
        private bool _canWrite;
        private bool _canSeek;
        private bool _disposed;

        public FileStream(string path, FileMode mode)
            : this(path, mode, mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite)
        {
        }

        public FileStream(string path, FileMode mode, FileAccess access)
            : this(path, mode, access, FileShare.Read)
        {
        }

        public FileStream(string path, FileMode mode, FileAccess access, FileShare share)
            : this(path, mode, access, share, 0)
        {
        }

        public FileStream(string path, FileMode mode, FileAccess access, FileShare share, int bufferSize)
        {
            _path = Path.GetFullPath(path);
            ThrowIfNonsense(mode, access, share);
            _record = ShareList.Current.Add(_path, access, share);
            try
            {
                int attributes = Volumes.GetAttributes(_path);
                _file = OpenNative(mode, access, attributes);
                _seekLimit = ApplyMode(mode, attributes != Volumes.NoEntry);
                _record.File = _file;
                SetCapabilities(access, attributes);
            }
            catch
            {
                if (_file != null)
                {
                    _file.Close();
                }

                ShareList.Current.Remove(_record);
                throw;
            }
        }

        public override bool CanRead
        {
            get { return _canRead; }
        }

        public override bool CanSeek
        {
            get { return _canSeek; }
        }

        public override bool CanWrite
        {
            get { return _canWrite; }
        }

        public override long Length
        {
            get
            {
                ThrowUnless(_canSeek);
                return _file.Length;
            }
        }

        public override long Position
        {
            get
            {
                ThrowUnless(_canSeek);
                return _file.Position;
            }

            set
            {
                ThrowUnless(_canSeek);
                if (value < _seekLimit)
                {
                    throw new IOException();
                }

                _file.Position = value;
            }
        }

        public string Name
        {
            get { return _path; }
        }

        public override void Close()
        {
            Dispose(true);
        }

        public override void Flush()
        {
            ThrowUnless(true);
            _file.Flush();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            ThrowUnless(_canRead);
            ThrowIfOutside(buffer, offset, count);
            lock (_file)
            {
                return _file.Read(buffer, offset, count);
            }
        }

        public override int Read(SpanByte buffer)
        {
            throw new NotImplementedException();
        }

        public override int ReadByte()
        {
            byte[] one = new byte[1];
            return Read(one, 0, 1) == 1 ? one[0] : -1;
        }

        public override long Seek(long offset, SeekOrigin origin)
        {
            ThrowUnless(_canSeek);
            long old = _file.Position;
            long target = offset + (origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.Current ? old : _file.Length);
            if (target < _seekLimit)
            {
                throw new IOException();
            }

            _file.Position = target;
            return target;
        }

        public override void SetLength(long value)
        {
            ThrowUnless(_canWrite && _canSeek);
            if (value < 0)
            {
                throw new ArgumentOutOfRangeException();
            }

            _file.Length = value;
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            ThrowUnless(_canWrite);
            ThrowIfOutside(buffer, offset, count);
            lock (_file)
            {
                if (count != 0)
                {
                    _file.Write(buffer, offset, count);
                }
            }
        }

        public override void WriteByte(byte value)
        {
            Write(new byte[] { value }, 0, 1);
        }

        internal void DisposeAndDelete()
        {
            _file.Close();
            Volumes.Files.DeleteFile(_path);
            Dispose(true);
        }

        protected override void Dispose(bool disposing)
        {
            if (_disposed)
            {
                return;
            }

            try
            {
                _canRead = false;
                _canWrite = false;
                _canSeek = false;
                if (_file != null)
                {
                    _file.Close();
                }
            }
            finally
            {
                ShareList.Current.Remove(_record);
                _file = null;
                _disposed = true;
            }
        }

        private static void ThrowIfNonsense(FileMode mode, FileAccess access, FileShare share)
        {
            if (mode < FileMode.CreateNew || mode > FileMode.Append
                || access < FileAccess.Read || access > FileAccess.ReadWrite
                || share < FileShare.None || share > FileShare.ReadWrite)
            {
                throw new ArgumentOutOfRangeException();
            }

            bool writes = (access & FileAccess.Write) != 0;
            if (!writes && mode != FileMode.Open && mode != FileMode.OpenOrCreate)
            {
                throw new ArgumentException();
            }
        }

        private static void ThrowIfOutside(byte[] buffer, int offset, int count)
        {
            if (buffer == null)
            {
                throw new ArgumentNullException();
            }

            if (offset < 0 || count < 0)
            {
                throw new ArgumentOutOfRangeException();
            }

            if (count > buffer.Length - offset)
            {
                throw new ArgumentException();
            }
        }

        private NativeFile OpenNative(FileMode mode, FileAccess access, int attributes)
        {
            bool exists = attributes != Volumes.NoEntry;
            if (exists && Volumes.Has(attributes, FileAttributes.Directory))
            {
                throw Errors.UnauthorizedAccess;
            }

            if (exists && mode == FileMode.CreateNew)
            {
                throw Errors.PathAlreadyExists;
            }

            if (!exists && (mode == FileMode.Open || mode == FileMode.Truncate))
            {
                throw Errors.FileNotFound;
            }

            if (mode == FileMode.Append && access != FileAccess.Write)
            {
                throw new ArgumentException();
            }

            return new NativeFile(_path, access);
        }

        private long ApplyMode(FileMode mode, bool exists)
        {
            if (mode == FileMode.Truncate || (mode == FileMode.Create && exists))
            {
                _file.Length = 0;
            }

            if (mode != FileMode.Append)
            {
                return 0;
            }

            long end = _file.Length;
            _file.Position = end;
            return end;
        }

        private void SetCapabilities(FileAccess access, int attributes)
        {
            bool readOnly = attributes != Volumes.NoEntry && Volumes.Has(attributes, FileAttributes.ReadOnly);
            _canRead = (access & FileAccess.Read) != 0;
            _canWrite = (access & FileAccess.Write) != 0;
            _canSeek = true;
            if (_canWrite && readOnly)
            {
                throw Errors.UnauthorizedAccess;
            }
        }

        private void ThrowUnless(bool supported)
        {
            if (_disposed)
            {
                throw new ObjectDisposedException(string.Empty);
            }

            if (!supported)
            {
                throw new NotSupportedException();
            }
        }
    }
}
