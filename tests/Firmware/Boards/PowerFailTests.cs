// SPDX-License-Identifier: MIT
using HushTap.Firmware.Tests.Variants;
using HushTap.Simulator;
using Xunit;

namespace HushTap.Firmware.Tests.Boards;

/// <summary>The power-fail input of tap-r1: what is open is closed while the hold-up lasts.</summary>
public class PowerFailTests
{
    /// <summary>The least that hardware/power promises at full load.</summary>
    private const long HoldUpUs = 1_000_000;

    [Theory]
    [InlineData(9_000_000)]
    [InlineData(11_234_567)]
    [InlineData(14_777_777)]
    public void The_segment_is_closed_within_the_hold_up_time_and_nothing_needs_recovery(long offUs)
    {
        WorldSpec spec = BoardWorld.Spec(seconds: 20) with { PowerOffUs = [(offUs, offUs + 5_000_000)], HoldUpUs = HoldUpUs };
        SimulationResult result = Simulation.Run(spec, new CountingAudio(), TapBoard.Wiring, TapBoard.Firmware);
        WorldRun run = BoardWorld.Run(TapBoard.Firmware, spec, TapBoard.Wiring);
        Assert.Empty(result.Problems);
        Assert.Equal(0, result.LeakedFrames);
        Assert.Contains("reason=power-fail", run.Journal());
        Assert.DoesNotContain("recovered", run.Journal());
        Assert.DoesNotContain("restart reason", run.Journal());
    }

    [Fact]
    public void Firmware_that_does_not_look_at_the_input_leaves_an_open_segment()
    {
        WorldSpec spec = BoardWorld.Spec(seconds: 20) with { PowerOffUs = [(11_234_567, 16_000_000)], HoldUpUs = HoldUpUs };
        Action deaf = FirmwareVariant.BuildTap(new Patch("Board/PowerFail.cs", "(bool)pin.Read() == failingLevel", "pin == null"));
        Assert.Contains("recovered", BoardWorld.Run(deaf, spec, TapBoard.Wiring).Journal());
    }

    [Fact]
    public void A_supply_that_comes_back_restarts_the_recorder()
    {
        WorldSpec spec = BoardWorld.Spec(seconds: 30) with { BrownOutUs = [(10_000_000, 10_300_000)] };
        WorldRun run = BoardWorld.Run(TapBoard.Firmware, spec, TapBoard.Wiring);
        Assert.Equal([BootEnd.Reboot, BootEnd.WorldOver], run.Boots.Select(b => b.End));
        Assert.Equal(2, run.Segments().Count());
        Assert.DoesNotContain("restart reason", run.Journal());
    }
}
