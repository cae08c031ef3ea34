// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>The telephone and the wires to it.</summary>
public sealed record PhoneSpec
{
    /// <summary>How the hold lamp shows a hold.</summary>
    public LampSpec HoldLamp { get; init; } = LampSpec.Steady;

    /// <summary>How the mute lamp shows a mute.</summary>
    public LampSpec MuteLamp { get; init; } = LampSpec.Steady;

    /// <summary>Longest contact bounce after an edge of a lamp or the hook, in µs; 0 = none.</summary>
    public int BounceUs { get; init; }

    /// <summary>Stretches of world time, [start, end) in µs, in which the hold lamp's wire is cut. A cut wire is pulled up: closed.</summary>
    public IReadOnlyList<(long StartUs, long EndUs)> HoldWireCutUs { get; init; } = [];
}
