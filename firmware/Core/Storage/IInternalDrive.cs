// SPDX-License-Identifier: MIT
namespace HushTap.Core.Storage
{
    /// <summary>The internal drive: small files in flash. Never written while the stream runs: erasing flash holds off the I2S interrupt.</summary>
    public interface IInternalDrive
    {
        /// <summary>Reads a small file.</summary>
        /// <param name="name">File name.</param>
        /// <param name="buffer">Receives it.</param>
        /// <returns>Bytes read; 0 when it is missing, too large or unreadable.</returns>
        int Read(string name, byte[] buffer);

        /// <summary>Writes a small file. Durable when it returns; a power cut leaves the former content.</summary>
        /// <param name="name">File name.</param>
        /// <param name="buffer">The content.</param>
        /// <param name="length">Bytes.</param>
        /// <returns>False when the drive failed.</returns>
        bool Write(string name, byte[] buffer, int length);

        /// <summary>Deletes a file; one that does not exist is deleted already.</summary>
        /// <param name="name">File name.</param>
        /// <returns>False when the drive failed.</returns>
        bool Delete(string name);
    }
}
