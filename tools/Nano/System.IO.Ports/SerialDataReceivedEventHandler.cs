// SPDX-License-Identifier: MIT
namespace System.IO.Ports
{
    /// <summary>Handles received characters.</summary>
    public delegate void SerialDataReceivedEventHandler(object sender, SerialDataReceivedEventArgs e);
}
