// SPDX-License-Identifier: MIT
namespace System.IO.Ports
{
    /// <summary>Line driver.</summary>
    public enum SerialMode
    {
        Normal,
        RS485,
    }
}
