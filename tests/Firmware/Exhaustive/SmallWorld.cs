// SPDX-License-Identifier: MIT
using HushTap.Core;
using HushTap.Core.Audio;
using HushTap.Core.Gate;
using HushTap.Core.Settings;

namespace HushTap.Firmware.Tests.Exhaustive;

/// <summary>Mapping, senses, gate and ring of the firmware in the recorder's loop, with the smallest clock, DMA ring and inputs around them.</summary>
/// <remarks>What was committed is told by when it was truly captured, which only the DMA ring here knows.</remarks>
internal sealed class SmallWorld : IClock, ISenseInputs
{
    public bool IsFromRtc { get; set; }

    public const long DescriptorUs = 32_000;

    private const int SampleRate = 8000;
    private const int DescriptorsPerBlock = Limits.BlockMs * SampleRate / 1000 / Limits.DescriptorFrames;

    private readonly HoldGate gate = new();
    private readonly CommitDelay delay;
    private readonly BlockRing ring;
    private readonly long[] capturedUs = new long[Limits.RingBlocks];
    private long nowUs;
    private long streamUs;
    private long next;
    private Pause pause;
    private int step;

    public SmallWorld()
    {
        delay = new CommitDelay(SampleRate, gate);
        ring = delay.Ring;
    }

    public Wire[] Wires { get; } = [new(), new(), new(), new()];

    /// <summary>The second pin of the supervised hold lamp: closed means that it says lit.</summary>
    public Wire Second { get; } = new();

    public bool IsPaired { get; set; }

    /// <summary>True capture times of the descriptors that were committed, in order.</summary>
    public List<long> CommittedUs { get; } = new(256);

    /// <summary>The stretch of the freeze.</summary>
    public (long FromUs, long ToUs) Frozen { get; private set; }

    public bool HasLost { get; private set; }

    /// <summary>When frame 0 was captured.</summary>
    public long StreamUs => streamUs;

    public int CountedMask { get; set; } = 15;

    public int MissingMask => 0;

    public int ClosedMask { get; private set; }

    public int EdgeMask { get; private set; }

    public int UnequalMask { get; private set; }

    public void Clear()
    {
        foreach (Wire wire in Wires)
        {
            wire.Clear();
        }

        Second.Clear();
    }

    /// <summary>Lives from power-on to an end, then checks that nothing is left in RAM.</summary>
    public void Run(DeviceSettings settings, long startUs, long endUs, Pause freeze)
    {
        nowUs = startUs;
        next = 0;
        step = 0;
        pause = freeze;
        Frozen = (-1, -1);
        HasLost = false;
        CommittedUs.Clear();
        Second.Rewind();
        foreach (Wire wire in Wires)
        {
            wire.Rewind();
        }

        var senses = new SenseWatch(settings, this, this, gate);
        senses.Start();
        delay.Start(nowUs);
        nowUs += 700;
        streamUs = nowUs;
        while (nowUs < endUs)
        {
            Pass(senses);
            step++;
        }
    }

    public long NowUs()
    {
        nowUs += 3;
        return nowUs;
    }

    public long UtcTicks() => throw new InvalidOperationException("no decision may look at the wall clock");

    public void Start(int useMask, int pairMask, bool isRecordKey)
    {
    }

    public int Poll()
    {
        nowUs += 20;
        Freeze(4);
        int edges = 0;
        for (int i = 0; i < 4; i++)
        {
            edges |= Wires[i].PassTo(nowUs) ? 1 << i : 0;
        }

        edges |= Second.PassTo(nowUs) ? 1 : 0;
        nowUs += 20;
        Freeze(5);
        int closed = 0;
        bool isUnequal = false;
        for (int i = 0; i < 4; i++)
        {
            closed |= LevelAt(Wires[i]) ? 1 << i : 0;
        }

        if (IsPaired)
        {
            bool isSecond = LevelAt(Second);
            isUnequal = isSecond != ((closed & 1) != 0);
            closed |= isSecond ? 1 : 0;
        }

        nowUs += 20;
        Freeze(6);
        ClosedMask = closed;
        EdgeMask = edges & CountedMask;
        UnequalMask = isUnequal ? 1 : 0;
        return closed | EdgeMask;
    }

    /// <summary>The level now; an edge since the counts were read is left for the next poll's count.</summary>
    private bool LevelAt(Wire wire)
    {
        int edges = 0;
        foreach (long edge in wire.EdgesUs)
        {
            edges += edge <= nowUs ? 1 : 0;
        }

        return (edges & 1) != 0;
    }

    private void Pass(SenseWatch senses)
    {
        Freeze(0);
        long beforeUs = NowUs();
        Freeze(1);
        capturedUs[(int)(ring.End % Limits.RingBlocks)] = Read();
        ring.Audio[ring.EndOffset] = 1;
        Freeze(3);
        delay.Place(beforeUs, NowUs());
        senses.Poll(nowUs);
        delay.Decide();
        while (ring.First < ring.Undecided)
        {
            Take(ring.First);
        }

        nowUs += 300;
        Freeze(7);
    }

    private void Take(long block)
    {
        bool isErased = ring.Audio[ring.OffsetOf(block)] == 0;
        if (ring.ReasonsOf(block) == RecordInhibit.None)
        {
            long us = capturedUs[(int)(block % Limits.RingBlocks)];
            for (int i = 0; i < DescriptorsPerBlock; i++)
            {
                CommittedUs.Add(us + (i * DescriptorUs));
            }

            ring.ReleaseClear(1);
        }
        else if (!isErased)
        {
            throw new InvalidOperationException($"block {block} is withheld and lies in RAM");
        }
        else
        {
            ring.ReleaseWithheld();
        }
    }

    /// <summary>A block whose descriptors are not neighbours was cut by an overrun.</summary>
    /// <returns>True capture time of the first frame; of a cut block, so that it can never look clear: the beginning of time.</returns>
    private long Read()
    {
        long first = Pop();
        long last = first;
        for (int i = 1; i < DescriptorsPerBlock; i++)
        {
            nowUs += 200;
            Freeze(2);
            last = Pop();
        }

        nowUs += 200;
        return last == first + DescriptorsPerBlock - 1 ? streamUs + (first * DescriptorUs) : long.MinValue / 4;
    }

    private long Pop()
    {
        long complete = (nowUs - streamUs) / DescriptorUs;
        if (complete - (Limits.Descriptors - 1) > next)
        {
            next = complete - (Limits.Descriptors - 1);
            HasLost = true;
        }

        nowUs = Math.Max(nowUs, streamUs + ((next + 1) * DescriptorUs));
        return next++;
    }

    private void Freeze(int place)
    {
        if (step == pause.Step && place == pause.Place && Frozen.FromUs < 0)
        {
            Frozen = (nowUs, nowUs + pause.Us);
            nowUs += pause.Us;
        }
    }
}
