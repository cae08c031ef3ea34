// SPDX-License-Identifier: MIT
namespace System.IO.Ports
{
    /// <summary>Received characters.</summary>
    public class SerialDataReceivedEventArgs : EventArgs
    {
        private readonly SerialData _data;

        internal SerialDataReceivedEventArgs(SerialData data)
        {
            _data = data;
        }

        public SerialData EventType
        {
            get { return _data; }
        }
    }
}
