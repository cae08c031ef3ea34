// SPDX-License-Identifier: MIT
namespace HushTap.Simulator.Tests;

public sealed class LeakCheckerTests
{
    private readonly LeakBench _bench = new();

    private LeakChecker Leaks => _bench.Leaks;

    [Fact]
    public void A_clean_run_is_clean()
    {
        Leaks.OnBytes("I:/SETTINGS.A", 0, LeakBench.Text("hushtap-settings 1 generation=1\n"));
        Leaks.OnName("create", LeakBench.Wav);
        Leaks.OnBytes(LeakBench.Wav, 0, new byte[512]);
        Leaks.OnBytes(LeakBench.Wav, 512, LeakBench.Counting(100, 300));
        Leaks.OnBytes(LeakBench.Journal, 0, LeakBench.Text("0 12 - segment file=A first=100\n"));
        Leaks.OnBytes("COM2", 0, LeakBench.Text("state recording\n"));
        Assert.Equal(0, Leaks.Leaked.Count);
        Assert.Empty(Leaks.Problems);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(499)]
    [InlineData(600)]
    [InlineData(619)]
    [InlineData(99)]
    [InlineData(900)]
    [InlineData(-1)]
    [InlineData(1000)]
    public void One_forbidden_frame_in_a_segment_is_a_leak(long frame)
    {
        Leaks.OnBytes(LeakBench.Wav, 512, LeakBench.Counting(frame, 1));
        Assert.Equal([(frame, frame + 1)], Leaks.Leaked.Spans);
    }

    [Theory]
    [InlineData(399)]
    [InlineData(500)]
    [InlineData(599)]
    [InlineData(620)]
    [InlineData(100)]
    [InlineData(899)]
    public void Its_allowed_neighbours_are_none(long frame)
    {
        Leaks.OnBytes(LeakBench.Wav, 512, LeakBench.Counting(frame, 1));
        Assert.Equal(0, Leaks.Leaked.Count);
    }

    [Fact]
    public void A_run_across_the_edge_of_a_hold_leaks_exactly_what_lies_in_it()
    {
        Leaks.OnBytes(LeakBench.Wav, 512, LeakBench.Counting(350, 100));
        Assert.Equal([(400L, 450L)], Leaks.Leaked.Spans);
        Assert.Equal(50, Leaks.Leaked.Count);
    }

    [Fact]
    public void A_leak_written_twice_counts_once()
    {
        Leaks.OnBytes(LeakBench.Wav, 512, LeakBench.Counting(400, 10));
        Leaks.OnBytes(LeakBench.Wav, 512, LeakBench.Counting(405, 10));
        Assert.Equal(15, Leaks.Leaked.Count);
    }

    [Fact]
    public void Overwriting_a_leak_or_deleting_its_file_does_not_undo_it()
    {
        Leaks.OnBytes(LeakBench.Wav, 512, LeakBench.Counting(450, 1));
        Leaks.OnBytes(LeakBench.Wav, 512, LeakBench.Counting(200, 1));
        Leaks.OnName("delete", LeakBench.Wav);
        Assert.Equal([(450L, 451L)], Leaks.Leaked.Spans);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Two_frames_at_any_alignment_in_a_journal_are_found(int shift)
    {
        Leaks.OnBytes(LeakBench.Journal, 0, [.. LeakBench.Text("0123456789abcdef"[..(12 + shift)]), .. LeakBench.Counting(410, 2), 10]);
        Assert.Equal([(410L, 412L)], Leaks.Leaked.Spans);
        Assert.NotEmpty(Leaks.Problems);
    }

    [Fact]
    public void Even_allowed_audio_in_a_journal_is_a_problem()
    {
        Leaks.OnBytes(LeakBench.Journal, 0, LeakBench.Counting(200, 2));
        Assert.Equal(0, Leaks.Leaked.Count);
        Assert.NotEmpty(Leaks.Problems);
    }

    [Fact]
    public void Frames_handed_over_byte_by_byte_are_found()
    {
        byte[] frames = LeakBench.Counting(410, 2);
        for (int i = 0; i < frames.Length; i++)
        {
            Leaks.OnBytes("COM2", 100 + i, frames.AsSpan(i, 1));
        }

        Assert.Equal([(410L, 412L)], Leaks.Leaked.Spans);
    }

    [Theory]
    [InlineData("COM2")]
    [InlineData("I:/SETTINGS.A")]
    [InlineData("I:/AUDIO.WAV")]
    [InlineData("D:/SCRATCH.TMP")]
    public void Audio_anywhere_else_is_found(string path)
    {
        Leaks.OnBytes(path, 512, LeakBench.Counting(610, 3));
        Assert.Equal([(610L, 613L)], Leaks.Leaked.Spans);
        Assert.NotEmpty(Leaks.Problems);
    }

    [Fact]
    public void Audio_in_the_header_of_a_segment_is_found()
    {
        Leaks.OnBytes(LeakBench.Wav, 0, [.. new byte[100], .. LeakBench.Counting(410, 2), .. new byte[404], .. LeakBench.Counting(100, 5)]);
        Assert.Equal([(410L, 412L)], Leaks.Leaked.Spans);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Frames_off_the_grid_of_a_segment_are_found(int shift)
    {
        Leaks.OnBytes(LeakBench.Wav, 512, [.. new byte[shift], .. LeakBench.Counting(480, 8), .. new byte[4 - shift]]);
        Assert.Equal([(480L, 488L)], Leaks.Leaked.Spans);
        Assert.NotEmpty(Leaks.Problems);
    }

    [Fact]
    public void A_word_that_was_never_at_the_pins_is_a_problem_in_a_segment()
    {
        Leaks.OnBytes(LeakBench.Wav, 512, [.. LeakBench.Counting(100, 2), 0, 0, 0, 0]);
        Assert.NotEmpty(Leaks.Problems);
    }

    [Fact]
    public void Frames_of_an_unseen_hold_are_counted_apart()
    {
        LeakChecker leaks = new(LeakBench.Rules(new Stretch(400, 500)), LeakBench.Scanner);
        leaks.OnBytes(LeakBench.Wav, 512, LeakBench.Counting(390, 120));
        leaks.OnBytes(LeakBench.Wav, 992, LeakBench.Counting(600, 1));
        Assert.Equal([(600L, 601L)], leaks.Leaked.Spans);
        Assert.Equal([(400L, 500L)], leaks.UnseenWritten.Spans);
    }
}
