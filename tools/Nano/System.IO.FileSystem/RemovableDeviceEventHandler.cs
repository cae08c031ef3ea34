// SPDX-License-Identifier: MIT
namespace nanoFramework.System.IO
{
    /// <summary>Handles a volume that came or went.</summary>
    public delegate void RemovableDeviceEventHandler(object sender, RemovableDriveEventArgs e);
}
