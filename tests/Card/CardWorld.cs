// SPDX-License-Identifier: MIT
using HushTap.Simulator;

namespace HushTap.Card.Tests;

/// <summary>Short worlds for the card, and one run of the real firmware in them.</summary>
internal static class CardWorld
{
    public const int Rate = 8000;
    public const int LeadMs = 200;

    /// <summary>A call, off-hook for all but the first and last 250 ms.</summary>
    /// <param name="seconds">Length of the call.</param>
    /// <param name="holdFrom">Where a hold begins, in seconds; negative = none.</param>
    /// <param name="holdTo">Where it ends.</param>
    public static WorldSpec Call(double seconds, double holdFrom = -1, double holdTo = -1)
    {
        long frames = At(seconds);
        Stretch[] hold = holdFrom < 0 ? [] : [new Stretch(At(holdFrom), At(holdTo))];
        return new WorldSpec
        {
            Truth = new CallTruth([new Stretch(2000, frames - 2000)], hold, []),
            CallFrames = frames,
            SampleRate = Rate,
            Seed = 7,
            Settings = new DeviceSettings
            {
                SampleRate = Rate,
                Learned = true,
                HoldLamp = new LampSettings(LeadMs, 0),
                MuteLamp = new LampSettings(LeadMs, 0),
            },
        };
    }

    /// <summary>Runs both worlds, with counting and with real audio.</summary>
    public static SimulationResult RunTwice(WorldSpec spec) =>
        Simulation.Run(spec, new CountingAudio(), LyratBoard.Wiring, LyratBoard.Firmware);

    /// <summary>Runs a world once, with counting audio.</summary>
    public static CardRun Run(WorldSpec spec, ITrace? trace = null)
    {
        Phone phone = new(spec.Phone, spec.Truth, spec.Clock, spec.Seed);
        FrameRules rules = new(spec.Truth, spec.CallFrames, phone.Signs, spec.Settings, spec.SampleRate);
        FrameScanner scanner = new(spec.Clock.FrameAt(0), spec.Clock.FrameAt(spec.WorldEndUs) + 1);
        LeakChecker leaks = new(rules, scanner);
        WorldRun run = new World(spec, LyratBoard.Wiring, new CountingAudio(), leaks, trace).Run(LyratBoard.Firmware);
        return new CardRun(run, CardAccount.Of(CardEvidence.Of(run, rules, scanner)), leaks);
    }

    private static long At(double seconds) => (long)(seconds * Rate);
}

/// <summary>A world after its end, with its accounts.</summary>
internal sealed record CardRun(WorldRun World, CardAccount Account, LeakChecker Leaks)
{
    public IEnumerable<string> Journals => World.CardPaths.Where(p => p.EndsWith("/JOURNAL.TXT", StringComparison.Ordinal));

    /// <summary>All events on the card, in the order of folders.</summary>
    public IReadOnlyList<JournalEvent> Events => [.. Journals.Order(StringComparer.Ordinal).SelectMany(p => JournalReader.Read(World.ReadCard(p)).Events)];

    /// <summary>What is wrong with this card whatever befell it, in words.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (string problem in World.SealProblems.Concat(Leaks.Problems).Concat(Account.Problems))
        {
            yield return problem;
        }

        if (Leaks.Leaked.Count > 0)
        {
            yield return $"leak: {Leaks.Leaked.Count} frames";
        }

        if (Account.Ledger.Count(FrameFate.Unexplained) is long unexplained and > 0)
        {
            yield return $"unexplained: {unexplained} frames";
        }

        foreach (string problem in World.Boots.SelectMany(b => b.Misuse.Concat(b.Unhandled.Select(e => e.ToString()))))
        {
            yield return problem;
        }

        foreach (SegmentFile segment in Account.Segments.Values)
        {
            if (segment.Header.Trouble is string trouble)
            {
                yield return $"{segment.Path}: {trouble}";
            }
            else if (segment.Bytes == 512)
            {
                yield return $"{segment.Path}: no audio, of which players complain";
            }
            else if (segment.Header.DataBytes != segment.Bytes - 512)
            {
                yield return $"{segment.Path}: says {segment.Header.DataBytes} bytes and holds {segment.Bytes - 512}";
            }
        }
    }
}
