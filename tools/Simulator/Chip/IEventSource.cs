// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>A peripheral whose interrupts make events as a function of time.</summary>
internal interface IEventSource
{
    /// <summary>Adds the events that happened since the last call, up to and with an instant, in order of time.</summary>
    void Collect(long untilUs, List<NativeEvent> into);
}
