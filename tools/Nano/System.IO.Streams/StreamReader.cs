// SPDX-License-Identifier: MIT
using System.Text;

namespace System.IO
{
    /// <summary>Reads UTF-8 text from a stream through a buffer of 512 bytes.</summary>
    /// <remarks>
    /// Modelled: EndOfStream tells about the buffer only, so it is true before the first read; lines end with \n, \r or \r\n and have at most 65,535 characters;
    /// single characters cannot be read from a stream without a length.
    /// Stricter than the library: Read into an array with an index other than 0 throws, where the library writes to index 0.
    /// Different: ReadToEnd returns only what it read, where the library's result is as long as the stream, padded with zero characters.
    /// </remarks>
    public class StreamReader : TextReader
    {
        private const int BufferBytes = 512;
        private const int LineCharsMax = 0xFFFF;

        private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
        private readonly char[] _one = new char[1];
        private readonly bool _leaveOpen;
        private byte[] _buffer = new byte[BufferBytes];
        private int _position;
        private int _fill;
        private bool _disposed;

        public StreamReader(Stream stream, bool leaveOpen = false)
        {
            if (stream == null)
            {
                throw new ArgumentNullException();
            }

            if (!stream.CanRead)
            {
                throw new ArgumentException();
            }

            BaseStream = stream;
            _leaveOpen = leaveOpen;
        }

        public virtual Stream BaseStream { get; private set; }

        public virtual Encoding CurrentEncoding
        {
            get { return Encoding.UTF8; }
        }

        public bool EndOfStream
        {
            get { return _fill == _position; }
        }

        public override void Close()
        {
            Dispose();
        }

        public override int Peek()
        {
            int next = Next(out int bytes);
            if (next >= 0)
            {
                _position -= bytes;
            }

            return next;
        }

        public override int Read()
        {
            return Next(out _);
        }

        public override int Read(char[] buffer, int index, int count)
        {
            if (buffer == null)
            {
                throw new ArgumentNullException();
            }

            if (index < 0 || count < 0)
            {
                throw new ArgumentOutOfRangeException();
            }

            if (buffer.Length - index < count)
            {
                throw new ArgumentException();
            }

            if (index != 0)
            {
                throw new NotSupportedException("the library ignores the index and writes to the beginning of the array");
            }

            ThrowIfDisposed();
            int total = 0;
            while (total < count)
            {
                _decoder.Convert(_buffer, _position, _fill - _position, buffer, total, count - total, false, out int bytes, out int chars, out _);
                _position += bytes;
                total += chars;
                if (total < count && chars == 0 && Refill() == 0)
                {
                    break;
                }
            }

            return total;
        }

        public override string ReadLine()
        {
            StringBuilder line = new StringBuilder(BufferBytes, LineCharsMax);
            int next = Read();
            if (next < 0)
            {
                return null;
            }

            while (next >= 0 && next != '\n' && next != '\r')
            {
                if (line.Length == LineCharsMax)
                {
                    throw new Exception();
                }

                line.Append((char)next);
                next = Read();
            }

            if (next == '\r' && Peek() == '\n')
            {
                Read();
            }

            return line.ToString();
        }

        public override string ReadToEnd()
        {
            char[] chars = new char[BufferBytes];
            StringBuilder text = new StringBuilder(BufferBytes, int.MaxValue);
            int read = Read(chars, 0, chars.Length);
            while (read > 0)
            {
                text.Append(chars, 0, read);
                read = Read(chars, 0, chars.Length);
            }

            return text.ToString();
        }

        protected override void Dispose(bool disposing)
        {
            if (BaseStream != null)
            {
                if (disposing && !_leaveOpen)
                {
                    BaseStream.Close();
                }

                BaseStream = null;
                _buffer = null;
                _position = 0;
                _fill = 0;
            }

            _disposed = true;
        }

        private int Next(out int bytes)
        {
            ThrowIfDisposed();
            while (true)
            {
                _decoder.Convert(_buffer, _position, _fill - _position, _one, 0, 1, false, out bytes, out int chars, out _);
                if (chars == 1)
                {
                    _position += bytes;
                    return _one[0];
                }

                // The library asks for the length before each refill of a single-character read.
                if (BaseStream.Length == 0 || Refill() == 0)
                {
                    return -1;
                }
            }
        }

        private int Refill()
        {
            Array.Copy(_buffer, _position, _buffer, 0, _fill - _position);
            _fill -= _position;
            _position = 0;
            int read;
            try
            {
                read = BaseStream.Read(_buffer, _fill, _buffer.Length - _fill);
            }
            catch (Exception e)
            {
                throw new IOException("Stream.Read", e);
            }

            _fill += read;
            return read;
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
