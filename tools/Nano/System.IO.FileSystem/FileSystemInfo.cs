// SPDX-License-Identifier: MIT
namespace System.IO
{
    /// <summary>A path with what is known about it.</summary>
    public abstract class FileSystemInfo : MarshalByRefObject
    {
        private string _path;
        private bool _known;
        private int _attributes;
        private long _length;

        protected FileSystemInfo()
        {
        }

        public FileAttributes Attributes
        {
            get
            {
                RefreshOnce();
                return (FileAttributes)_attributes;
            }
        }

        public virtual string FullName
        {
            get { return _path; }
        }

        public string Extension
        {
            get { return Path.GetExtension(FullName); }
        }

        public abstract bool Exists { get; }

        public abstract string Name { get; }

        internal string FullPath
        {
            set { _path = value; }
        }

        internal long KnownLength
        {
            get
            {
                RefreshOnce();
                return _length;
            }
        }

        public abstract void Delete();

        public virtual void Refresh()
        {
            ShareRecord record = ShareList.Current.AddForRead(_path);
            try
            {
                _attributes = Volumes.GetAttributes(_path);
                _known = _attributes != Volumes.NoEntry;
                if (!_known)
                {
                    HandleRefreshError();
                    return;
                }

                _length = Volumes.Has(_attributes, FileAttributes.Directory) ? 0 : ReadLength();
            }
            finally
            {
                ShareList.Current.Remove(record);
            }
        }

        protected abstract void HandleRefreshError();

        private void RefreshOnce()
        {
            if (!_known)
            {
                Refresh();
            }
        }

        private long ReadLength()
        {
            NativeFile file = new NativeFile(_path, FileAccess.Read);
            try
            {
                return file.Length;
            }
            finally
            {
                file.Close();
            }
        }
    }
}
