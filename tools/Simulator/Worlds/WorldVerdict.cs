// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>What came of one world.</summary>
public sealed record WorldVerdict
{
    /// <summary>What the checkers found wrong; must be empty.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    public required long LeakedFrames { get; init; }

    public required long UnexplainedFrames { get; init; }

    /// <summary>Holds that no lamp ever showed.</summary>
    public required int UnseenHolds { get; init; }

    /// <summary>Talk lost around each hold or group of holds.</summary>
    public required IReadOnlyList<HoldLoss> Losses { get; init; }

    public required long OffHookFrames { get; init; }

    public required long RecordedFrames { get; init; }

    public required int Overruns { get; init; }

    /// <summary>Restarts, returns of the card and overruns.</summary>
    public required int Setbacks { get; init; }

    /// <summary>Those of them after which talk was recorded again.</summary>
    public required int Recoveries { get; init; }

    /// <summary>Frames withheld, by the device's own reasons.</summary>
    public required IReadOnlyDictionary<string, long> Withheld { get; init; }

    /// <summary>The world as it was run, for plots.</summary>
    public required WorldRun Run { get; init; }

    public required FrameLedger Ledger { get; init; }

    public bool Passed => Findings.Count == 0;
}
