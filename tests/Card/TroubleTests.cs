// SPDX-License-Identifier: MIT
using System.Text;
using HushTap.Simulator;

namespace HushTap.Card.Tests;

/// <summary>Whatever is the matter with a card: the journal names it, recording goes on by itself when it can, and nothing leaks.</summary>
public sealed class TroubleTests
{
    private const double Seconds = 24;
    private static readonly long s_callUs = WorldSpec.StartOfCallUs(7);

    [Fact]
    public void A_card_that_is_put_in_during_the_call_takes_the_rest_of_it()
    {
        CardRun run = Judge(With(c => c with { OutUs = [(0, After(14))] }));
        Assert.Contains(run.Events, e => e.Event == "withheld" && e.Text("reason") == "card-out");
        Assert.True(Recorded(run, 16) > 0);
    }

    [Fact]
    public void A_card_that_is_put_in_soon_after_the_handset_was_lifted_gets_the_whole_call()
    {
        CardRun run = Judge(With(c => c with { OutUs = [(0, After(3))] }));
        Assert.DoesNotContain(run.Events, e => e.Event == "withheld" && e.Text("reason") == "card-out");
        Assert.True(Recorded(run, 1) > 0);
    }

    [Fact]
    public void A_card_that_is_pulled_and_put_back_loses_no_more_than_what_was_not_durable()
    {
        CardRun run = Judge(With(c => c with { OutUs = [(After(10), After(12))] }));
        Assert.Contains(run.Events, e => e.Event == "segment-end" && e.Text("digest") is null);
        Assert.Contains(run.Events, e => e.Event == "card-in");
        Assert.Contains(run.Events, e => e.Event == "recovered");
        Assert.True(Recorded(run, 22) > 0);
    }

    [Fact]
    public void A_card_that_fails_for_a_while_is_tried_again_until_it_works()
    {
        CardRun run = Judge(With(c => c with { WriteErrorsUs = [(After(5), After(8))] }));
        Assert.Contains(run.Events, e => e.Event == "card-trouble" && e.Text("reason") is "card-error" or "card-read-only");
        Assert.True(Recorded(run, 22) > 0);
    }

    [Theory]
    [InlineData("card-read-only")]
    [InlineData("card-format")]
    public void A_card_that_takes_nothing_is_left_as_it_was(string reason)
    {
        WorldSpec spec = With(c => c with { IsReadOnly = reason == "card-read-only", IsExFat = reason == "card-format" });
        CardRun run = CardWorld.Run(spec);
        Assert.Empty(run.World.CardPaths);
        Assert.Empty(run.Leaks.Problems);
        Assert.Equal(0, run.Leaks.Leaked.Count);
        Assert.Empty(run.World.Boots.SelectMany(b => b.Misuse));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_write_ever_meets_a_full_card(bool hangs)
    {
        // 2.5 MB: the device believes CARD.TXT, keeps 1 MB for the journal, and stops the audio in time.
        const long room = 160 * 16384L;
        WorldSpec spec = With(c => c with { Bytes = room + (4 * 16384), HangsWhenFull = hangs, Before = Prepared(room) }, 60);
        CardRun run = Judge(spec);
        Assert.Contains(run.Events, e => e.Event == "segment-end" && e.Text("reason") == "card-full");
        Assert.Contains(run.Events, e => e.Event == "withheld" && e.Text("reason") == "card-full");
        Assert.DoesNotContain(run.Events, e => e.Event == "card-trouble");
        Assert.Equal("card-txt", run.Events.First(e => e.Event == "space").Text("source"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_card_that_is_smaller_than_it_says_is_never_mistaken_for_one_that_works(bool hangs)
    {
        WorldSpec spec = With(c => c with { Bytes = 40 * 16384, HangsWhenFull = hangs }, 30);
        CardRun run = CardWorld.Run(spec);
        Assert.Empty(run.Leaks.Problems);
        Assert.Equal(0, run.Leaks.Leaked.Count);
        Assert.True(run.Account.Ledger.Count(FrameFate.Recorded) > 0);
    }

    [Fact]
    public void A_slow_card_is_named_in_the_journal()
    {
        CardRun run = Judge(With(c => c with { Stalls = [(After(5), 1300)] }));
        Assert.Contains(run.Events, e => e.Event == "stall" && e.Number("ms") is > 1000 and < 1500);
    }

    [Fact]
    public void Foreign_files_and_folders_of_another_device_stay_as_they_are()
    {
        Dictionary<string, byte[]> before = new()
        {
            ["HOLIDAY.JPG"] = [1, 2, 3],
            ["HUSHTAP/NOTES.TXT"] = [4],
            ["HUSHTAP/00041/JOURNAL.TXT"] = Encoding.ASCII.GetBytes("something else\n"),
            ["HUSHTAP/00041/00001-0001-UNSET.WAV"] = [5, 6],
        };
        CardRun run = Judge(With(c => c with { Before = before }));
        Assert.Contains("HUSHTAP/00042/JOURNAL.TXT", run.World.CardPaths);
    }

    [Fact]
    public void Thousands_of_old_files_do_not_keep_it_from_recording()
    {
        CardRun recorded = CardWorld.Run(CardWorld.Call(2));
        Dictionary<string, byte[]> before = [];
        for (int i = 1; i <= 2000; i++)
        {
            foreach (string path in recorded.World.CardPaths)
            {
                before[path.Replace("/00001/", $"/{i:D5}/", StringComparison.Ordinal)] = recorded.World.ReadCard(path);
            }
        }

        CardRun run = CardWorld.Run(With(c => c with { Before = before }));
        Assert.Empty(run.Leaks.Problems);
        Assert.Contains("HUSHTAP/02001/JOURNAL.TXT", run.World.CardPaths);
        Assert.True(Recorded(run, 1) > 0);
    }

    private static long Recorded(CardRun run, double seconds) =>
        run.Account.Ledger[(long)(seconds * CardWorld.Rate)] == FrameFate.Recorded ? 1 : 0;

    private static long After(double seconds) => s_callUs + (long)(seconds * 1e6);

    private static WorldSpec With(Func<CardSpec, CardSpec> change, double seconds = Seconds)
    {
        WorldSpec spec = CardWorld.Call(seconds, 2, 3);
        return spec with { Card = change(spec.Card) };
    }

    private static CardRun Judge(WorldSpec spec)
    {
        CardRun run = CardWorld.Run(spec);
        Assert.Empty(run.Problems());
        return run;
    }

    internal static Dictionary<string, byte[]> Prepared(long room)
    {
        string text = $"hushtap-card 1\nid=00112233445566FF\nroom-bytes={room} cluster-bytes=16384\n";
        uint crc = uint.MaxValue;
        foreach (byte b in Encoding.ASCII.GetBytes(text))
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        crc = ~crc;
        return new() { ["CARD.TXT"] = Encoding.ASCII.GetBytes($"{text}crc32={crc:X8}\n") };
    }
}
