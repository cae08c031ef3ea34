// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>A stretch of the call, [Start, End), in frames of the call's audio.</summary>
public readonly record struct Stretch(long Start, long End)
{
    public long Frames => End - Start;

    public bool Contains(long frame) => frame >= Start && frame < End;
}

/// <summary>The truth about a call: what really happened at the phone, whatever its lamps showed.</summary>
/// <param name="OffHook">Handset lifted.</param>
/// <param name="Hold">Far end on hold.</param>
/// <param name="Mute">Microphone muted.</param>
/// <remarks>Each list is sorted and free of overlaps.</remarks>
public sealed record CallTruth(IReadOnlyList<Stretch> OffHook, IReadOnlyList<Stretch> Hold, IReadOnlyList<Stretch> Mute);

/// <summary>How the phone's hold and mute lamps behave.</summary>
/// <param name="OnMs">Lit part of the period; 0 with <paramref name="OffMs"/> 0 = steady.</param>
/// <param name="OffMs">Dark part of the period.</param>
/// <param name="LagMs">Delay of the lamp after the truth, at both edges.</param>
/// <remarks>A flashing lamp's clock runs free; its phase comes from the seed.</remarks>
public sealed record LampSpec(int OnMs, int OffMs, int LagMs)
{
    public static readonly LampSpec Steady = new(0, 0, 0);

    public bool Flashes => OffMs > 0;
}

public enum FaultKind : byte
{
    /// <summary>The whole CLR stands still; DMA and pulse counters go on.</summary>
    Freeze,

    /// <summary>The next card operation takes this long; the CLR is blocked, DMA and pulse counters go on.</summary>
    Stall,

    /// <summary>Power goes and comes back one second later.</summary>
    PowerCut,

    /// <summary>The card is pulled.</summary>
    CardOut,

    /// <summary>The card is put back.</summary>
    CardIn,

    /// <summary>The hold lamp's sense wire is cut.</summary>
    WireBreak,

    /// <summary>The hold lamp's sense wire is mended.</summary>
    WireFix,
}

/// <summary>One fault, at a time counted from sample 0 of the call.</summary>
public sealed record Fault(FaultKind Kind, double AtSeconds, int ValueMs = 0);

/// <summary>Everything that decides a simulated call. Same plan, same bytes on the card.</summary>
public sealed record SimulationPlan
{
    /// <summary>Call audio: frames × 2 channels, 16-bit little endian, left = near end, right = far end.</summary>
    public required ReadOnlyMemory<byte> Pcm { get; init; }

    /// <summary>Frames per second of <see cref="Pcm"/> and of the device: 8000 or 16000.</summary>
    public required int SampleRate { get; init; }

    public required CallTruth Truth { get; init; }

    public LampSpec Lamp { get; init; } = LampSpec.Steady;

    /// <summary>True: settings right for this phone (lag up to 500 ms, cadence with 20 % slack). False: factory settings.</summary>
    public bool Learned { get; init; } = true;

    public IReadOnlyList<Fault> Faults { get; init; } = [];

    public ulong Seed { get; init; } = 1;

    /// <summary>The day keys with which the device encrypts; null = it does not.</summary>
    public DeviceKeys? Keys { get; init; }

    public long CardBytes { get; init; } = 4L << 30;

    /// <summary>Files on the card before; keys are paths below the root with '/', e.g. "HUSHTAP/00001/JOURNAL.TXT".</summary>
    public IReadOnlyDictionary<string, byte[]> CardBefore { get; init; } = new Dictionary<string, byte[]>();
}

public sealed record RecordedFile(string Path, long Frames);

/// <summary>What came of a simulated call, found by comparing the card with the truth.</summary>
public sealed record SimulationResult
{
    public required long OffHookFrames { get; init; }

    public required long RecordedFrames { get; init; }

    /// <summary>Off-hook frames that were withheld, by the device's own journalled reason.</summary>
    public required IReadOnlyDictionary<string, long> WithheldFrames { get; init; }

    /// <summary>Off-hook frames lost to DMA overruns that the journal admits.</summary>
    public required long GapFrames { get; init; }

    /// <summary>Off-hook frames that are nowhere and that nothing explains. Must be 0.</summary>
    public required long UnexplainedFrames { get; init; }

    /// <summary>Frames from inside a hold or mute, or outside the call, whose bytes were ever in a write to card or flash, or on the serial port. Must be 0.</summary>
    public required long LeakedFrames { get; init; }

    /// <summary>Holds that the lamp never showed; their frames are not leaks.</summary>
    public required int UnseenHolds { get; init; }

    public required int Overruns { get; init; }

    public required long LongestStallMs { get; init; }

    public required IReadOnlyList<RecordedFile> Files { get; init; }

    /// <summary>The card afterwards; keys as in <see cref="SimulationPlan.CardBefore"/>.</summary>
    public required IReadOnlyDictionary<string, byte[]> CardAfter { get; init; }

    /// <summary>Why this run is outside the promise (lag or cadence beyond the settings), or null.</summary>
    public string? OutsidePromise { get; init; }

    /// <summary>Problems in words, e.g. a WAV file that says more than it holds.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The fate of every frame of the call, and when the lamps really were lit; null only in results made by hand.</summary>
    public FrameLedger? Ledger { get; init; }

    /// <summary>The world's own record of each power-on.</summary>
    public IReadOnlyList<BootRecord> Boots { get; init; } = [];

    /// <summary>Frames of unseen holds that were written.</summary>
    public long UnseenFramesWritten { get; init; }

    public bool Passed => LeakedFrames == 0 && UnexplainedFrames == 0 && OutsidePromise is null && Problems.Count == 0;
}
