// SPDX-License-Identifier: MIT
using System.Text;

namespace System.IO
{
    /// <summary>Writes UTF-8 text to a stream through a buffer of 4,095 bytes.</summary>
    /// <remarks>Modelled: closing swallows what the last flush throws; a write error appears as IOException around the cause.</remarks>
    public class StreamWriter : TextWriter
    {
        private const int BufferBytes = 0xFFF;

        private readonly bool _leaveOpen;
        private byte[] _buffer = new byte[BufferBytes];
        private int _fill;
        private byte[] _newLine = Encoding.UTF8.GetBytes("\r\n");
        private bool _disposed;

        public StreamWriter(Stream stream, bool leaveOpen = false)
        {
            if (stream == null)
            {
                throw new ArgumentNullException();
            }

            if (!stream.CanWrite)
            {
                throw new ArgumentException();
            }

            BaseStream = stream;
            _leaveOpen = leaveOpen;
        }

        public virtual Stream BaseStream { get; private set; }

        public override Encoding Encoding
        {
            get { return Encoding.UTF8; }
        }

        public override string NewLine
        {
            get
            {
                return base.NewLine;
            }

            set
            {
                base.NewLine = value;
                _newLine = Encoding.GetBytes(value);
            }
        }

        public override void Close()
        {
            Dispose();
        }

        public override void Flush()
        {
            ThrowIfDisposed();
            if (_fill > 0)
            {
                WriteThrough(_buffer, _fill);
                _fill = 0;
            }
        }

        public override void Write(char value)
        {
            Append(Encoding.GetBytes(value.ToString()));
        }

        public override void Write(string value)
        {
            Append(Encoding.GetBytes(value));
        }

        public override void WriteLine()
        {
            Append(_newLine);
        }

        public override void WriteLine(string value)
        {
            Write(value);
            WriteLine();
        }

        protected override void Dispose(bool disposing)
        {
            if (BaseStream != null)
            {
                if (disposing)
                {
                    CloseQuietly();
                }

                BaseStream = null;
                _buffer = null;
                _fill = 0;
            }

            _disposed = true;
        }

        private void CloseQuietly()
        {
            try
            {
                if (BaseStream.CanWrite)
                {
                    Flush();
                }
            }
            catch
            {
            }

            try
            {
                if (!_leaveOpen)
                {
                    BaseStream.Close();
                }
            }
            catch
            {
            }
        }

        private void Append(byte[] bytes)
        {
            ThrowIfDisposed();
            if (_fill + bytes.Length < BufferBytes)
            {
                Array.Copy(bytes, 0, _buffer, _fill, bytes.Length);
                _fill += bytes.Length;
                return;
            }

            WriteThrough(_buffer, _fill);
            _fill = 0;
            WriteThrough(bytes, bytes.Length);
        }

        private void WriteThrough(byte[] bytes, int count)
        {
            try
            {
                BaseStream.Write(bytes, 0, count);
            }
            catch (Exception e)
            {
                throw new IOException("the stream refused the text", e);
            }
        }

        private void ThrowIfDisposed()
        {
            if (_disposed)
            {
                throw new ObjectDisposedException(string.Empty);
            }
        }
    }
}
