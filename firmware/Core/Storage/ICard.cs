// SPDX-License-Identifier: MIT
namespace HushTap.Core.Storage
{
    /// <summary>The SD card. One file is open at a time; paths are relative to the card's root, with '\'.</summary>
    /// <remarks>Every call may block the CLR for seconds. After any result but Ok the file is closed and lost to the caller.</remarks>
    public interface ICard
    {
        /// <summary>Mounts the card.</summary>
        /// <returns>Ok, or Gone.</returns>
        CardResult Mount();

        /// <summary>Unmounts whatever is mounted; never fails.</summary>
        void Unmount();

        /// <summary>Lists the folders in a folder.</summary>
        /// <param name="path">The folder.</param>
        /// <returns>Their names without path; null when it cannot be read; empty when it does not exist.</returns>
        string[] Folders(string path);

        /// <summary>Lists the files in a folder.</summary>
        /// <param name="path">The folder.</param>
        /// <returns>Their names without path; null when it cannot be read.</returns>
        string[] Files(string path);

        /// <summary>Makes a folder with its parents; one that exists is left alone.</summary>
        /// <param name="path">The folder.</param>
        /// <returns>The result.</returns>
        CardResult MakeFolder(string path);

        /// <summary>Opens a file.</summary>
        /// <param name="path">The file.</param>
        /// <param name="mode">How.</param>
        /// <returns>The result.</returns>
        CardResult Open(string path, CardOpen mode);

        /// <summary>Writes to the open file.</summary>
        /// <param name="buffer">Source.</param>
        /// <param name="offset">Index of the first byte.</param>
        /// <param name="count">Bytes.</param>
        /// <returns>The result.</returns>
        CardResult Write(byte[] buffer, int offset, int count);

        /// <summary>Reads from the open file's position.</summary>
        /// <param name="buffer">Destination from index 0.</param>
        /// <param name="count">Bytes wanted.</param>
        /// <returns>Bytes read; -1 on failure.</returns>
        int Read(byte[] buffer, int count);

        /// <summary>Gets the open file's length.</summary>
        /// <returns>Bytes; -1 on failure.</returns>
        long Length();

        /// <summary>Moves the open file's position to the beginning.</summary>
        /// <returns>The result.</returns>
        CardResult Rewind();

        /// <summary>Closes the open file: the only thing that commits on today's driver.</summary>
        /// <returns>The result.</returns>
        CardResult Close();
    }
}
