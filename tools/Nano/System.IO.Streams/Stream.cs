// SPDX-License-Identifier: MIT
namespace System.IO
{
    /// <summary>A sequence of bytes.</summary>
    /// <remarks>
    /// Modelled: Dispose calls Close and swallows what it throws, so a failed commit on the way out goes unnoticed: call Close where that matters.
    /// Not modelled: finalizers.
    /// </remarks>
    public abstract class Stream : MarshalByRefObject, IDisposable
    {
        private const int CopyBytes = 2048;

        public abstract bool CanRead { get; }

        public abstract bool CanSeek { get; }

        public virtual bool CanTimeout
        {
            get { return false; }
        }

        public abstract bool CanWrite { get; }

        public abstract long Length { get; }

        public abstract long Position { get; set; }

        public virtual int ReadTimeout
        {
            get { throw new InvalidOperationException(); }
            set { throw new InvalidOperationException(); }
        }

        public virtual int WriteTimeout
        {
            get { throw new InvalidOperationException(); }
            set { throw new InvalidOperationException(); }
        }

        public virtual void Close()
        {
            Dispose(true);
        }

        public void CopyTo(Stream destination)
        {
            if (destination == null)
            {
                throw new ArgumentNullException();
            }

            if ((!CanRead && !CanWrite) || (!destination.CanRead && !destination.CanWrite))
            {
                throw new ObjectDisposedException(string.Empty);
            }

            if (!CanRead || !destination.CanWrite)
            {
                throw new NotSupportedException();
            }

            byte[] buffer = new byte[CopyBytes];
            int count = Read(buffer, 0, buffer.Length);
            while (count != 0)
            {
                destination.Write(buffer, 0, count);
                count = Read(buffer, 0, buffer.Length);
            }
        }

        public void Dispose()
        {
            try
            {
                Close();
            }
            catch
            {
            }
        }

        public abstract void Flush();

        public abstract long Seek(long offset, SeekOrigin origin);

        public abstract void SetLength(long value);

        public abstract int Read(SpanByte buffer);

        public abstract int Read(byte[] buffer, int offset, int count);

        public virtual int ReadByte()
        {
            byte[] one = new byte[1];
            return Read(one, 0, 1) == 0 ? -1 : one[0];
        }

        public abstract void Write(byte[] buffer, int offset, int count);

        public virtual void WriteByte(byte value)
        {
            Write(new byte[] { value }, 0, 1);
        }

        protected virtual void Dispose(bool disposing)
        {
        }
    }
}
