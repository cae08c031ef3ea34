// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Everything that decides a simulated world. Same spec, same bytes on the card.</summary>
public sealed record WorldSpec
{
    /// <summary>The longest that the phone may come after power-on's fifth second, in µs: decided by the seed.</summary>
    private const long CallOffsetUsEnd = 100_000;

    private const long CallStartUs = 5_000_000;
    private const long SettleUs = 15_000_000;

    public required CallTruth Truth { get; init; }

    /// <summary>Length of the call's audio; nothing of the truth reaches beyond it.</summary>
    public required long CallFrames { get; init; }

    /// <summary>Frames per second of the call.</summary>
    public required int SampleRate { get; init; }

    public ulong Seed { get; init; } = 1;

    public PhoneSpec Phone { get; init; } = new();

    public DeviceSettings Settings { get; init; } = new();

    public CardSpec Card { get; init; } = new();

    /// <summary>Files on the internal drive before the first power-on, by name; null = the settings file alone.</summary>
    public IReadOnlyDictionary<string, byte[]>? InternalBefore { get; init; }

    /// <summary>Keys on the internal drive before the first power-on, beside those files. Whether they are used is for the settings to say.</summary>
    public DeviceKeys Keys { get; init; } = new();

    /// <summary>Whether the nanoFramework image gives a master clock; those before 2026-07-07 do not.</summary>
    public bool ImageHasMasterClock { get; init; } = true;

    /// <summary>The clock chip; null = the board has none.</summary>
    public Ds3231Spec? ClockChip { get; init; }

    /// <summary>Stretches of world time in which the CLR stands still.</summary>
    public IReadOnlyList<Freeze> Freezes { get; init; } = [];

    /// <summary>Stretches of world time, [start, end) in µs, without power; sorted, disjoint.</summary>
    public IReadOnlyList<(long StartUs, long EndUs)> PowerOffUs { get; init; } = [];

    /// <summary>For so long before each power-off, in µs, the supply is gone and the hold-up lasts: the power-fail input tells, where the board has one.</summary>
    public long HoldUpUs { get; init; }

    /// <summary>Stretches of world time, [start, end) in µs, in which the supply is gone and comes back before the hold-up ends; sorted, disjoint.</summary>
    public IReadOnlyList<(long StartUs, long EndUs)> BrownOutUs { get; init; } = [];

    /// <summary>World times at which the chip is reset without losing power; sorted.</summary>
    public IReadOnlyList<long> ResetsUs { get; init; } = [];

    /// <summary>World times at which the system clock is set, and to what (100 ns since year 1); sorted.</summary>
    public IReadOnlyList<(long AtUs, long UtcTicks)> ClockSets { get; init; } = [];

    /// <summary>From power to the first instruction of the firmware, in µs; an assumption, the chip's was never measured.</summary>
    public long BootUs { get; init; } = 400_000;

    /// <summary>World time at which nobody looks any further; null = 15 s after the last sample and the last fault.</summary>
    public long? EndUs { get; init; }

    /// <summary>Bytes that a PC sends to the console, by COM number: world time of the first start bit, and the bytes.</summary>
    public IReadOnlyList<(int Port, long AtUs, byte[] Bytes)> Serial { get; init; } = [];

    /// <summary>Gets where the call lies in world time.</summary>
    public CallClock Clock => new(StartOfCallUs(Seed), SampleRate);

    /// <summary>Gets the end of the world.</summary>
    public long WorldEndUs => EndUs ?? Math.Max(Clock.EndUs(CallFrames), LastFaultUs) + SettleUs;

    /// <summary>Gets when the last fault is over.</summary>
    internal long LastFaultUs =>
        Freezes.Select(f => f.EndUs)
            .Concat(Card.Stalls.Select(s => s.AtUs + (s.StallMs * 1000L)))
            .Concat(Card.OutUs.Select(o => o.EndUs == long.MaxValue ? o.StartUs : o.EndUs))
            .Concat(PowerOffUs.Select(p => p.EndUs))
            .Concat(ResetsUs)
            .Concat(ClockSets.Select(c => c.AtUs))
            .Append(Phone.LastFaultUs)
            .DefaultIfEmpty()
            .Max();

    /// <summary>World time of sample 0 for a seed.</summary>
    public static long StartOfCallUs(ulong seed) => CallStartUs + SeededRandom.For(seed, "call").Next(0, CallOffsetUsEnd);

    /// <summary>Makes the world of a plan.</summary>
    public static WorldSpec From(SimulationPlan plan)
    {
        FaultPlan faults = FaultPlan.From(plan.Faults, StartOfCallUs(plan.Seed));
        LampSettings lamp = plan.Learned ? LampSettings.LearnedFrom(plan.Lamp) : LampSettings.Factory;
        return new WorldSpec
        {
            Truth = plan.Truth,
            CallFrames = plan.Pcm.Length / 4,
            SampleRate = plan.SampleRate,
            Seed = plan.Seed,
            Phone = new PhoneSpec { HoldLamp = plan.Lamp, MuteLamp = plan.Lamp, HoldWireCutUs = faults.HoldWireCutUs },
            Settings = new DeviceSettings { SampleRate = plan.SampleRate, Learned = plan.Learned, HoldLamp = lamp, MuteLamp = lamp, Others = Encrypt(plan) },
            Keys = plan.Keys ?? new DeviceKeys(),
            Card = new CardSpec { Bytes = plan.CardBytes, Before = plan.CardBefore, OutUs = faults.CardOutUs, Stalls = faults.Stalls },
            Freezes = faults.Freezes,
            PowerOffUs = faults.PowerOffUs,
        };
    }

    private static Dictionary<string, long> Encrypt(SimulationPlan plan) => plan.Keys is null ? [] : new() { ["encrypt"] = 1 };
}
