// SPDX-License-Identifier: MIT
namespace HushTap.Simulator.Tests;

/// <summary>Wires of a phone that somebody uses while the world goes on.</summary>
public sealed class LiveWireTests
{
    [Fact]
    public void A_lamp_follows_the_truth_by_its_lag_at_both_edges()
    {
        LiveWire wire = new(new LampSpec(0, 0, 300), 0);
        wire.Set(1_000_000, true);
        wire.Set(2_000_000, false);
        wire.AdvanceTo(3_000_000);
        Assert.Equal([1_300_000, 2_300_000], Edges(wire));
        Assert.False(wire.LevelAt(1_299_999));
        Assert.True(wire.LevelAt(1_300_000));
    }

    [Fact]
    public void What_is_not_due_yet_is_not_known()
    {
        LiveWire wire = new(new LampSpec(0, 0, 300), 0);
        wire.Set(1_000_000, true);
        wire.AdvanceTo(1_299_999);
        Assert.Empty(Edges(wire));
        wire.AdvanceTo(1_300_000);
        Assert.Equal([1_300_000], Edges(wire));
    }

    [Fact]
    public void A_flashing_lamp_keeps_the_phase_of_its_own_clock()
    {
        LiveWire wire = new(new LampSpec(200, 300, 0), 100_000);
        wire.Set(1_000_000, true);
        wire.Set(2_150_000, false);
        wire.AdvanceTo(5_000_000);

        // Lit from 100 to 300 ms of each half second.
        Assert.Equal([1_100_000, 1_300_000, 1_600_000, 1_800_000, 2_100_000, 2_150_000], Edges(wire));
    }

    [Fact]
    public void A_cut_wire_reads_closed_whatever_the_lamp_does()
    {
        LiveWire wire = new(LampSpec.Steady, 0);
        wire.Cut(1_000_000, isCut: true);
        wire.Set(2_000_000, true);
        wire.Set(3_000_000, false);
        wire.AdvanceTo(4_000_000);
        wire.Cut(5_000_000, isCut: false);
        Assert.Equal([1_000_000, 5_000_000], Edges(wire));
    }

    [Fact]
    public void A_wire_that_begins_high_has_falling_edges_first()
    {
        LiveWire hook = new(LampSpec.Steady, 0, level: true);
        hook.Set(1_000_000, false);
        hook.AdvanceTo(1_000_000);
        Assert.True(hook.LevelAt(999_999));
        Assert.False(hook.LevelAt(1_000_000));
    }

    [Fact]
    public void However_often_time_is_asked_the_edges_are_the_same()
    {
        LiveWire once = new(new LampSpec(70, 130, 50), 33_000);
        LiveWire often = new(new LampSpec(70, 130, 50), 33_000);
        foreach (LiveWire wire in (LiveWire[])[once, often])
        {
            wire.Set(10_000, true);
            wire.Set(1_234_567, false);
            wire.Set(1_500_000, true);
        }

        once.AdvanceTo(3_000_000);
        for (int us = 0; us <= 3_000_000; us += 7_001)
        {
            often.AdvanceTo(us);
        }

        often.AdvanceTo(3_000_000);
        Assert.Equal(Edges(once), Edges(often));
    }

    private static List<long> Edges(LiveWire wire)
    {
        List<long> edges = [];
        for (long at = wire.NextEdgeAfter(-1); at != long.MaxValue; at = wire.NextEdgeAfter(at))
        {
            edges.Add(at);
        }

        return edges;
    }
}
