// SPDX-License-Identifier: MIT
using System.Security.Cryptography;
using HushTap.Core;

namespace HushTap.Board
{
    /// <summary>AES-128-CBC by mbedTLS in the image.</summary>
    public sealed class Cipher : ICipher
    {
        private readonly Aes aes = new Aes(CipherMode.CBC);

        /// <inheritdoc/>
        public byte[] Encrypt(byte[] key, byte[] iv, byte[] data)
        {
            aes.Key = key;
            aes.IV = iv;
            return aes.Encrypt(data);
        }
    }
}
