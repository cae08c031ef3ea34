// SPDX-License-Identifier: MIT
using HushTap.Simulator;

namespace HushTap.Cli.Output.Plot;

/// <summary>Calls that the report shows: run anew for each report, with the real firmware.</summary>
internal static class ExampleHold
{
    private const int Rate = 8000;

    /// <summary>An ordinary hold on a phone whose lamp flashes late.</summary>
    public static string Ordinary() => Draw(new LampSpec(500, 500, 300), []);

    /// <summary>The device stands still while the hold begins, and again while it ends.</summary>
    public static string Frozen() => Draw(new LampSpec(500, 500, 300), [(6_700, 900), (13_300, 1_100)]);

    private static string Draw(LampSpec lamp, IReadOnlyList<(int AtMs, int Ms)> freezes)
    {
        WorldSpec spec = new()
        {
            Seed = 3,
            SampleRate = Rate,
            CallFrames = 21 * Rate,
            Truth = new CallTruth([new Stretch(Rate, 20 * Rate)], [new Stretch(7 * Rate, 14 * Rate)], []),
            Phone = new PhoneSpec { HoldLamp = lamp, MuteLamp = lamp },
            Settings = new DeviceSettings { SampleRate = Rate, Learned = true, HoldLamp = LampSettings.LearnedFrom(lamp), MuteLamp = LampSettings.LearnedFrom(lamp) },
        };
        spec = spec with { Freezes = [.. freezes.Select(f => new Freeze(spec.Clock.T0Us + (f.AtMs * 1000L), spec.Clock.T0Us + ((f.AtMs + f.Ms) * 1000L)))] };
        TraceLog trace = new();
        WorldVerdict verdict = WorldCheck.Run(spec, trace: trace);
        return CallPlot.Draw(CallPicture.Of(string.Empty, trace, spec.Clock, spec.Truth, verdict.Ledger, verdict.Run.Boots));
    }
}
