// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>What stays of a world when it is over: numbers.</summary>
public sealed record WorldSummary
{
    public required ulong Seed { get; init; }

    public required FaultClasses Classes { get; init; }

    public required int SampleRate { get; init; }

    /// <summary>True: settings that fit the phone. False: factory settings.</summary>
    public required bool Learned { get; init; }

    public double Seconds { get; init; }

    public double OffHookSeconds { get; init; }

    public double RecordedSeconds { get; init; }

    public double HeldSeconds { get; init; }

    public int Calls { get; init; }

    public int Holds { get; init; }

    public int Mutes { get; init; }

    public int UnseenHolds { get; init; }

    public long LeakedFrames { get; init; }

    public long UnexplainedFrames { get; init; }

    public int Overruns { get; init; }

    public int Setbacks { get; init; }

    public int Recoveries { get; init; }

    /// <summary>Times each kind of trouble happened.</summary>
    public IReadOnlyDictionary<FaultClasses, int> Faults { get; init; } = new Dictionary<FaultClasses, int>();

    public IReadOnlyList<HoldLoss> Losses { get; init; } = [];

    public required IReadOnlyList<Finding> Findings { get; init; }

    internal static WorldSummary Of(DrawnWorld world, WorldVerdict verdict)
    {
        WorldSpec spec = world.Spec;
        double rate = spec.SampleRate;
        return new WorldSummary
        {
            Seed = world.Seed,
            Classes = world.Classes,
            SampleRate = spec.SampleRate,
            Learned = spec.Settings.Learned,
            Seconds = spec.WorldEndUs / 1e6,
            OffHookSeconds = verdict.OffHookFrames / rate,
            RecordedSeconds = verdict.RecordedFrames / rate,
            HeldSeconds = new SpanSet(spec.Truth.Hold.Concat(spec.Truth.Mute).Select(s => (s.Start, s.End))).Count / rate,
            Calls = spec.Truth.OffHook.Count,
            Holds = spec.Truth.Hold.Count,
            Mutes = spec.Truth.Mute.Count,
            UnseenHolds = verdict.UnseenHolds,
            LeakedFrames = verdict.LeakedFrames,
            UnexplainedFrames = verdict.UnexplainedFrames,
            Overruns = verdict.Overruns,
            Setbacks = verdict.Setbacks,
            Recoveries = verdict.Recoveries,
            Faults = Count(spec),
            Losses = verdict.Losses,
            Findings = verdict.Findings,
        };
    }

    /// <summary>A world that could not be run to its end.</summary>
    internal static WorldSummary Of(DrawnWorld world, Exception failure) => new()
    {
        Seed = world.Seed,
        Classes = world.Classes,
        SampleRate = world.Spec.SampleRate,
        Learned = world.Spec.Settings.Learned,
        Findings = [new Finding(Checkers.Firmware, $"{failure.GetType().Name}: {failure.Message}")],
    };

    private static Dictionary<FaultClasses, int> Count(WorldSpec spec) => new()
    {
        [FaultClasses.Freezes] = spec.Freezes.Count,
        [FaultClasses.CardStalls] = spec.Card.Stalls.Count,
        [FaultClasses.CardPulls] = spec.Card.OutUs.Count,
        [FaultClasses.PowerCuts] = spec.PowerOffUs.Count,
        [FaultClasses.Resets] = spec.ResetsUs.Count,
        [FaultClasses.WireCuts] = spec.Phone.HoldWireCutUs.Count,
        [FaultClasses.SerialNoise] = spec.Serial.Count,
        [FaultClasses.ClockSets] = spec.ClockSets.Count,
    };
}
