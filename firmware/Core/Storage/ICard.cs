// SPDX-License-Identifier: MIT
namespace HushTap.Core.Storage
{
    /// <summary>The SD card. One file is open at a time; paths are relative to the card's root, with '\'.</summary>
    /// <remarks>Every call may block the CLR for seconds. After any result but Ok the file is closed and lost to the caller.</remarks>
    public interface ICard
    {
        /// <summary>Mounts the card.</summary>
        /// <returns>Ok, Gone, or Format when there is a card whose file system the driver does not know.</returns>
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
        /// <param name="buffer">Destination.</param>
        /// <param name="offset">Index of the first byte.</param>
        /// <param name="count">Bytes wanted.</param>
        /// <returns>Bytes read; -1 on failure.</returns>
        int Read(byte[] buffer, int offset, int count);

        /// <summary>Gets the open file's length.</summary>
        /// <returns>Bytes; -1 on failure.</returns>
        long Length();

        /// <summary>Goes to a place in the open file.</summary>
        /// <param name="position">Bytes from its beginning; no more than its length.</param>
        /// <returns>The result.</returns>
        CardResult Seek(long position);

        /// <summary>Tells whether there is a file.</summary>
        /// <param name="path">The file.</param>
        /// <returns>False also when the card does not answer.</returns>
        bool HasFile(string path);

        /// <summary>Tells whether a file is under retention lock: its attribute read-only is set.</summary>
        /// <param name="path">The file.</param>
        /// <returns>True also when the card does not answer.</returns>
        bool IsLocked(string path);

        /// <summary>Deletes a file.</summary>
        /// <param name="path">The file.</param>
        /// <returns>The result.</returns>
        CardResult Delete(string path);

        /// <summary>Closes the open file: the only thing that commits on today's driver.</summary>
        /// <returns>The result.</returns>
        CardResult Close();
    }
}
