// SPDX-License-Identifier: MIT
using System;
using System.IO;

namespace nanoFramework.System.IO
{
    /// <summary>A volume that came or went.</summary>
    public class RemovableDriveEventArgs : EventArgs
    {
        private readonly DriveInfo _drive;
        private readonly RemovableDeviceEvent _event;

        internal RemovableDriveEventArgs(DriveInfo drive, RemovableDeviceEvent deviceEvent)
        {
            _drive = drive;
            _event = deviceEvent;
        }

        /// <summary>What happened.</summary>
        public enum RemovableDeviceEvent
        {
            Inserted,
            Removed,
        }

        public DriveInfo Drive
        {
            get { return _drive; }
        }

        public RemovableDeviceEvent Event
        {
            get { return _event; }
        }
    }
}
