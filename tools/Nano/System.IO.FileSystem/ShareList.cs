// SPDX-License-Identifier: MIT
using System.Collections;

namespace System.IO
{
    /// <summary>Who has which path open: what the library keeps in static fields of FileSystemManager.</summary>
    /// <remarks>
    /// Paths compare without case. A second user of a path is let in only if it shares everything itself and every earlier user shares the access it wants;
    /// so the order of opening matters.
    /// </remarks>
    internal sealed class ShareList
    {
        private const string Key = "System.IO.FileSystem/ShareList";

        private readonly ArrayList _open = new ArrayList();
        private readonly ArrayList _lockedDirectories = new ArrayList();
        private ShareRecord _currentDirectoryRecord;

        internal static ShareList Current
        {
            get
            {
                HushTap.Chip.IChip chip = HushTap.Chip.Chip.Current;
                ShareList list = (ShareList)chip.GetStatic(Key);
                if (list == null)
                {
                    list = new ShareList();
                    chip.SetStatic(Key, list);
                }

                return list;
            }
        }

        internal string CurrentDirectory { get; private set; } = Volumes.Root;

        internal static bool IsInDirectory(string path, string directory)
        {
            return path.IndexOf(directory) == 0 && (path.Length == directory.Length || path[directory.Length] == '\\');
        }

        internal ShareRecord AddForRead(string path)
        {
            return Add(path, FileAccess.Read, FileShare.ReadWrite);
        }

        internal ShareRecord AddAlone(string path)
        {
            return Add(path, FileAccess.ReadWrite, FileShare.None);
        }

        internal ShareRecord Add(string path, FileAccess access, FileShare share)
        {
            ShareRecord record = new ShareRecord(path.ToUpper(), share);
            lock (_open)
            {
                for (int i = 0; i < _lockedDirectories.Count; i++)
                {
                    if (IsInDirectory(record.Path, (string)_lockedDirectories[i]))
                    {
                        throw Errors.UnauthorizedAccess;
                    }
                }

                for (int i = 0; i < _open.Count; i++)
                {
                    ShareRecord other = (ShareRecord)_open[i];
                    if (other.Path == record.Path && (share != FileShare.ReadWrite || ((int)other.Share & (int)access) != (int)access))
                    {
                        throw Errors.UnauthorizedAccess;
                    }
                }

                _open.Add(record);
            }

            return record;
        }

        internal void Remove(ShareRecord record)
        {
            lock (_open)
            {
                _open.Remove(record);
            }
        }

        internal string LockDirectory(string path)
        {
            string directory = path.ToUpper();
            lock (_open)
            {
                if (_lockedDirectories.Contains(directory))
                {
                    throw Errors.UnauthorizedAccess;
                }

                for (int i = 0; i < _open.Count; i++)
                {
                    if (IsInDirectory(((ShareRecord)_open[i]).Path, directory))
                    {
                        throw Errors.UnauthorizedAccess;
                    }
                }

                _lockedDirectories.Add(directory);
            }

            return directory;
        }

        internal void UnlockDirectory(string directory)
        {
            lock (_open)
            {
                _lockedDirectories.Remove(directory);
            }
        }

        /// <summary>Closes the files of a volume that has gone.</summary>
        internal void ForceClose(string root)
        {
            string directory = root.ToUpper();
            lock (_open)
            {
                for (int i = _open.Count - 1; i >= 0; i--)
                {
                    ShareRecord record = (ShareRecord)_open[i];
                    if (IsInDirectory(record.Path, directory))
                    {
                        if (record.File != null)
                        {
                            record.File.Close();
                        }

                        _open.RemoveAt(i);
                    }
                }
            }
        }

        internal void SetCurrentDirectory(string path)
        {
            if (_currentDirectoryRecord != null)
            {
                Remove(_currentDirectoryRecord);
                _currentDirectoryRecord = null;
            }

            if (path != Volumes.Root)
            {
                _currentDirectoryRecord = AddForRead(path);
            }

            CurrentDirectory = path;
        }
    }
}
