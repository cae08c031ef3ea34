// SPDX-License-Identifier: MIT
using HushTap.Simulator;

namespace HushTap.Card.Tests;

/// <summary>Encrypted recordings: the same promises, nothing in the clear, and nothing at all without a key.</summary>
public sealed class EncryptionTests
{
    /// <summary>The day of a clock that was never set.</summary>
    public const int Unset = 0;

    [Fact]
    public void An_encrypted_call_holds_the_same_frames_and_nothing_in_the_clear()
    {
        WorldSpec spec = Encrypted(CardWorld.Call(20, 1.5, 2.5), Unset);
        SimulationResult result = CardWorld.RunTwice(spec);
        Assert.Empty(result.Problems);
        Assert.Equal(0, result.LeakedFrames + result.UnexplainedFrames);
        Assert.Equal(["HUSHTAP/00001/00001-0001-UNSET.HTE", "HUSHTAP/00001/00001-0002-UNSET.HTE"], result.Files.Select(f => f.Path));
        SimulationResult plain = CardWorld.RunTwice(spec with { Settings = spec.Settings with { Others = new Dictionary<string, long> { ["encrypt"] = 0 } } });
        Assert.All(plain.Files, f => Assert.EndsWith(".WAV", f.Path, StringComparison.Ordinal));
        Assert.Equal(plain.RecordedFrames, result.RecordedFrames);
    }

    [Fact]
    public void Without_a_key_for_the_day_nothing_is_recorded_and_the_journal_says_why()
    {
        CardRun run = CardWorld.Run(Encrypted(CardWorld.Call(12), 20260724));
        Assert.Empty(run.Problems());
        Assert.Equal(0, run.Account.Ledger.Count(FrameFate.Recorded));
        Assert.DoesNotContain(run.World.CardPaths, p => !p.EndsWith("/JOURNAL.TXT", StringComparison.Ordinal));
        Assert.Contains(run.Events, e => e.Event == "withheld" && e.Text("reason") == "no-key");
    }

    [Fact]
    public void A_day_older_than_the_retention_days_loses_its_key_on_the_drive_and_younger_ones_keep_theirs()
    {
        WorldSpec spec = Encrypted(CardWorld.Call(2), Unset, 20260701, 20260724);
        long now = new DateTime(2026, 7, 24, 10, 0, 0, DateTimeKind.Utc).Ticks;
        CardRun run = CardWorld.Run(spec with
        {
            Truth = new CallTruth([], [], []),
            ClockSets = [(4_000_000, now)],
            Settings = spec.Settings with { Others = new Dictionary<string, long>(spec.Settings.Others) { ["retention.days"] = 10 } },
            EndUs = 640_000_000,
        });
        Assert.Empty(run.Problems());
        JournalEvent erased = Assert.Single(run.Events, e => e.Event == "key");
        Assert.Equal(("day-erased", "ok", 20260701L), (erased.Text("what"), erased.Text("result"), erased.Number("day")));
        Assert.Equal([false, true, true], new[] { 20260701, 20260724, Unset }.Select(day => IsOnDrive(run, spec.Keys.Days[day])));
    }

    private static bool IsOnDrive(CardRun run, byte[] key) =>
        new[] { "KEYS.A", "KEYS.B" }.Any(name => run.World.ReadInternal(name) is { } bytes && bytes.AsSpan().IndexOf(key) >= 0);

    /// <summary>A world whose device encrypts, and has keys for these days.</summary>
    public static WorldSpec Encrypted(WorldSpec spec, params int[] days) => spec with
    {
        Keys = DeviceKeys.For(spec.Seed, days),
        Settings = spec.Settings with { Others = new Dictionary<string, long>(spec.Settings.Others) { ["encrypt"] = 1 } },
    };
}
