// SPDX-License-Identifier: MIT
using System;

namespace nanoFramework.Runtime.Events
{
    /// <summary>Receives native records.</summary>
    public delegate void NativeEventHandler(uint data1, uint data2, DateTime time);
}
