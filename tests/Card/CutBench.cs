// SPDX-License-Identifier: MIT
using HushTap.Simulator;

namespace HushTap.Card.Tests;

/// <summary>Cuts the power while the n-th drive operation is in flight, starts again, and judges what is on the card at the end.</summary>
internal static class CutBench
{
    private const long OffUs = 1_000_000;

    /// <summary>Gets how far behind the cut everything must be durable, beside the lead: FORMAT.md §6.</summary>
    public static long BoundMs(Durability durability) => durability == Durability.CloseCommits ? 10_000 : 2_000;

    public static WorldSpec Scenario(string name, Durability durability)
    {
        WorldSpec spec = name switch
        {
            "talk" => CardWorld.Call(11, 0.8, 1.6),
            "sealed" => EncryptionTests.Encrypted(CardWorld.Call(11, 0.8, 1.6), EncryptionTests.Unset),
            "hello" => CardWorld.Call(1.6),
            _ => throw new ArgumentException(name),
        };
        return spec with { Card = spec.Card with { Durability = durability } };
    }

    /// <summary>Lists the drive operations of a scenario after the given cuts, with their instants.</summary>
    public static IReadOnlyList<TraceEvent> Operations(WorldSpec spec)
    {
        Operations log = new();
        CardWorld.Run(spec, log);
        return log.Events;
    }

    /// <summary>Makes the world with its cuts: each is found in a run of the world with the cuts before it.</summary>
    public static WorldSpec Spec(CutId id)
    {
        WorldSpec spec = Scenario(id.Scenario, id.Durability);
        foreach ((int operation, int percent) in id.Cuts)
        {
            spec = WithCut(spec, Operations(spec)[operation], percent);
        }

        return spec;
    }

    public static WorldSpec WithCut(WorldSpec spec, TraceEvent operation, int percent)
    {
        long at = operation.WorldUs + Math.Max(operation.A * percent / 100, 1);
        return spec with { PowerOffUs = [.. spec.PowerOffUs, (at, at + OffUs)], EndUs = spec.WorldEndUs + OffUs };
    }

    /// <summary>Runs a world with cuts and says what is wrong.</summary>
    public static IReadOnlyList<string> Judge(WorldSpec spec)
    {
        CardRun run = CardWorld.Run(spec);
        List<string> problems = [.. run.Problems()];
        foreach ((long at, _) in spec.PowerOffUs)
        {
            long lost = LostTooEarly(spec, run, at);
            if (lost > 0)
            {
                problems.Add($"{lost} frames are lost that were older than the bound when the power failed at {at} µs");
            }
        }

        int starts = run.Events.Count(e => e.Event == "power-on");
        int told = run.Events.Count(e => e.Event == "previous");
        if (starts == 0 || told < starts - 1)
        {
            problems.Add($"{starts} power-ons are journalled, and {told} times that the power failed before");
        }

        return problems;
    }

    private static long LostTooEarly(WorldSpec spec, CardRun run, long cutUs)
    {
        long bound = (CardWorld.LeadMs + BoundMs(spec.Card.Durability)) * 1000L;
        long since = spec.PowerOffUs.Where(p => p.StartUs < cutUs).Select(p => spec.Clock.FrameAt(p.EndUs + (2 * OffUs))).DefaultIfEmpty(0).Max();
        long before = spec.Clock.FrameAt(cutUs - bound);
        return run.Account.Ledger.Stretches(FrameFate.PowerCut)
            .Sum(s => Math.Max(Math.Min(s.End, before) - Math.Max(s.Start, since), 0));
    }
}

/// <summary>Collects drive operations.</summary>
internal sealed class Operations : ITrace
{
    private readonly List<TraceEvent> _events = [];

    public IReadOnlyList<TraceEvent> Events => _events;

    public void Add(in TraceEvent e)
    {
        if (e.Kind == TraceKind.Card)
        {
            _events.Add(e);
        }
    }
}
