// SPDX-License-Identifier: MIT
namespace System.IO.Ports
{
    /// <summary>Flow control.</summary>
    public enum Handshake
    {
        None,
        XOnXOff,
        RequestToSend,
        RequestToSendXOnXOff,
    }
}
