// SPDX-License-Identifier: MIT
namespace nanoFramework.Runtime.Events
{
    /// <summary>Consumes the events of one category; one listener and one filter each.</summary>
    public interface IEventListener
    {
        void InitializeForEventSource();

        bool OnEvent(BaseEvent ev);
    }
}
