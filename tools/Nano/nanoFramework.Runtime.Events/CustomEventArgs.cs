// SPDX-License-Identifier: MIT
using System;

namespace nanoFramework.Runtime.Events
{
    /// <summary>The two words of a custom event.</summary>
    public class CustomEventArgs : EventArgs
    {
        private readonly ushort _data1;
        private readonly uint _data2;

        internal CustomEventArgs(ushort data1, uint data2)
        {
            _data1 = data1;
            _data2 = data2;
        }

        public ushort Data1
        {
            get { return _data1; }
        }

        public uint Data2
        {
            get { return _data2; }
        }
    }
}
