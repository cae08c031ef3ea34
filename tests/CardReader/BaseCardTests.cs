// SPDX-License-Identifier: MIT
using System.Text;
using HushTap.Vectors;

namespace HushTap.CardReader.Tests;

public sealed class BaseCardTests
{
    [Theory]
    [InlineData("two", FindingKind.Intact)]
    [InlineData("unkeyed", FindingKind.Intact)]
    [InlineData("encrypted", FindingKind.Intact)]
    [InlineData("swapped", FindingKind.Intact)]
    [InlineData("erased", FindingKind.Intact)]
    [InlineData("two-devices", FindingKind.Intact)]
    [InlineData("prepared", FindingKind.Intact)]
    [InlineData("recovered", FindingKind.Recovered)]
    [InlineData("cut", FindingKind.Truncated)]
    public void A_card_as_it_was_written_is_what_it_is(string name, FindingKind expected)
    {
        Card card = TempCard.Verify(BaseCards.Build(name));
        Assert.True(expected == card.Worst, TempCard.Told(card));
        Assert.Equal(LayerVerdict.NotChecked, card.Keyed);
    }

    [Theory]
    [InlineData("two")]
    [InlineData("encrypted")]
    [InlineData("swapped")]
    [InlineData("recovered")]
    public void With_the_owners_key_every_line_is_proven(string name)
    {
        Card card = TempCard.Verify(BaseCards.Build(name), BaseCards.OwnerKeys);
        Assert.True(card.IsFine, TempCard.Told(card));
        Assert.Equal(LayerVerdict.Fits, card.Keyed);
        Assert.Equal(card.Lines, card.KeyedLines);
    }

    [Fact]
    public void Calls_segments_withheld_stretches_and_gaps_add_up()
    {
        Card card = TempCard.Verify(BaseCards.Build("two"));
        Assert.Equal(3, card.Calls.Count());
        Call first = card.Calls.First();
        Assert.Equal((21_056L, 13_056L, 8_000L, 0L), (first.Frames, first.RecordedFrames, first.WithheldFrames, first.UnexplainedFrames));
        Assert.Equal(["hold-lamp", "size", "on-hook"], first.Segments.Select(segment => segment.EndReason));
        Assert.Equal(512, card.Calls.ElementAt(1).GapFramesMax);
        Assert.All(card.Segments, segment => Assert.Equal(SegmentState.Intact, segment.State));
    }

    [Theory]
    [InlineData("two")]
    [InlineData("encrypted")]
    public void Audio_comes_out_as_it_went_in(string name)
    {
        using TempCard plain = new(BaseCards.Build("two"));
        using TempCard temp = new(BaseCards.Build(name));
        Card card = Card.Read(temp.Path, TempCard.Keys(BaseCards.OwnerKeys));
        foreach ((Segment segment, Segment original) in card.Segments.Zip(Card.Read(plain.Path).Segments))
        {
            using Stream audio = card.OpenAudio(segment);
            using MemoryStream copy = new();
            audio.CopyTo(copy);
            Assert.Equal(File.ReadAllBytes(Path.Combine(plain.Path, original.Path))[512..], copy.ToArray());
        }
    }

    [Fact]
    public void Without_its_day_key_an_encrypted_segment_does_not_open()
    {
        using TempCard temp = new(BaseCards.Build("encrypted"));
        Card card = Card.Read(temp.Path, TempCard.Keys(BaseCards.OwnerKeys.Replace("day=20260724", "day=20260725", StringComparison.Ordinal)));
        Assert.Contains("its day key 20260724 is not there", Assert.Throws<CardException>(() => card.OpenAudio(card.Segments.First())).Message);
    }

    [Fact]
    public void A_changed_record_is_never_decrypted()
    {
        CardImage image = BaseCards.Build("encrypted");
        Tampering.Apply(image, "flip HUSHTAP/00002/00001-0001-20260724T101115Z.HTE 9800");
        using TempCard temp = new(image);
        Card card = Card.Read(temp.Path, TempCard.Keys(BaseCards.OwnerKeys));
        using Stream audio = card.OpenAudio(card.Segments.Last());
        byte[] buffer = new byte[8192];
        audio.ReadExactly(buffer);
        Assert.Throws<InvalidDataException>(() => audio.ReadExactly(buffer));
    }

    [Fact]
    public void Segments_are_found_under_D_too()
    {
        CardImage image = BaseCards.Build("two");
        CardImage moved = new();
        foreach ((string path, byte[] bytes) in image.Files)
        {
            moved["D/" + path] = bytes;
        }

        Card card = TempCard.Verify(moved);
        Assert.True(card.IsFine, TempCard.Told(card));
        Assert.Equal(5, card.Segments.Count());
        Assert.NotNull(card.Text);
    }

    [Fact]
    public void A_folder_that_is_no_card_is_refused()
    {
        CardImage image = new() { Files = { ["HOLIDAY.JPG"] = Encoding.ASCII.GetBytes("x") } };
        Assert.Contains("has neither HUSHTAP nor CARD.TXT", Assert.Throws<CardException>(() => TempCard.Verify(image)).Message);
    }
}
