// SPDX-License-Identifier: MIT
namespace HushTap.Core
{
    /// <summary>The chip's AES-128.</summary>
    public interface ICipher
    {
        /// <summary>Encrypts with AES-128-CBC without padding, in one native call. Allocates the result.</summary>
        /// <param name="key">16 bytes.</param>
        /// <param name="iv">16 bytes.</param>
        /// <param name="data">Whole blocks of 16 bytes.</param>
        /// <returns>As many bytes.</returns>
        byte[] Encrypt(byte[] key, byte[] iv, byte[] data);
    }
}
