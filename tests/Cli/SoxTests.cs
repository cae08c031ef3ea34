// SPDX-License-Identifier: MIT
using HushTap.Cli.Input;
using HushTap.Cli.Tests.Support;

namespace HushTap.Cli.Tests;

/// <summary>Our reading of real telephone speech against SoX's and ffmpeg's.</summary>
public sealed class SoxTests : IDisposable
{
    private static readonly string s_sample = Path.Combine(AppContext.BaseDirectory, "Samples", "call.wav");

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void The_sample_call_opens_in_ffprobe_without_a_warning()
    {
        External.Require("ffprobe");
        (int exitCode, string output, string error) = External.Run(
            "ffprobe", "-v", "warning", "-show_entries", "stream=codec_name,sample_rate,channels", "-of", "csv=p=0", s_sample);
        Assert.Equal((0, "pcm_s16le,8000,2", string.Empty), (exitCode, output.Trim(), error));
    }

    [Theory]
    [InlineData("a-law", Wav.ALaw)]
    [InlineData("mu-law", Wav.MuLaw)]
    public void Every_G_711_code_means_what_it_means_to_SoX(string coding, int tag)
    {
        External.Require("sox");
        byte[] codes = [.. Enumerable.Range(0, 256).Select(code => (byte)code)];
        _temp.Put("coded.wav", Wav.File(codes, bits: 8, tag: tag));
        _temp.Put("codes.raw", codes);
        Sox($"-D -t raw -r 8000 -c 2 -b 8 -e {coding} {_temp["codes.raw"]} -b 16 -e signed-integer {_temp["plain.wav"]}");
        AssertNear(WavInput.Read(_temp["plain.wav"], null), WavInput.Read(_temp["coded.wav"], null), 0);
    }

    [Theory]
    [InlineData("-e a-law", 0)]
    [InlineData("-e mu-law", 0)]
    [InlineData("-b 8 -e unsigned-integer", 0)]
    [InlineData("-b 24 -e signed-integer", 1)]
    [InlineData("-b 32 -e signed-integer", 1)]
    [InlineData("-b 32 -e floating-point", 1)]
    [InlineData("-b 64 -e floating-point", 1)]
    public void Other_codings_of_real_speech_are_read_as_SoX_reads_them(string options, int tolerance)
    {
        External.Require("sox");
        Sox($"-D -G {s_sample} {options} {_temp["coded.wav"]} gain -1.3");
        Sox($"-D {_temp["coded.wav"]} -b 16 -e signed-integer {_temp["plain.wav"]}");
        AssertNear(WavInput.Read(_temp["plain.wav"], null), WavInput.Read(_temp["coded.wav"], null), tolerance);
    }

    [Theory]
    [InlineData(16000)]
    [InlineData(44100)]
    public void Real_speech_that_went_to_another_rate_and_back_is_what_it_was(int rate)
    {
        External.Require("sox");
        Sox($"-D -G {s_sample} -b 24 {_temp["up.wav"]} rate -v {rate}");
        Sox($"-D -G {_temp["up.wav"]} -b 16 {_temp["down.wav"]} rate -v 8000");
        CallAudio ours = WavInput.Read(_temp["up.wav"], 8000);
        CallAudio theirs = WavInput.Read(_temp["down.wav"], null);
        Assert.Equal(theirs.Frames, ours.Frames);
        short[] a = Wav.Read(theirs.Pcm);
        short[] b = Wav.Read(ours.Pcm);
        double signal = a.Sum(sample => (double)sample * sample);
        double noise = a.Zip(b).Sum(pair => Math.Pow(pair.First - pair.Second, 2));
        Assert.InRange(10 * Math.Log10(signal / noise), 30, double.PositiveInfinity);
    }

    [Fact]
    public void A_file_that_SoX_wrote_to_a_pipe_is_read_to_its_end()
    {
        External.Require("sox");
        External.Require("sh");
        string pipeline = $"sox '{s_sample}' -t raw - | sox -V1 -t raw -r 8000 -c 2 -b 16 -e signed - -t wav - | cat >'{_temp["piped.wav"]}'";
        (int exitCode, _, _) = External.Run("sh", "-c", pipeline);
        Assert.Equal(0, exitCode);
        CallAudio piped = WavInput.Read(_temp["piped.wav"], null);
        Assert.Equal(WavInput.Read(s_sample, null).Pcm.ToArray(), piped.Pcm.ToArray());
        Assert.Contains("does not say how long it is", Assert.Single(piped.Notes));
    }

    private static void Sox(string arguments)
    {
        (int exitCode, _, string error) = External.Run("sox", arguments.Split(' '));
        Assert.True(exitCode == 0, error);
    }

    private static void AssertNear(CallAudio expected, CallAudio actual, int tolerance)
    {
        Assert.Equal(expected.Frames, actual.Frames);
        int worst = Wav.Read(expected.Pcm).Zip(Wav.Read(actual.Pcm)).Max(pair => Math.Abs(pair.First - pair.Second));
        Assert.InRange(worst, 0, tolerance);
    }
}
