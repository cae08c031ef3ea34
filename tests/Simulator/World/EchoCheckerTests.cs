// SPDX-License-Identifier: MIT
namespace HushTap.Simulator.Tests;

public sealed class EchoCheckerTests
{
    private readonly LeakBench _bench = new();

    private static void Clean(IWriteWitness witness, Func<long, int, byte[]> audio)
    {
        witness.OnName("create", LeakBench.Wav);
        witness.OnBytes(LeakBench.Wav, 0, new byte[512]);
        witness.OnBytes(LeakBench.Wav, 512, audio(100, 300));
        witness.OnBytes(LeakBench.Journal, 0, LeakBench.Text("0 12 - segment file=A first=100\n"));
    }

    [Fact]
    public void Two_runs_that_differ_in_the_frames_only_are_clean()
    {
        Clean(_bench.Leaks, LeakBench.Counting);
        Assert.Empty(_bench.Echo(e => Clean(e, LeakBench.Real)).Problems);
    }

    [Theory]
    [InlineData(LeakBench.Journal, 0)]
    [InlineData(LeakBench.Journal, 1)]
    [InlineData(LeakBench.Journal, 2)]
    [InlineData(LeakBench.Journal, 3)]
    [InlineData("COM2", 1)]
    [InlineData("I:/SETTINGS.A", 2)]
    public void A_single_frame_among_other_bytes_is_a_leak(string path, int shift)
    {
        byte[] head = LeakBench.Text("abcdefg"[..(4 + shift)]);
        _bench.Leaks.OnBytes(path, 0, [.. head, .. LeakBench.Counting(450, 1), 10]);
        EchoChecker echo = _bench.Echo(e => e.OnBytes(path, 0, [.. head, .. LeakBench.Real(450, 1), 10]));
        Assert.NotEmpty(echo.Problems);
        Assert.Equal([(450L, 451L)], _bench.Leaks.Leaked.Spans);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_single_frame_across_two_writes_is_a_leak(int cut)
    {
        void Run(IWriteWitness witness, byte[] frame)
        {
            witness.OnBytes(LeakBench.Journal, 0, [.. LeakBench.Text("abc"), .. frame[..cut]]);
            witness.OnBytes(LeakBench.Journal, 3 + cut, [.. frame[cut..], .. LeakBench.Text("xyz\n")]);
        }

        Run(_bench.Leaks, LeakBench.Counting(450, 1));
        Assert.NotEmpty(_bench.Echo(e => Run(e, LeakBench.Real(450, 1))).Problems);
        Assert.Equal([(450L, 451L)], _bench.Leaks.Leaked.Spans);
    }

    [Fact]
    public void A_single_sample_of_one_channel_is_a_problem()
    {
        _bench.Leaks.OnBytes(LeakBench.Journal, 0, [.. LeakBench.Text("level="), .. LeakBench.Counting(450, 1)[..2], 10]);
        EchoChecker echo = _bench.Echo(e => e.OnBytes(LeakBench.Journal, 0, [.. LeakBench.Text("level="), .. LeakBench.Real(450, 1)[..2], 10]));
        Assert.Contains("depend on what is said", Assert.Single(echo.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_name_that_depends_on_the_audio_is_a_problem()
    {
        _bench.Leaks.OnName("create", "D:/A1.WAV");
        Assert.NotEmpty(_bench.Echo(e => e.OnName("create", "D:/A2.WAV")).Problems);
    }

    [Fact]
    public void A_write_more_less_longer_or_elsewhere_is_a_problem()
    {
        _bench.Leaks.OnBytes(LeakBench.Journal, 0, LeakBench.Text("a\n"));
        Assert.NotEmpty(_bench.Echo(_ => { }).Problems);
        Assert.NotEmpty(_bench.Echo(e => e.OnBytes(LeakBench.Journal, 0, LeakBench.Text("a\n\n"))).Problems);
        Assert.NotEmpty(_bench.Echo(e => e.OnBytes(LeakBench.Journal, 2, LeakBench.Text("a\n"))).Problems);
        Assert.NotEmpty(_bench.Echo(e =>
        {
            e.OnBytes(LeakBench.Journal, 0, LeakBench.Text("a\n"));
            e.OnBytes(LeakBench.Journal, 2, LeakBench.Text("b\n"));
        }).Problems);
        Assert.Empty(_bench.Echo(e => e.OnBytes(LeakBench.Journal, 0, LeakBench.Text("a\n"))).Problems);
    }

    [Fact]
    public void Frames_that_are_not_the_calls_are_a_problem()
    {
        _bench.Leaks.OnBytes(LeakBench.Wav, 512, LeakBench.Counting(100, 10));
        byte[] real = LeakBench.Real(100, 10);
        real[39] ^= 1;
        Assert.NotEmpty(_bench.Echo(e => e.OnBytes(LeakBench.Wav, 512, real)).Problems);
    }
}
