// SPDX-License-Identifier: MIT
using System;

namespace nanoFramework.Runtime.Events
{
    /// <summary>The event of a category that has no processor.</summary>
    public class GenericEvent : BaseEvent
    {
        public byte Category;

        public uint Data;

        public DateTime Time;
    }
}
