// SPDX-License-Identifier: MIT
namespace System.Security.Cryptography
{
    /// <summary>AES-128 without padding.</summary>
    /// <remarks>Modelled: keys of 16 bytes only, data in whole blocks, the IV unchanged by a call, a random IV from the constructor for CBC.</remarks>
    public class Aes
    {
        private const int BlockBytes = 16;

        private CipherMode _mode;
        private byte[] _key;
        private byte[] _iv;

        public Aes(CipherMode mode)
        {
            _mode = mode;
            if (mode == CipherMode.CBC)
            {
                _iv = new byte[BlockBytes];
                GenerateIV();
            }
        }

        public CipherMode Mode
        {
            get { return _mode; }
            set { _mode = value; }
        }

        public byte[] Key
        {
            get { return _key; }
            set { _key = value; }
        }

        public byte[] IV
        {
            get { return _iv; }
            set { _iv = value; }
        }

        public void GenerateIV()
        {
            new Random().NextBytes(_iv);
        }

        public byte[] Encrypt(byte[] data)
        {
            return Run(true, data);
        }

        public byte[] Decrypt(byte[] data)
        {
            return Run(false, data);
        }

        private byte[] Run(bool encrypt, byte[] data)
        {
            if (_mode != CipherMode.CBC && _mode != CipherMode.ECB)
            {
                throw new NotSupportedException();
            }

            if (data == null || _key == null || (_mode == CipherMode.CBC && _iv == null))
            {
                throw new ArgumentNullException();
            }

            if (_key.Length != BlockBytes || data.Length % BlockBytes != 0 || (_mode == CipherMode.CBC && _iv.Length != BlockBytes))
            {
                throw new ArgumentException("AES here is AES-128 without padding: a key and an IV of 16 bytes, data in whole blocks of 16");
            }

            return HushTap.Chip.Chip.Current.System.Aes(encrypt, _mode == CipherMode.CBC, _key, _iv, data);
        }
    }
}
