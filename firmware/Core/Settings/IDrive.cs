// SPDX-License-Identifier: MIT
namespace HushTap.Core.Settings
{
    /// <summary>The internal drive: a few small files. Writing holds off the audio interrupt, so nothing is written during a call.</summary>
    public interface IDrive
    {
        /// <summary>Reads a file.</summary>
        /// <param name="name">File name.</param>
        /// <param name="buffer">Receives it.</param>
        /// <returns>Bytes read; 0 when it is missing, larger than the buffer, or unreadable.</returns>
        int Read(string name, byte[] buffer);

        /// <summary>Writes a file whole, in place of the one of that name; durable when it returns.</summary>
        /// <param name="name">File name.</param>
        /// <param name="bytes">Its bytes.</param>
        /// <param name="count">How many.</param>
        /// <returns>False when the drive failed; the former file may be lost then.</returns>
        bool Write(string name, byte[] bytes, int count);

        /// <summary>Deletes a file; one that does not exist is deleted already.</summary>
        /// <param name="name">File name.</param>
        /// <returns>False when the drive failed.</returns>
        bool Delete(string name);
    }
}
