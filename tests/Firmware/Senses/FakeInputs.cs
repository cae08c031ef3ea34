// SPDX-License-Identifier: MIT
using HushTap.Core;
using HushTap.Core.Gate;

namespace HushTap.Firmware.Tests.Senses;

/// <summary>Inputs and clock that a test sets by hand.</summary>
internal sealed class FakeInputs : ISenseInputs, IClock
{
    public bool IsFromRtc { get; set; }

    private int edges;
    private int level;

    public int UseMask { get; private set; }

    public int PairMask { get; private set; }

    public bool IsRecordKey { get; private set; }

    public long TimeUs { get; set; } = 1_000_000;

    public int CountedMask { get; set; } = 15;

    public int MissingMask { get; set; }

    public int ClosedMask { get; private set; }

    public int EdgeMask { get; private set; }

    public int UnequalMask { get; set; }

    /// <summary>Sets a level; a counted input's counter sees the edge.</summary>
    public void Set(SenseRole role, bool closed)
    {
        int bit = 1 << (int)role;
        if (((level & bit) != 0) != closed)
        {
            level ^= bit;
            edges |= bit & CountedMask;
        }
    }

    /// <summary>A pulse that is over before anybody looks.</summary>
    public void Pulse(SenseRole role) => edges |= 1 << (int)role;

    /// <summary>The level changes, and the counter is dead.</summary>
    public void SetUncounted(SenseRole role, bool closed)
    {
        int bit = 1 << (int)role;
        level = closed ? level | bit : level & ~bit;
    }

    public void Start(int useMask, int pairMask, bool isRecordKey)
    {
        UseMask = useMask;
        PairMask = pairMask;
        IsRecordKey = isRecordKey;
    }

    public int Poll()
    {
        ClosedMask = (level | UnequalMask) & UseMask & ~MissingMask;
        EdgeMask = edges & UseMask & ~MissingMask;
        edges = 0;
        return ClosedMask | EdgeMask;
    }

    public long NowUs() => TimeUs;

    public long UtcTicks() => 0;
}
