// SPDX-License-Identifier: MIT
using HushTap.Simulator;

namespace HushTap.Cli.Output;

/// <summary>Says what each kind of trouble is, to people who know nothing of the device.</summary>
internal static class FaultWords
{
    public static IReadOnlyList<(FaultClasses Class, string Name, string What)> All { get; } =
    [
        (FaultClasses.Freezes, "Standstill", "the device's whole program stands still for up to 7 seconds, often exactly when a hold begins or ends"),
        (FaultClasses.CardStalls, "Card stall", "the memory card does not answer for up to 5 seconds"),
        (FaultClasses.SlowCard, "Slow card", "every access to the card takes up to five times as long"),
        (FaultClasses.CardPulls, "Card pulled", "the card is taken out while in use, and put back"),
        (FaultClasses.PowerCuts, "Power cut", "power fails in the middle of a call or of a hold, and returns"),
        (FaultClasses.Resets, "Restart", "the device restarts in the middle of a call or of a hold"),
        (FaultClasses.WireCuts, "Cut wire", "the wire that tells of the hold lamp breaks, and is mended"),
        (FaultClasses.Bounce, "Bouncing contacts", "lamps and hook flicker at every change, as worn contacts do"),
        (FaultClasses.SerialNoise, "Line noise", "random characters, and commands that would switch a sense off, arrive on the service line"),
        (FaultClasses.ClockSets, "Clock changes", "the clock is set forwards or backwards by years while recording"),
    ];
}
