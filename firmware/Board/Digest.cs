// SPDX-License-Identifier: MIT
using System.Security.Cryptography;
using HushTap.Core;

namespace HushTap.Board
{
    /// <summary>HMAC-SHA256 by mbedTLS in the image.</summary>
    public sealed class Digest : IDigest
    {
        /// <inheritdoc/>
        public byte[] HmacSha256(byte[] key, byte[] data) => HMACSHA256.HashData(key, data);
    }
}
