// SPDX-License-Identifier: MIT
namespace System.IO
{
    /// <summary>A sequence of characters to read.</summary>
    public abstract class TextReader : MarshalByRefObject, IDisposable
    {
        protected TextReader()
        {
        }

        public virtual void Close()
        {
            Dispose();
        }

        public void Dispose()
        {
            Dispose(true);
        }

        public virtual int Peek()
        {
            return -1;
        }

        public virtual int Read()
        {
            return -1;
        }

        public virtual int Read(char[] buffer, int index, int count)
        {
            return -1;
        }

        public virtual int ReadBlock(char[] buffer, int index, int count)
        {
            int total = 0;
            int read;
            do
            {
                read = Read(buffer, index + total, count - total);
                total += read;
            }
            while (read > 0 && total < count);

            return total;
        }

        public virtual string ReadLine()
        {
            return null;
        }

        public virtual string ReadToEnd()
        {
            return null;
        }

        protected virtual void Dispose(bool disposing)
        {
        }
    }
}
