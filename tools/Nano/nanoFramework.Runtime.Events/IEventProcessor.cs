// SPDX-License-Identifier: MIT
using System;

namespace nanoFramework.Runtime.Events
{
    /// <summary>Turns the native records of one category into events; one processor each.</summary>
    public interface IEventProcessor
    {
        BaseEvent ProcessEvent(uint data1, uint data2, DateTime time);
    }
}
