// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Runs the firmware in a simulated world.</summary>
public static class Simulation
{
    /// <summary>Runs one call from power-on to the last verdict, and checks the card against the truth.</summary>
    /// <param name="plan">The world.</param>
    /// <param name="progress">Told the finished fraction, 0..1.</param>
    /// <param name="trace">Told of every state change; null = nobody.</param>
    public static SimulationResult Run(SimulationPlan plan, IProgress<double>? progress = null, ITrace? trace = null) =>
        Run(WorldSpec.From(plan), new PcmAudio(plan.Pcm), LyratBoard.Wiring, LyratBoard.Firmware, progress, trace);

    /// <summary>Runs a world twice, with counting audio and with the real audio, and checks both.</summary>
    /// <param name="spec">The world.</param>
    /// <param name="audio">The real audio; its card is the result's.</param>
    /// <param name="wiring">The board's pins.</param>
    /// <param name="firmware">The entry point.</param>
    /// <param name="progress">Told the finished fraction, 0..1.</param>
    /// <param name="trace">Told of the run with the real audio.</param>
    public static SimulationResult Run(
        WorldSpec spec, CodecAudio audio, Wiring wiring, Action firmware, IProgress<double>? progress = null, ITrace? trace = null)
    {
        Phone phone = new(spec.Phone, spec.Truth, spec.Clock, spec.Seed);
        FrameRules rules = new(spec.Truth, spec.CallFrames, phone.Signs, spec.Settings, spec.SampleRate);
        FrameScanner scanner = new(spec.Clock.FrameAt(0), spec.Clock.FrameAt(spec.WorldEndUs) + 1);

        LeakChecker leaks = new(rules, scanner);
        WorldRun counting = RunWorld(spec, wiring, new CountingAudio(), leaks, firmware, null, Half(progress, 0));
        CardAccount account = CardAccount.Of(CardEvidence.Of(counting, rules, scanner));

        EchoChecker echo = new(leaks, scanner, audio);
        WorldRun real = RunWorld(spec, wiring, audio, echo, firmware, trace, Half(progress, 0.5));
        echo.Finish();
        Dictionary<string, byte[]> card = real.CardPaths.ToDictionary(p => p, real.ReadCard);
        List<string> problems = [.. leaks.Problems, .. account.Problems, .. echo.Problems];
        problems.AddRange(CardComparison.Compare(counting, card, account, audio));
        problems.AddRange(BootProblems(real));
        progress?.Report(1);
        return Result(spec, rules, leaks, account, real, card, problems);
    }

    private static WorldRun RunWorld(
        WorldSpec spec, Wiring wiring, CodecAudio audio, IWriteWitness witness, Action firmware, ITrace? trace, IProgress<double>? progress) =>
        new World(spec, wiring, audio, witness, trace) { Progress = progress }.Run(firmware);

    private static SimulationResult Result(
        WorldSpec spec,
        FrameRules rules,
        LeakChecker leaks,
        CardAccount account,
        WorldRun real,
        Dictionary<string, byte[]> card,
        List<string> problems)
    {
        FrameLedger ledger = account.Ledger;
        Dictionary<string, long> withheld = new(ledger.Withheld());
        long powerCut = ledger.Count(FrameFate.PowerCut);
        if (powerCut > 0)
        {
            withheld["power-cut"] = withheld.GetValueOrDefault("power-cut") + powerCut;
        }

        return new SimulationResult
        {
            OffHookFrames = rules.OffHook.Count,
            RecordedFrames = ledger.Count(FrameFate.Recorded),
            WithheldFrames = withheld,
            GapFrames = ledger.Count(FrameFate.Gap),
            UnexplainedFrames = ledger.Count(FrameFate.Unexplained),
            LeakedFrames = leaks.Leaked.Count,
            UnseenHolds = rules.UnseenHolds,
            Overruns = real.Boots.Sum(b => b.Streams.Sum(s => s.Drops.Count)),
            LongestStallMs = real.LongestCardUs / 1000,
            Files = account.Files,
            CardAfter = card,
            OutsidePromise = spec.Settings.HoldLamp.Mismatch("hold lamp", spec.Phone.HoldLamp)
                ?? spec.Settings.MuteLamp.Mismatch("mute lamp", spec.Phone.MuteLamp),
            Problems = problems,
            Ledger = ledger,
            Boots = real.Boots,
            UnseenFramesWritten = leaks.UnseenWritten.Count,
        };
    }

    /// <summary>Tells what went wrong at power-ons and between, in words.</summary>
    /// <param name="run">A world after its end.</param>
    public static IEnumerable<string> BootProblems(WorldRun run)
    {
        foreach (string problem in run.SealProblems)
        {
            yield return problem;
        }

        for (int i = 0; i < run.Boots.Count; i++)
        {
            BootRecord boot = run.Boots[i];
            foreach (string misuse in boot.Misuse.Distinct())
            {
                yield return $"boot {i + 1}: {misuse}";
            }

            foreach (Exception exception in boot.Unhandled)
            {
                yield return $"boot {i + 1}: an exception left a thread: {exception.GetType().Name}: {exception.Message}";
            }

            if (boot.End is BootEnd.Hung or BootEnd.Reboot)
            {
                yield return $"boot {i + 1}: the firmware {(boot.End == BootEnd.Hung ? "hangs" : "restarts by itself")}";
            }
        }
    }

    private static Progress? Half(IProgress<double>? progress, double from) => progress is null ? null : new Progress(progress, from);

    private sealed class Progress(IProgress<double> whole, double from) : IProgress<double>
    {
        public void Report(double value) => whole.Report(from + (value / 2));
    }
}
