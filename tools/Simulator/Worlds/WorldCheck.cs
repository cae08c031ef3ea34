// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Runs the firmware in one world, with audio in which each frame carries its own number, and lets every checker look.</summary>
public static class WorldCheck
{
    /// <summary>A setback counts only when so much time off-hook comes after it that some talk must be recorded again.</summary>
    private const long TalkAfterSetbackUs = 5_000_000;

    /// <summary>Runs a drawn world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="firmware">Another firmware than the built one, or null.</param>
    public static WorldVerdict Run(DrawnWorld world, Action? firmware = null) => Run(world.Spec, world.LastTalk, firmware);

    /// <summary>Runs any world.</summary>
    /// <param name="spec">The world.</param>
    /// <param name="lastTalk">A call after all faults that must be recorded but for its edges, in frames; null = none.</param>
    /// <param name="firmware">Another firmware than the built one, or null.</param>
    /// <param name="trace">Told of every state change; null = nobody.</param>
    public static WorldVerdict Run(WorldSpec spec, Stretch? lastTalk = null, Action? firmware = null, ITrace? trace = null)
    {
        Phone phone = new(spec.Phone, spec.Truth, spec.Clock, spec.Seed);
        FrameRules rules = new(spec.Truth, spec.CallFrames, phone.Signs, spec.Settings, spec.SampleRate);
        FrameScanner scanner = new(spec.Clock.FrameAt(0), spec.Clock.FrameAt(spec.WorldEndUs) + 1);
        LeakChecker leaks = new(rules, scanner);
        WorldRun run = new World(spec, LyratBoard.Wiring, new CountingAudio(), leaks, trace).Run(firmware ?? LyratBoard.Firmware);
        CardAccount account = CardAccount.Of(CardEvidence.Of(run, rules, scanner));
        TalkAccount talk = new(run, rules, account.Ledger);
        List<long> setbacks = [.. Setbacks(run)];
        long lastRecorded = account.Ledger.Stretches(FrameFate.Recorded).LastOrDefault().End;
        return new WorldVerdict
        {
            Findings = [.. Findings(spec, leaks, account, talk, run, lastTalk)],
            LeakedFrames = leaks.Leaked.Count,
            UnexplainedFrames = account.Ledger.Count(FrameFate.Unexplained),
            UnseenHolds = rules.UnseenHolds,
            Losses = talk.Losses,
            OffHookFrames = rules.OffHook.Count,
            RecordedFrames = account.Ledger.Count(FrameFate.Recorded),
            Overruns = run.Boots.Sum(b => b.Streams.Sum(s => s.Drops.Count)),
            Setbacks = setbacks.Count,
            Recoveries = setbacks.Count(us => spec.Clock.FrameAt(us) < lastRecorded),
            Withheld = account.Ledger.Withheld(),
            Run = run,
            Ledger = account.Ledger,
        };
    }

    private static IEnumerable<long> Setbacks(WorldRun run)
    {
        IEnumerable<long> overruns = run.Boots.SelectMany(b => b.Streams)
            .SelectMany(s => s.Drops.Select(d => s.StartUs + ((d.FirstStream + d.Frames) * 1_000_000 / s.SampleRate)));
        long tooLateUs = run.Spec.Clock.StartUs(run.Spec.Truth.OffHook.Select(c => c.End).DefaultIfEmpty().Max()) - TalkAfterSetbackUs;
        return run.Boots.Skip(1).Select(b => b.StartUs).Concat(run.Spec.Card.OutUs.Select(o => o.EndUs)).Concat(overruns).Where(us => us < tooLateUs);
    }

    private static IEnumerable<Finding> Findings(
        WorldSpec spec, LeakChecker leaks, CardAccount account, TalkAccount talk, WorldRun run, Stretch? lastTalk)
    {
        if (leaks.Leaked.Spans is [var leak, ..])
        {
            yield return new(Checkers.Leak, $"{leaks.Leaked.Count} frames leaked, from {At(spec, leak.Start)} on");
        }

        if (account.Ledger.Stretches(FrameFate.Unexplained).FirstOrDefault() is { Frames: > 0 } lost)
        {
            yield return new(Checkers.Unexplained, $"{account.Ledger.Count(FrameFate.Unexplained)} frames are nowhere, from {At(spec, lost.Start)} on");
        }

        foreach (string problem in leaks.Problems.Concat(account.Problems))
        {
            yield return new(Checkers.Card, problem);
        }

        foreach (string problem in Simulation.BootProblems(run))
        {
            yield return new(Checkers.Firmware, problem);
        }

        foreach (Finding finding in LossFindings(spec, account, talk, lastTalk))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> LossFindings(WorldSpec spec, CardAccount account, TalkAccount talk, Stretch? lastTalk)
    {
        SpanSet beyond = talk.BeyondBound;
        foreach ((long start, long end) in beyond.Spans.Take(3))
        {
            string ms = Text($"{(end - start) * 1000.0 / spec.SampleRate:0.0} ms");
            string fate = $"{account.Ledger[start]} {account.Ledger.ReasonOf(start)}".TrimEnd();
            yield return new(Checkers.Loss, $"{ms} of talk from {At(spec, start)} on are missing without excuse: {fate}");
        }

        foreach (HoldLoss loss in talk.Losses.Where(l => l.LostMs > l.BoundMs + 1).Take(3))
        {
            yield return new(Checkers.Loss, Text($"{loss.LostMs:0} ms lost around {loss.Holds} holds; the bound is {loss.BoundMs:0} ms"));
        }

        if (lastTalk is Stretch last && last.Frames > 0)
        {
            // A stalled card waits for the next operation, which may come in this call only.
            SpanSet talking = new SpanSet([(last.Start, last.End)]).Without(talk.Accidents);
            SpanSet kept = new(account.Ledger.Stretches(FrameFate.Recorded).Select(s => (s.Start, s.End)));
            long recorded = talking.Intersect(kept).Count;
            if (recorded < talking.Count / 2)
            {
                yield return new(Checkers.Liveness, $"of {talking.Count} frames after the last fault only {recorded} are recorded");
            }
        }
    }

    private static string At(WorldSpec spec, long frame) => Text($"{(double)frame / spec.SampleRate:0.000} s");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
