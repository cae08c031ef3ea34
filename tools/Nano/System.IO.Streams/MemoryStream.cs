// SPDX-License-Identifier: MIT
namespace System.IO
{
    /// <summary>A stream over an array of at most 65,535 bytes.</summary>
    public class MemoryStream : Stream
    {
        private const int CapacityDefault = 256;
        private const int LengthMax = 0xFFFF;

        private readonly bool _expandable;
        private readonly bool _writable;
        private byte[] _buffer;
        private int _length;
        private int _position;
        private bool _open = true;

        public MemoryStream()
        {
            _buffer = new byte[CapacityDefault];
            _expandable = true;
            _writable = true;
        }

        public MemoryStream(byte[] buffer)
            : this(buffer, true)
        {
        }

        public MemoryStream(byte[] buffer, bool isWritable)
        {
            if (buffer == null)
            {
                throw new ArgumentNullException();
            }

            _buffer = buffer;
            _length = buffer.Length;
            _writable = isWritable;
        }

        public override bool CanRead
        {
            get { return _open; }
        }

        public override bool CanSeek
        {
            get { return _open; }
        }

        public override bool CanWrite
        {
            get { return _writable; }
        }

        public override long Length
        {
            get
            {
                ThrowIfClosed();
                return _length;
            }
        }

        public override long Position
        {
            get
            {
                ThrowIfClosed();
                return _position;
            }

            set
            {
                ThrowIfClosed();
                if (value < 0 || value > LengthMax)
                {
                    throw new ArgumentOutOfRangeException();
                }

                _position = (int)value;
            }
        }

        public override void Flush()
        {
        }

        public virtual byte[] GetBuffer()
        {
            return _buffer;
        }

        public override int Read(SpanByte buffer)
        {
            ThrowIfClosed();
            int count = Available(buffer.Length);
            if (count > 0)
            {
                new SpanByte(_buffer, _position, count).CopyTo(buffer);
                _position += count;
            }

            return count;
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            ThrowIfClosed();
            ThrowIfOutside(buffer, offset, count);
            int available = Available(count);
            if (available > 0)
            {
                Array.Copy(_buffer, _position, buffer, offset, available);
                _position += available;
            }

            return available;
        }

        public override int ReadByte()
        {
            ThrowIfClosed();
            return _position >= _length ? -1 : _buffer[_position++];
        }

        public override long Seek(long offset, SeekOrigin origin)
        {
            ThrowIfClosed();
            if (offset > LengthMax)
            {
                throw new ArgumentOutOfRangeException();
            }

            if (origin < SeekOrigin.Begin || origin > SeekOrigin.End)
            {
                throw new ArgumentException();
            }

            long target = offset + (origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.Current ? _position : _length);
            if (target < 0)
            {
                throw new IOException();
            }

            _position = (int)target;
            return _position;
        }

        public override void SetLength(long value)
        {
            ThrowIfClosed();
            ThrowIfReadOnly();
            if (value > LengthMax || value < 0)
            {
                throw new ArgumentOutOfRangeException();
            }

            int length = (int)value;
            EnsureCapacity(length);
            if (length > _length)
            {
                Array.Clear(_buffer, _length, length - _length);
            }

            _length = length;
            if (_position > length)
            {
                _position = length;
            }
        }

        public virtual byte[] ToArray()
        {
            byte[] copy = new byte[_length];
            Array.Copy(_buffer, copy, _length);
            return copy;
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            ThrowIfClosed();
            ThrowIfReadOnly();
            ThrowIfOutside(buffer, offset, count);
            EnsureCapacity(_position + count);
            Array.Copy(buffer, offset, _buffer, _position, count);
            Advance(count);
        }

        public override void WriteByte(byte value)
        {
            ThrowIfClosed();
            ThrowIfReadOnly();
            EnsureCapacity(_position + 1);
            _buffer[_position] = value;
            Advance(1);
        }

        public virtual void WriteTo(Stream stream)
        {
            ThrowIfClosed();
            if (stream == null)
            {
                throw new ArgumentNullException();
            }

            stream.Write(_buffer, 0, _length);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _open = false;
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

            if (buffer.Length - offset < count)
            {
                throw new ArgumentException();
            }
        }

        private int Available(int wanted)
        {
            int rest = _length - _position;
            return rest <= 0 ? 0 : rest < wanted ? rest : wanted;
        }

        private void Advance(int count)
        {
            _position += count;
            if (_position > _length)
            {
                _length = _position;
            }
        }

        private void EnsureCapacity(int wanted)
        {
            if (wanted <= _buffer.Length)
            {
                return;
            }

            if (wanted > LengthMax)
            {
                throw new ArgumentOutOfRangeException();
            }

            if (!_expandable)
            {
                throw new NotSupportedException();
            }

            int doubled = _buffer.Length * 2;
            int capacity = wanted < doubled ? doubled : wanted;
            byte[] grown = new byte[capacity > LengthMax ? LengthMax : capacity];
            Array.Copy(_buffer, grown, _length);
            _buffer = grown;
        }

        private void ThrowIfClosed()
        {
            if (!_open)
            {
                throw new ObjectDisposedException(string.Empty);
            }
        }

        private void ThrowIfReadOnly()
        {
            if (!_writable)
            {
                throw new NotSupportedException();
            }
        }
    }
}
