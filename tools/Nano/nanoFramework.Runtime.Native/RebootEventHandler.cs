// SPDX-License-Identifier: MIT
namespace nanoFramework.Runtime.Native
{
    /// <summary>Runs before a reboot.</summary>
    public delegate void RebootEventHandler();
}
