// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>The telephone and the wires to it.</summary>
public sealed record PhoneSpec
{
    /// <summary>How the hold lamp shows a hold.</summary>
    public LampSpec HoldLamp { get; init; } = LampSpec.Steady;

    /// <summary>How the mute lamp shows a mute.</summary>
    public LampSpec MuteLamp { get; init; } = LampSpec.Steady;

    /// <summary>True: the hold lamp is a line lamp: steady in talk, flashing as <see cref="HoldLamp"/> says in hold, dark on-hook. Its wire is high while dark.</summary>
    public bool IsLineLamp { get; init; }

    /// <summary>The hold lamp is steady for so long at the beginning of each hold and flashes only then; 0 = it flashes at once.</summary>
    public int ReminderAfterMs { get; init; }

    /// <summary>How the hold key is pressed; null = it never is, holds come from elsewhere.</summary>
    public KeySpec? HoldKey { get; init; }

    /// <summary>Presses of the record key on the device, in frames of the call.</summary>
    public IReadOnlyList<Stretch> RecordKey { get; init; } = [];

    /// <summary>Longest contact bounce after an edge of a lamp, a key or the hook, in µs; 0 = none.</summary>
    public int BounceUs { get; init; }

    /// <summary>Stretches of world time in which the hold lamp itself is broken and stays dark, [start, end) in µs. Its wires are whole.</summary>
    public IReadOnlyList<(long StartUs, long EndUs)> HoldLampDeadUs { get; init; } = [];

    /// <summary>Stretches of world time, [start, end) in µs, in which the hold lamp's wire is cut. A cut wire is pulled up: closed.</summary>
    public IReadOnlyList<(long StartUs, long EndUs)> HoldWireCutUs { get; init; } = [];

    /// <summary>More of the hold lamp's wire; cuts add to <see cref="HoldWireCutUs"/>.</summary>
    public WireFaults HoldWire { get; init; } = WireFaults.None;

    /// <summary>The second wire of a supervised hold lamp: high = whole and open, so a cut (pulled down) and lit look alike.</summary>
    public WireFaults HoldSecondWire { get; init; } = WireFaults.None;

    public WireFaults MuteWire { get; init; } = WireFaults.None;

    public WireFaults KeyWire { get; init; } = WireFaults.None;

    public WireFaults HookWire { get; init; } = WireFaults.None;

    /// <summary>Gets the last instant at which a wire or lamp changes for a reason of its own, or 0.</summary>
    public long LastFaultUs => new[]
    {
        new WireFaults { CutUs = HoldWireCutUs }.LastUs, new WireFaults { CutUs = HoldLampDeadUs }.LastUs,
        HoldWire.LastUs, HoldSecondWire.LastUs, MuteWire.LastUs, KeyWire.LastUs, HookWire.LastUs,
    }.Max();
}
