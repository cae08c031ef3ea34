// SPDX-License-Identifier: MIT
using HushTap.Simulator;

namespace HushTap.Cli.Tests.Support;

/// <summary>Stands in for the simulator where only the words around it are tested. The seed picks the outcome.</summary>
public static class Canned
{
    public const ulong Leaks = 2;
    public const ulong Loses = 3;
    public const ulong Outside = 4;

    public static readonly byte[] Recording = [1, 2, 3];

    public static SimulationResult Run(SimulationPlan plan, IProgress<double>? progress, ITrace? trace)
    {
        for (int percent = 0; percent <= 100; percent += 5)
        {
            progress?.Report(percent / 100.0);
        }

        Dictionary<string, byte[]> after = new(plan.CardBefore) { ["HUSHTAP/00001/0001.WAV"] = Recording };
        return new SimulationResult
        {
            OffHookFrames = 306_400,
            RecordedFrames = 180_000,
            WithheldFrames = new Dictionary<string, long> { ["OnMute"] = 40_000, ["OnHold"] = 86_144 },
            GapFrames = 256,
            UnexplainedFrames = plan.Seed == Loses ? 1 : 0,
            LeakedFrames = plan.Seed == Leaks ? 1_234 : 0,
            UnseenHolds = 0,
            Overruns = 1,
            LongestStallMs = 612,
            Files = [new RecordedFile("HUSHTAP/00001/0001.WAV", 180_000)],
            CardAfter = after,
            OutsidePromise = plan.Seed == Outside ? "the lamp's lag of 800 ms is beyond the settings' 500 ms" : null,
            Problems = plan.Seed == Loses ? ["HUSHTAP/00001/0001.WAV says more than it holds"] : [],
        };
    }
}
