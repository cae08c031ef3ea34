// SPDX-License-Identifier: MIT
using HushTap.Cli.Input;
using HushTap.Cli.Tests.Support;

namespace HushTap.Cli.Tests;

public class WavInputTests
{
    [Fact]
    public void A_mono_file_is_heard_on_both_ends()
    {
        CallAudio call = WavInput.Decode(Wav.File(Wav.Samples(100, -200), channels: 1), "call.wav", null);
        Assert.Equal([100, 100, -200, -200], Wav.Read(call.Pcm));
        Assert.Equal("call.wav is mono; both ends of the call hear the same", Assert.Single(call.Notes));
    }

    public static TheoryData<int, int, byte[], short[], string> Codings => new()
    {
        { Wav.Pcm, 8, [128, 0, 255, 129], [0, -32768, 32512, 256], "8-bit PCM" },
        { Wav.Pcm, 24, [0, 1, 0, 0xFF, 0xFF, 0xFF, 0, 0, 0x80, 0x80, 0xFF, 0x7F], [1, 0, -32768, 32767], "24-bit PCM" },
        { Wav.Pcm, 32, [0, 0, 1, 0, 0, 0, 0, 0x80, 0xFF, 0xFF, 0xFF, 0x7F, 0, 0, 0xFF, 0xFF], [1, -32768, 32767, -1], "32-bit PCM" },
        { Wav.Float, 32, [.. new[] { 0f, -1f, 0.5f, 1f }.SelectMany(BitConverter.GetBytes)], [0, -32768, 16384, 32767], "32-bit float" },
        { Wav.Float, 64, [.. new[] { 0d, -1d, 0.5d, 1d }.SelectMany(BitConverter.GetBytes)], [0, -32768, 16384, 32767], "64-bit float" },
        { Wav.ALaw, 8, [0xD5, 0x55, 0xAA, 0x2A], [8, -8, 32256, -32256], "G.711 A-law" },
        { Wav.MuLaw, 8, [0xFF, 0x7F, 0x80, 0x00], [0, 0, 32124, -32124], "G.711 µ-law" },
    };

    [Theory]
    [MemberData(nameof(Codings))]
    public void Other_codings_become_16_bit_and_are_named(int tag, int bits, byte[] data, short[] expected, string name)
    {
        CallAudio call = WavInput.Decode(Wav.File(data, bits: bits, tag: tag), "call.wav", null);
        Assert.Equal(expected, Wav.Read(call.Pcm));
        Assert.Equal($"call.wav is {name}; converted to 16-bit PCM", Assert.Single(call.Notes));
    }

    [Fact]
    public void What_is_louder_than_full_scale_is_clipped_and_counted_in_frames()
    {
        byte[] data = [.. new[] { 2f, -3f, 0f, 0.1f, 1.5f, 0f }.SelectMany(BitConverter.GetBytes)];
        CallAudio call = WavInput.Decode(Wav.File(data, bits: 32, tag: Wav.Float), "call.wav", null);
        Assert.Equal([32767, -32768, 0, 3277, 32767, 0], Wav.Read(call.Pcm));
        Assert.Contains("call.wav is louder than full scale in 2 frames; clipped", call.Notes);
    }

    [Fact]
    public void A_float_that_is_no_number_is_refused_with_its_frame()
    {
        byte[] data = [.. new[] { 0f, 0f, 0f, float.NaN }.SelectMany(BitConverter.GetBytes)];
        CliException failure = Assert.Throws<CliException>(() => WavInput.Decode(Wav.File(data, bits: 32, tag: Wav.Float), "call.wav", null));
        Assert.Equal("call.wav holds something that is no number at frame 1", failure.Message);
    }

    [Theory]
    [InlineData(6000, 8000)]
    [InlineData(8000, 8000)]
    [InlineData(11025, 16000)]
    [InlineData(16000, 16000)]
    [InlineData(44100, 16000)]
    public void Without_a_wish_the_rate_is_the_lowest_that_keeps_the_files_band(int fileRate, int expected) =>
        Assert.Equal(expected, WavInput.Decode(Wav.File(new byte[400], rate: fileRate), "call.wav", null).SampleRate);

    [Fact]
    public void A_rate_that_was_asked_for_is_made_by_resampling_and_said_so()
    {
        CallAudio call = WavInput.Decode(Wav.File(new byte[6400], rate: 16000), "call.wav", 8000);
        Assert.Equal((8000, 800L), (call.SampleRate, call.Frames));
        Assert.Equal("call.wav has 16000 samples per second; resampled to 8000", Assert.Single(call.Notes));
    }

    [Theory]
    [InlineData(4000, 8000)]
    [InlineData(8000, 16000)]
    [InlineData(11025, 8000)]
    [InlineData(16000, 8000)]
    [InlineData(22050, 16000)]
    [InlineData(44100, 8000)]
    [InlineData(48000, 16000)]
    [InlineData(384000, 8000)]
    public void Resampling_keeps_length_level_and_place_of_a_tone(int from, int to)
    {
        CallAudio call = WavInput.Decode(Wav.File(Wav.Tone(1000, from, from), rate: from), "call.wav", to);
        short[] samples = Wav.Read(call.Pcm);
        Assert.Equal(to, call.Frames);
        double worst = Enumerable.Range(to / 10, to * 8 / 10)
            .Max(i => Math.Abs(samples[2 * i] - (16384 * Math.Sin(2 * Math.PI * 1000 * i / to))));
        Assert.InRange(worst, 0, 16);
        Assert.DoesNotContain(samples.Where((_, i) => i % 2 == 1), sample => sample != 0);
    }

    [Fact]
    public void Resampling_down_leaves_nothing_of_a_tone_above_the_new_band()
    {
        CallAudio call = WavInput.Decode(Wav.File(Wav.Tone(6000, 16000, 16000), rate: 16000), "call.wav", 8000);
        short[] samples = Wav.Read(call.Pcm);
        Assert.InRange(samples.Skip(1600).Take(12800).Max(sample => Math.Abs((int)sample)), 0, 40);
    }
}
