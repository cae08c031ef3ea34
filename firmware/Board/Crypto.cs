// SPDX-License-Identifier: MIT
using System.Security.Cryptography;
using HushTap.Core.Storage;

namespace HushTap.Board
{
    /// <summary>HMAC-SHA256 of the chip's firmware.</summary>
    public sealed class Crypto : ICrypto
    {
        /// <inheritdoc/>
        public byte[] Hmac(byte[] key, byte[] message)
        {
            return HMACSHA256.HashData(key, message);
        }
    }
}
