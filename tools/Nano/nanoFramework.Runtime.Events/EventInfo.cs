// SPDX-License-Identifier: MIT
namespace nanoFramework.Runtime.Events
{
    /// <summary>Who handles one category.</summary>
    internal sealed class EventInfo
    {
        internal EventCategory Category;
        internal IEventProcessor Processor;
        internal IEventListener Filter;
        internal IEventListener Listener;
    }
}
