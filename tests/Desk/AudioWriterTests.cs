// SPDX-License-Identifier: MIT
using CsCheck;

namespace HushTap.Desk.Tests;

/// <summary>The writers by themselves, against the programs that everybody has.</summary>
public sealed class AudioWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hushtap-audio-").FullName;

    private static readonly Gen<short[]> s_signal = Gen.OneOf(
        Gen.Short.Array[0, 20_000],
        Gen.Short[-40, 40].Array[0, 20_000],
        Gen.Bool.Select(isHigh => isHigh ? short.MaxValue : short.MinValue).Array[0, 9_000],
        Gen.Select(Gen.Int[0, 20_000], Gen.Short).Select((length, value) => Enumerable.Repeat(value, length).ToArray()),
        Gen.Select(Gen.Int[1, 20_000], Gen.Int[1, 400], Gen.Int[1, 32767]).Select((length, hz, amplitude) =>
            Enumerable.Range(0, length).Select(i => (short)(amplitude * Math.Sin(i * hz / 1000.0))).ToArray()));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(8000, 1)]
    [InlineData(8000, 2)]
    [InlineData(16000, 2)]
    public void FLAC_gives_back_every_sample_of_any_signal(int rate, int channels)
    {
        External.Require("flac");
        s_signal.Sample(
            signal =>
            {
                short[] samples = signal[..(signal.Length / channels * channels)];
                string path = Path.Combine(_folder, $"{Guid.NewGuid():N}.flac");
                Write(path, new AudioTags(rate, channels, samples.Length / channels, [], []), samples, (stream, tags) => new FlacWriter(stream, tags));
                External.Run("flac", "--silent", "--test", path);
                External.Run("flac", "--silent", "--decode", "--force-raw-format", "--endian=little", "--sign=signed", "-o", path + ".raw", path);
                Assert.Equal(samples, Pcm.Samples(File.ReadAllBytes(path + ".raw")));
            },
            iter: Environment.GetEnvironmentVariable("HUSHTAP_LONG") == "1" ? 2000 : 25,
            threads: 1);
    }

    [Fact]
    public void FLAC_of_more_blocks_than_one_byte_counts_is_whole()
    {
        External.Require("flac");
        short[] samples = [.. Enumerable.Range(0, 4096 * 2100).Select(i => (short)((i * 31) % 997))];
        string path = Path.Combine(_folder, "long.flac");
        Write(path, new AudioTags(8000, 1, samples.Length, [], []), samples, (stream, tags) => new FlacWriter(stream, tags));
        External.Run("flac", "--silent", "--test", path);
    }

    [Theory]
    [InlineData(8000, 1, 4001)]
    [InlineData(8000, 2, 160)]
    [InlineData(16000, 1, 1)]
    [InlineData(16000, 2, 100_000)]
    public void Opus_has_the_length_and_the_tags_that_were_asked_for(int rate, int channels, int frames)
    {
        External.Require("opusinfo");
        External.Require("ffprobe");
        short[] samples = [.. Enumerable.Range(0, frames * channels).Select(i => (short)(8000 * Math.Sin(i / channels * 0.3)))];
        string path = Path.Combine(_folder, "a.opus");
        AudioTags tags = new(rate, channels, frames, [new("TITLE", "a \"title\" \u00e9 " + new string('x', 70_000))], []);
        Write(path, tags, samples, (stream, t) => new OpusWriter(stream, t));
        string told = External.Run("opusinfo", path);
        Assert.DoesNotContain("WARNING", told, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"Channels: {channels}", told, StringComparison.Ordinal);
        Assert.Contains("TITLE=a \"title\" \u00e9", told, StringComparison.Ordinal);
        External.Require("opusdec");
        External.Run("opusdec", "--quiet", "--rate", "48000", path, path + ".wav");
        Assert.Equal((long)frames * channels * (48000 / rate), Pcm.OfWav(path + ".wav").Length);
    }

    private static void Write(string path, AudioTags tags, short[] samples, Func<Stream, AudioTags, IAudioWriter> create)
    {
        using FileStream stream = new(path, FileMode.CreateNew, FileAccess.ReadWrite);
        IAudioWriter writer = create(stream, tags);
        using IDisposable? owned = writer as IDisposable;
        int half = samples.Length / 3 / tags.Channels * tags.Channels;
        writer.Write(samples.AsSpan(0, half));
        writer.Write(samples.AsSpan(half));
        writer.Finish();
    }
}
