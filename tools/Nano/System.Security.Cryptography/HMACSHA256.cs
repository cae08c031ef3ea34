// SPDX-License-Identifier: MIT
namespace System.Security.Cryptography
{
    /// <summary>HMAC with SHA-256: 32 bytes.</summary>
    /// <remarks>
    /// Modelled: the constructor keeps the caller's array as the key and Dispose clears it; the key property copies. Not modelled: what the chip does
    /// with an empty key or an empty message; both throw ArgumentException.
    /// </remarks>
    public class HMACSHA256 : IDisposable
    {
        private const int KeyBytesDefault = 64;

        private byte[] _key;
        private byte[] _hash;
        private bool _disposed;

        public HMACSHA256()
        {
            _key = new byte[KeyBytesDefault];
            new Random().NextBytes(_key);
        }

        public HMACSHA256(byte[] key)
        {
            if (key == null)
            {
                throw new ArgumentNullException();
            }

            _key = key;
        }

        public byte[] Hash
        {
            get
            {
                ThrowIfDisposed();
                return (byte[])_hash.Clone();
            }
        }

        public byte[] Key
        {
            get { return (byte[])_key.Clone(); }
            set { _key = (byte[])value.Clone(); }
        }

        public static byte[] HashData(byte[] key, byte[] source)
        {
            if (key == null || source == null)
            {
                throw new ArgumentNullException();
            }

            if (key.Length == 0 || source.Length == 0)
            {
                throw new ArgumentException("an empty key or message");
            }

            return HushTap.Chip.Chip.Current.System.HmacSha256(key, source);
        }

        public byte[] ComputeHash(byte[] buffer)
        {
            ThrowIfDisposed();
            _hash = HashData(_key, buffer);
            return (byte[])_hash.Clone();
        }

        public void Dispose()
        {
            Dispose(true);
        }

        protected void Dispose(bool disposing)
        {
            if (disposing)
            {
                if (_key != null)
                {
                    Array.Clear(_key, 0, _key.Length);
                }

                _key = null;
                _disposed = true;
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
