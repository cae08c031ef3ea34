// SPDX-License-Identifier: MIT
namespace System.IO.Ports
{
    /// <summary>Why DataReceived was raised.</summary>
    public enum SerialData
    {
        Chars = 1,
        WatchChar = 2,
    }
}
