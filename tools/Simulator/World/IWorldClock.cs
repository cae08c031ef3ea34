// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>What a drive needs of the CPU: the time, a native call's price, and to hold up the CLR.</summary>
internal interface IWorldClock
{
    /// <summary>Microseconds since the world began.</summary>
    long WorldUs { get; }

    /// <summary>Begins a native call: pays its price; throws when the run is over.</summary>
    void Charge(int us);

    /// <summary>Blocks the whole CLR until an instant; later where a freeze ends later.</summary>
    /// <exception cref="RunEndedException">Power was lost, or the world is over, before.</exception>
    void BlockAllUntil(long worldUs);
}

/// <summary>The clock of one boot.</summary>
internal sealed class CpuClock(VirtualCpu cpu) : IWorldClock
{
    public long WorldUs => cpu.WorldUs;

    public void Charge(int us) => cpu.Charge(us);

    public void BlockAllUntil(long worldUs) => cpu.BlockAllUntil(worldUs);
}
