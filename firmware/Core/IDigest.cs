// SPDX-License-Identifier: MIT
namespace HushTap.Core
{
    /// <summary>The chip's HMAC-SHA256, the one cryptographic primitive that Core knows.</summary>
    public interface IDigest
    {
        /// <summary>Computes HMAC-SHA256 in one native call. Allocates the result.</summary>
        /// <param name="key">At least one byte.</param>
        /// <param name="data">At least one byte.</param>
        /// <returns>32 bytes.</returns>
        byte[] HmacSha256(byte[] key, byte[] data);
    }
}
