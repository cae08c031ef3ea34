// SPDX-License-Identifier: MIT
namespace HushTap.Simulator.Tests;

/// <summary>A CPU that does nothing but wait; power goes at a set instant.</summary>
internal sealed class FakeClock : IWorldClock
{
    public long WorldUs { get; set; } = 1_000_000;

    public long PowerOffUs { get; set; } = long.MaxValue;

    public void Charge(int us) => BlockAllUntil(WorldUs + us);

    public void BlockAllUntil(long worldUs)
    {
        WorldUs = Math.Min(Math.Max(WorldUs, worldUs), Math.Max(WorldUs, PowerOffUs));
        if (WorldUs >= PowerOffUs)
        {
            throw new PowerLostException(WorldUs);
        }
    }
}
