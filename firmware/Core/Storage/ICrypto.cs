// SPDX-License-Identifier: MIT
namespace HushTap.Core.Storage
{
    /// <summary>The chip's native cryptography. One shot over whole arrays: there is no incremental form.</summary>
    public interface ICrypto
    {
        /// <summary>Computes HMAC-SHA256.</summary>
        /// <param name="key">The key; not empty.</param>
        /// <param name="message">The message; not empty.</param>
        /// <returns>32 bytes, a new array.</returns>
        byte[] Hmac(byte[] key, byte[] message);
    }
}
