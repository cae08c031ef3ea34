// SPDX-License-Identifier: MIT
namespace HushTap.Simulator.Tests;

public sealed class CardAccountTests
{
    private readonly HandMadeCard _card = new();

    private string Problem() => Assert.Single(_card.Account().Problems);

    private void Clean(CardAccount account, long unexplained = 0)
    {
        Assert.Empty(account.Problems);
        Assert.Equal(unexplained, account.Ledger.Count(FrameFate.Unexplained));
    }

    [Fact]
    public void A_clean_card_accounts_for_every_frame()
    {
        CardAccount account = _card.Account();
        Clean(account);
        Assert.Equal(470, account.Ledger.Count(FrameFate.Recorded));
        Assert.Equal(330, account.Ledger.Count(FrameFate.Withheld));
        Assert.Equal(200, account.Ledger.Count(FrameFate.OnHook));
        Assert.Equal(60, account.Ledger.Withheld()["on-hook"]);
        Assert.Equal(270, account.Ledger.Withheld()["hold-lamp+mute-lamp"]);
        Assert.Equal("hold-lamp+mute-lamp", account.Ledger.ReasonOf(500));
        Assert.Equal([new Stretch(160, 360), new Stretch(630, 900)], account.Ledger.Stretches(FrameFate.Recorded));
        Assert.Equal([new(HandMadeCard.FirstPath, 200), new(HandMadeCard.SecondPath, 270)], account.Files);
    }

    [Fact]
    public void A_frame_missing_in_the_middle_of_a_segment_is_found()
    {
        byte[] audio = [.. LeakBench.Counting(160, 100), .. LeakBench.Counting(261, 100)];
        _card.Files[HandMadeCard.FirstPath] = HandMadeCard.MakeWav(audio);
        CardAccount account = _card.Account();
        Assert.Contains(account.Problems, p => p.Contains("does not hold the frames that were read", StringComparison.Ordinal));
        Assert.Equal(FrameFate.Unexplained, account.Ledger[260]);
    }

    [Fact]
    public void A_frame_twice_in_a_segment_is_found()
    {
        byte[] audio = [.. LeakBench.Counting(160, 101), .. LeakBench.Counting(260, 99)];
        _card.Files[HandMadeCard.FirstPath] = HandMadeCard.MakeWav(audio);
        CardAccount account = _card.Account();
        Assert.Contains(account.Problems, p => p.Contains("comes after frame 260", StringComparison.Ordinal));
        Assert.Contains(account.Problems, p => p.Contains("on the card twice", StringComparison.Ordinal));
        Assert.Equal(1, account.Ledger.Count(FrameFate.Unexplained));
    }

    [Fact]
    public void Two_blocks_in_the_wrong_order_are_found()
    {
        byte[] audio = [.. LeakBench.Counting(260, 100), .. LeakBench.Counting(160, 100)];
        _card.Files[HandMadeCard.FirstPath] = HandMadeCard.MakeWav(audio);
        CardAccount account = _card.Account();
        Assert.Contains(account.Problems, p => p.Contains("comes after", StringComparison.Ordinal));
        Assert.Contains(account.Problems, p => p.Contains("does not hold the frames", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_frames_in_two_segments_are_found()
    {
        _card.Files[HandMadeCard.SecondPath] = HandMadeCard.MakeWav(160, 270);
        Assert.Contains(_card.Account().Problems, p => p.Contains("200 frames", StringComparison.Ordinal) && p.Contains("twice", StringComparison.Ordinal));
    }

    [Fact]
    public void Words_that_are_no_frames_are_found_unless_a_cut_tore_their_sector()
    {
        byte[] wav = HandMadeCard.MakeWav(160, 200);
        wav.AsSpan(1024).Clear();
        _card.Files[HandMadeCard.FirstPath] = wav;
        Assert.Contains(_card.Account().Problems, p => p.Contains("72 words", StringComparison.Ordinal));
        _card.Torn.Add(new TornSector(HandMadeCard.FirstPath, 2));
        Clean(_card.Account(), unexplained: 72);
    }

    [Fact]
    public void Half_a_frame_at_the_end_is_found()
    {
        _card.Files[HandMadeCard.FirstPath] = [.. HandMadeCard.MakeWav(160, 200), 1, 2];
        Assert.Contains("half a frame", Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hole_in_the_journal_leaves_frames_unexplained()
    {
        _card.Journal[4] = "withheld first=411 frames=269 reason=hold-lamp";
        CardAccount account = _card.Account();
        Assert.Contains("in no stretch", Assert.Single(account.Problems), StringComparison.Ordinal);
        Assert.Equal(1, account.Ledger.Count(FrameFate.Unexplained));
        Assert.Equal(FrameFate.Unexplained, account.Ledger[360]);
    }

    [Fact]
    public void Stretches_that_overlap_are_found_and_what_is_recorded_was_not_withheld()
    {
        _card.Journal[4] = "withheld first=409 frames=271 reason=hold-lamp";
        CardAccount account = _card.Account();
        Assert.Contains(account.Problems, p => p.Contains("in two stretches", StringComparison.Ordinal));
        Assert.Contains(account.Problems, p => p.Contains("1 frames from 409 on were withheld", StringComparison.Ordinal));
    }

    [Fact]
    public void A_journal_that_tells_of_more_than_was_read_is_found()
    {
        _card.Journal[7] = "withheld first=950 frames=151 reason=on-hook";
        Assert.Contains("only 1100 were read", Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_segment_that_the_journal_describes_wrongly_is_found()
    {
        _card.Files[HandMadeCard.FirstPath] = HandMadeCard.MakeWav(160, 199);
        CardAccount account = _card.Account();
        Assert.Contains(account.Problems, p => p.Contains("says 200 frames, the file holds 199", StringComparison.Ordinal));
        Assert.Equal(FrameFate.Unexplained, account.Ledger[359]);
    }

    [Fact]
    public void A_segment_that_is_missing_or_unknown_is_found()
    {
        _card.Files.Remove(HandMadeCard.FirstPath);
        Assert.Contains(_card.Account().Problems, p => p.Contains("not on the card", StringComparison.Ordinal));
        Assert.Equal(200, _card.Account().Ledger.Count(FrameFate.Unexplained));

        _card.Files[HandMadeCard.FirstPath] = HandMadeCard.MakeWav(160, 200);
        _card.Files[HandMadeCard.Folder + "/00009-001-UNSET.WAV"] = HandMadeCard.MakeWav(360, 1);
        Assert.Contains(_card.Account().Problems, p => p.Contains("not in the journal", StringComparison.Ordinal));
    }

    [Fact]
    public void A_header_ahead_of_its_audio_or_behind_it_after_an_orderly_end_is_found()
    {
        byte[] ahead = HandMadeCard.MakeWav(160, 201)[..^4];
        _card.Files[HandMadeCard.FirstPath] = ahead;
        Assert.Contains("says 804 audio bytes and holds 800", Problem(), StringComparison.Ordinal);

        _card.Files[HandMadeCard.FirstPath] = [.. HandMadeCard.MakeWav(160, 199), .. LeakBench.Counting(359, 1)];
        Assert.Contains("says 796 audio bytes and holds 800", Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_cannot_be_read_is_found_unless_a_cut_tore_it()
    {
        _card.Journal[0] = "power-on format";
        Assert.Contains("line 1 cannot be read", Problem(), StringComparison.Ordinal);
        _card.Torn.Add(new TornSector(HandMadeCard.JournalPath, 0));
        Clean(_card.Account());
    }

    [Fact]
    public void A_gap_admits_what_was_lost_before_it()
    {
        HandMadeCard card = WithLoss();
        card.Journal.Insert(3, "gap first=310 frames-min=0 frames-max=64");
        CardAccount account = card.Account();
        Clean(account);
        Assert.Equal([new Stretch(260, 300)], account.Ledger.Stretches(FrameFate.Gap));
    }

    [Fact]
    public void A_loss_that_no_gap_admits_is_unexplained()
    {
        CardAccount account = WithLoss().Account();
        Assert.Equal([new Stretch(260, 300)], account.Ledger.Stretches(FrameFate.Unexplained));
    }

    [Fact]
    public void A_power_cut_may_take_a_gaps_size_but_not_its_place()
    {
        HandMadeCard card = WithLoss();
        card.End = BootEnd.PowerCut;
        Assert.Equal(40, card.Account().Ledger.Count(FrameFate.Unexplained));
        card.Journal[4] = "withheld first=410 frames=270 reason=hold-lamp+overrun";
        Clean(card.Account());
        Assert.Equal(40, card.Account().Ledger.Count(FrameFate.Gap));
        card.End = BootEnd.WorldOver;
        Assert.Equal(40, card.Account().Ledger.Count(FrameFate.Unexplained));
    }

    [Theory]
    [InlineData(41, 64)]
    [InlineData(0, 39)]
    public void A_gap_with_the_wrong_bounds_is_found(int min, int max)
    {
        HandMadeCard card = WithLoss();
        card.Journal.Insert(3, $"gap first=310 frames-min={min} frames-max={max}");
        CardAccount account = card.Account();
        Assert.Contains("40 are", Assert.Single(account.Problems), StringComparison.Ordinal);
        Assert.Equal(40, account.Ledger.Count(FrameFate.Unexplained));
    }

    [Fact]
    public void A_gap_where_nothing_was_lost_is_found()
    {
        _card.Journal.Insert(3, "gap first=310 frames-min=256 frames-max=256");
        Assert.Contains("0 are", Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void Frames_that_a_lapped_descriptor_gives_early_are_not_lost_but_out_of_order()
    {
        I2sStreamLog stream = new(HandMadeCard.Clock.StartUs(-50), HandMadeCard.Rate, 8);
        stream.AddRun(0, 100);
        stream.AddRun(300, 20);
        stream.AddRun(110, 300);
        ReadMap map = new(stream, HandMadeCard.Clock);
        Assert.Equal([(100L, 200L, 1), (120L, -210L, 0)], map.Jumps().Select(j => (j.AtRead, j.Shift, j.Missing.Count)));
        Assert.Equal((50L, 10L), map.Jumps().First().Missing[0]);
        Assert.Equal([(50L - 1, 1L), (250L, 20L), (60L, 30L)], map.TrueFrames(99, 51));
    }

    [Fact]
    public void After_a_power_cut_what_was_not_durable_is_lost_with_the_power()
    {
        HandMadeCard card = CutAt();
        CardAccount account = card.Account();
        Clean(account);
        Assert.Equal(100, account.Ledger.Count(FrameFate.PowerCut));
        Assert.Equal([new Stretch(800, 900)], account.Ledger.Stretches(FrameFate.PowerCut));
    }

    [Fact]
    public void The_same_card_without_a_power_cut_is_unexplained()
    {
        HandMadeCard card = CutAt();
        card.End = BootEnd.WorldOver;
        Assert.Equal(100, card.Account().Ledger.Count(FrameFate.Unexplained));
    }

    [Fact]
    public void A_firmware_that_restarts_by_itself_is_not_excused()
    {
        HandMadeCard card = CutAt();
        card.End = BootEnd.Reboot;
        Assert.Equal(100, card.Account().Ledger.Count(FrameFate.Unexplained));
    }

    [Fact]
    public void A_power_cut_excuses_nothing_before_the_last_durable_record()
    {
        HandMadeCard card = CutAt();
        card.Journal.RemoveAt(4);
        CardAccount account = card.Account();
        Assert.Contains(account.Problems, p => p.Contains("in no stretch", StringComparison.Ordinal));
        Assert.Equal([new Stretch(360, 630)], account.Ledger.Stretches(FrameFate.Unexplained));
    }

    [Fact]
    public void A_power_cut_explains_no_frame_that_the_next_boot_read()
    {
        HandMadeCard card = CutAt();
        I2sStreamLog stream = new(HandMadeCard.Clock.StartUs(850), HandMadeCard.Rate, 8);
        stream.AddRun(0, 300);
        card.Later.Add(new BootRecord { StartUs = 0, EndUs = 0, End = BootEnd.WorldOver, Streams = [stream] });
        CardAccount account = card.Account();
        Assert.Equal([new Stretch(800, 850)], account.Ledger.Stretches(FrameFate.PowerCut));
        Assert.Equal([new Stretch(850, 900)], account.Ledger.Stretches(FrameFate.Unexplained));
    }

    [Fact]
    public void A_call_end_explains_what_follows_as_on_hook()
    {
        _card.Journal[7] = "call-end call=1 first=950";
        _card.Files[HandMadeCard.SecondPath] = HandMadeCard.MakeWav(630, 260);
        _card.Journal[6] = $"segment-end file={HandMadeCard.Second} first=680 frames=260 reason=on-hook";
        Assert.Equal(10, _card.Account().Ledger.Count(FrameFate.Unexplained));
        _card.Journal[7] = "call-end call=1 first=940";
        CardAccount account = _card.Account();
        Clean(account);
        Assert.Equal(70, account.Ledger.Withheld()["on-hook"]);
        _card.Journal.Add("call call=2 first=940");
        Assert.Equal(10, _card.Account().Ledger.Count(FrameFate.Unexplained));
    }

    [Fact]
    public void A_card_that_never_comes_back_explains_what_could_not_be_journalled()
    {
        _card.Journal.RemoveRange(5, 3);
        _card.Files.Remove(HandMadeCard.SecondPath);
        Assert.Equal(270, _card.Account().Ledger.Count(FrameFate.Unexplained));
        _card.CardIsGone = true;
        Assert.Equal(270, _card.Account().Ledger.Withheld()["card-gone"]);
    }

    [Fact]
    public void What_was_on_the_card_before_must_stay()
    {
        _card.Old["HUSHTAP/00000/JOURNAL.TXT"] = [1, 2, 3];
        _card.Old["OLD.WAV"] = new byte[600];
        Clean(_card.Account());

        byte[] mended = new byte[600];
        mended[4] = 9;
        _card.Files["OLD.WAV"] = mended;
        Clean(_card.Account());

        mended[550] = 9;
        Assert.Contains("OLD.WAV", Problem(), StringComparison.Ordinal);
        _card.Files["OLD.WAV"] = new byte[600];
        _card.Files["HUSHTAP/00000/JOURNAL.TXT"] = [1, 2];
        Assert.Contains("has been changed", Problem(), StringComparison.Ordinal);
        _card.Files["HUSHTAP/00000/JOURNAL.TXT"] = null!;
        Assert.Contains("is gone", Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_streams_in_one_boot_are_ambiguous()
    {
        HandMadeCard card = new();
        I2sStreamLog other = new(0, HandMadeCard.Rate, 8);
        other.AddRun(0, 10);
        card.Later.Add(new BootRecord { StartUs = 0, EndUs = 0, End = BootEnd.WorldOver, Streams = [other, other] });
        Assert.Contains("2 streams", Assert.Single(card.Account().Problems), StringComparison.Ordinal);
    }

    private static HandMadeCard WithLoss() => new(lost: 40);

    /// <summary>The second segment is open at 170 frames when the power goes; nothing after it is durable.</summary>
    private static HandMadeCard CutAt()
    {
        HandMadeCard card = new() { End = BootEnd.PowerCut };
        card.Journal.RemoveRange(6, 2);
        byte[] wav = HandMadeCard.MakeWav(630, 0);
        card.Files[HandMadeCard.SecondPath] = [.. wav, .. LeakBench.Counting(630, 170)];
        return card;
    }
}
