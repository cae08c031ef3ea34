// SPDX-License-Identifier: MIT
using HushTap.Simulator;

namespace HushTap.Cli.Tests.Support;

/// <summary>Stands in for many worlds where only the words around them are tested.</summary>
public static class CannedProof
{
    /// <summary>A first seed from which on the second world leaks.</summary>
    public const ulong Leaks = 1000;

    public static CampaignResult Run(ulong firstSeed, int worlds, IProgress<double>? progress)
    {
        for (int percent = 0; percent <= 100; percent += 10)
        {
            progress?.Report(percent / 100.0);
        }

        return new CampaignResult([.. Enumerable.Range(0, worlds).Select(i => World(firstSeed + (ulong)i, firstSeed == Leaks && i == 1))], TimeSpan.FromSeconds(2));
    }

    public static WorldSpec Small(DrawnWorld world) => new()
    {
        Seed = world.Seed,
        SampleRate = 8000,
        CallFrames = 80_000,
        Truth = new CallTruth([new Stretch(8_000, 72_000)], [new Stretch(24_000, 40_000)], []),
    };

    private static WorldSummary World(ulong seed, bool leaks) => new()
    {
        Seed = seed,
        Classes = seed % 2 == 0 ? FaultClasses.None : FaultClasses.Freezes | FaultClasses.Bounce,
        SampleRate = 8000,
        Learned = true,
        Seconds = 100,
        OffHookSeconds = 60,
        RecordedSeconds = 45.5,
        HeldSeconds = 12,
        Calls = 2,
        Holds = 3,
        Mutes = 1,
        UnseenHolds = seed % 5 == 0 ? 1 : 0,
        LeakedFrames = leaks ? 512 : 0,
        Overruns = 1,
        Setbacks = 2,
        Recoveries = 2,
        Losses = [new HoldLoss(1, 1_100 + seed % 7, 1_000, 1_600, seed % 3 == 0)],
        Findings = leaks ? [new Finding(Checkers.Leak, "512 frames leaked, from 3.000 s on")] : [],
    };
}
