// SPDX-License-Identifier: MIT
using HushTap.Firmware.Tests.Variants;
using HushTap.Simulator;

namespace HushTap.Worlds.Tests;

/// <summary>The checkers must go red for firmware that is broken on purpose, and the shrinker must find out why.</summary>
public class CheckerTests
{
    private const int WorldsMax = 200;

    private static readonly Patch s_forgetsTheDark = new(
        "Gate/HoldGate.cs",
        "endUs[count] = toUs;",
        "endUs[count] = fromUs + 500000;");

    private static readonly Patch s_withholdsTooMuch = new(
        "Gate/HoldGate.cs",
        "RecordInhibit found = ReasonsIn(earliestUs, latestUs);",
        "RecordInhibit found = ReasonsIn(earliestUs - 700000, latestUs + 700000);");

    [Fact]
    public void A_gate_that_forgets_the_dark_of_a_lamp_leaks_and_the_world_shrinks_to_what_matters()
    {
        Action broken = FirmwareVariant.Build(s_forgetsTheDark);
        DrawnWorld world = FirstCaught(broken, Checkers.Leak);
        WorldSpec small = WorldShrinker.Shrink(world, Checkers.Leak, broken);

        Assert.Contains(WorldCheck.Run(small, null, broken).Findings, f => f.Checker == Checkers.Leak);
        Assert.Single(small.Truth.OffHook);
        Assert.Equal(1, small.Truth.Hold.Count + small.Truth.Mute.Count);
        Assert.True(Things(small) <= 2, string.Join('\n', WorldText.Lines(small)));
        Assert.True(Things(small) < Things(world.Spec), "it must be smaller than it was");
    }

    [Fact]
    public void A_gate_that_withholds_more_than_it_must_loses_talk_beyond_the_bound()
    {
        FirstCaught(FirmwareVariant.Build(s_withholdsTooMuch), Checkers.Loss);
    }

    [Fact]
    public void What_the_shrinker_says_about_a_world_is_all_that_is_in_it()
    {
        DrawnWorld world = WorldGenerator.Make(7);
        string text = string.Join('\n', WorldText.Lines(world.Spec));
        Assert.Equal(world.Spec.Truth.Hold.Count, Lines(text, " hold for "));
        Assert.Equal(world.Spec.Truth.OffHook.Count, Lines(text, " off-hook for "));
        Assert.Equal(world.Spec.Freezes.Count, Lines(text, " freeze for "));
    }

    private static int Lines(string text, string what) => text.Split('\n').Count(l => l.Contains(what, StringComparison.Ordinal));

    private static DrawnWorld FirstCaught(Action firmware, string checker)
    {
        for (ulong seed = 1; seed <= WorldsMax; seed++)
        {
            DrawnWorld world = WorldGenerator.Make(seed);
            if (WorldCheck.Run(world, firmware).Findings.Any(f => f.Checker == checker))
            {
                return world;
            }
        }

        throw new InvalidOperationException($"no {checker} in {WorldsMax} worlds");
    }

    private static int Things(WorldSpec spec) =>
        spec.Freezes.Count + spec.PowerOffUs.Count + spec.ResetsUs.Count + spec.Card.Stalls.Count + spec.Card.OutUs.Count + spec.Serial.Count
        + spec.ClockSets.Count + spec.Phone.HoldWireCutUs.Count + spec.Truth.Hold.Count + spec.Truth.Mute.Count + spec.Truth.OffHook.Count;
}
