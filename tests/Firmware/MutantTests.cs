// SPDX-License-Identifier: MIT
using HushTap.Firmware.Tests.Variants;
using HushTap.Simulator;
using Xunit;

namespace HushTap.Firmware.Tests;

/// <summary>
/// Mistakes that a good engineer could make, put into the firmware on purpose. The checker must go red for each: else it proves nothing
/// about the firmware that passes it.
/// </summary>
public class MutantTests
{
    private static readonly LampSpec Flashing = new(500, 500, 300);

    public static TheoryData<string> Names()
    {
        var data = new TheoryData<string>();
        foreach (string name in Mutants.Keys)
        {
            data.Add(name);
        }

        return data;
    }

    private static readonly Dictionary<string, Patch[]> Mutants = new()
    {
        ["gates by read time instead of capture time"] =
        [
            new("Recorder.cs", "ring.Add(\n                streamClock.LowerUs + startUs,\n                streamClock.UpperUs + startUs + Limits.BlockUs,", "ring.Add(\n                nowUs - Limits.BlockUs,\n                nowUs,"),
            new("Recorder.cs", "if (ring.EpochOf(number) == streamClock.Epoch)", "if (false)"),
        ],
        ["skips the commit delay"] =
        [
            new("Gate/HoldGate.cs", "return latestUs <= ClearThroughUs ? Verdict.Commit : Verdict.Wait;", "return Verdict.Commit;"),
        ],
        ["counts the dark of a flashing lamp as clear from its beginning"] =
        [
            new("Settings/DeviceSettings.cs", "return values[SettingsTable.HoldLampReleaseMs] + OpenMs(role) + values", "return values[SettingsTable.HoldLampReleaseMs] + values"),
        ],
        ["trusts two equal polls across a freeze"] =
        [
            new("Gate/SenseWatch.cs", "inputs.Poll() | closedBefore | standingMask;", "(inputs.Poll() & inputs.ClosedMask) | closedBefore | standingMask;"),
        ],
        ["takes the lower bound from the time after a read that seemed to wait"] =
        [
            new("Audio/StreamClock.cs", "long lower = beforeReadUs - blockStartUs - heldUsMax;", "long lower = afterReadUs - beforeReadUs > 5000 ? afterReadUs - blockStartUs - Limits.BlockUs - 32000 : beforeReadUs - blockStartUs - heldUsMax;"),
        ],
        ["believes that a read which took long has waited"] =
        [
            new("Audio/StreamClock.cs", "long lower = beforeReadUs - blockStartUs - heldUsMax;", "long lower = afterReadUs - beforeReadUs > 5000 ? beforeReadUs - blockStartUs - 32000 : beforeReadUs - blockStartUs - heldUsMax;"),
        ],
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void The_checker_sees_a_firmware_that(string mistake)
    {
        Action firmware = FirmwareVariant.Build(Mutants[mistake]);
        int tried = 0;
        foreach (var plan in Plans())
        {
            tried++;
            var result = Simulation.Run(WorldSpec.From(plan), new PcmAudio(plan.Pcm), LyratBoard.Wiring, firmware);
            if (result.LeakedFrames > 0)
            {
                return;
            }
        }

        Assert.Fail($"the checker saw no leak in {tried} worlds of a firmware that {mistake}");
    }

    [Fact]
    public void The_checker_sees_nothing_wrong_with_the_same_worlds_and_the_firmware_as_it_is()
    {
        Action firmware = FirmwareVariant.Build();
        foreach (var plan in Plans())
        {
            var result = Simulation.Run(WorldSpec.From(plan), new PcmAudio(plan.Pcm), LyratBoard.Wiring, firmware);
            Assert.Equal(0, result.LeakedFrames);
            Assert.Empty(result.Problems);
        }
    }

    /// <summary>The first freeze ends with the hold and leaves a backlog; the second begins inside one of the short reads that drain it.</summary>
    private static SimulationPlan FrozenInABacklog(ulong seed) =>
        CountingCallTests.Call(new LampSpec(0, 0, 0), true, seed, [new(FaultKind.Freeze, 16.95, 1000), new(FaultKind.Freeze, 17.952 + (0.0013 * seed), 900)]);

    /// <summary>A hold that ends, or begins, in the dark of a freeze or a flash.</summary>
    private static IEnumerable<SimulationPlan> Plans()
    {
        for (ulong seed = 1; seed <= 8; seed++)
        {
            yield return CountingCallTests.Call(Flashing, true, seed, []);
            yield return CountingCallTests.Call(new LampSpec(0, 0, 200), true, seed, [new(FaultKind.Freeze, 17.5, 900)]);
            yield return CountingCallTests.Call(new LampSpec(0, 0, 0), true, seed, [new(FaultKind.Freeze, 11.3 - (0.1 * seed), 7200)]);
            yield return CountingCallTests.Call(Flashing, true, seed, [new(FaultKind.Freeze, 11.2 + (0.01 * seed), 2600), new(FaultKind.Freeze, 16.5, 2400)]);
            yield return FrozenInABacklog(seed);
        }
    }
}
