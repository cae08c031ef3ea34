// SPDX-License-Identifier: MIT
using HushTap.Cli.Input;
using HushTap.Cli.Tests.Support;

namespace HushTap.Cli.Tests;

public class WavHeaderTests
{
    private static readonly byte[] s_audio = Wav.Samples(1, -1, 2, -2);
    private static readonly byte[] s_fmt = Wav.Fmt(Wav.Pcm, 2, 8000, 16);
    private static readonly byte[] s_good = Wav.Riff(s_fmt, Wav.Chunk("data", s_audio));

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "empty file", [], "is empty" },
        { "zeros", new byte[4096], "holds only zero bytes" },
        { "text", "this is no audio at all"u8.ToArray(), "is no WAV file" },
        { "flac", [.. "fLaC"u8, .. new byte[40]], "but a FLAC file" },
        { "ogg", [.. "OggS"u8, .. new byte[40]], "but an Ogg file" },
        { "mp3", [0xFF, 0xFB, 0x90, 0x00], "but an MP3 file" },
        { "rf64", [.. "RF64"u8, .. new byte[40]], "but a 64-bit RF64 file" },
        { "avi", [.. "RIFF"u8, 0, 0, 0, 0, .. "AVI "u8], "but a RIFF file of kind 'AVI '" },
        { "head only", s_good[..10], "is no WAV file" },
        { "no chunk", Wav.Riff(), "has no fmt chunk" },
        { "fmt missing", Wav.Riff(Wav.Chunk("data", s_audio)), "has audio before its fmt chunk" },
        { "data missing", Wav.Riff(s_fmt), "has no data chunk" },
        { "data before fmt", Wav.Riff(Wav.Chunk("data", s_audio), s_fmt), "has audio before its fmt chunk" },
        { "short fmt", Wav.Riff(Wav.Chunk("fmt ", new byte[8]), Wav.Chunk("data", s_audio)), "has a fmt chunk of only 8 bytes" },
        { "data lies", Wav.Riff(s_fmt, Wav.Chunk("data", s_audio, 1000)), "says that 1,000 bytes of audio follow, but only 8 do" },
        { "LIST lies", Wav.Riff(Wav.Chunk("LIST", s_audio, 5000), s_fmt), "has a chunk 'LIST' of 5,000 bytes, but only" },
        { "no audio", Wav.Riff(s_fmt, Wav.Chunk("data", [])), "holds no audio" },
        { "no audio, but a LIST", Wav.Riff(s_fmt, Wav.Chunk("data", []), Wav.Chunk("LIST", new byte[20])), "holds no audio" },
        { "half a frame", Wav.Riff(s_fmt, Wav.Chunk("data", [1, 2])), "holds no audio" },
        { "0 channels", Wav.Riff(Wav.Fmt(Wav.Pcm, 0, 8000, 16), Wav.Chunk("data", s_audio)), "says it has 0 channels" },
        { "6 channels", Wav.File(new byte[24], channels: 6), "has 6 channels, but a call has two ends" },
        { "0 Hz", Wav.File(s_audio, rate: 0), "says 0 samples per second" },
        { "4 GHz", Wav.File(s_audio, rate: -1), "says 4,294,967,295 samples per second" },
        { "frame size lies", Wav.Riff(Wav.Fmt(Wav.Pcm, 2, 8000, 16, 3), Wav.Chunk("data", s_audio)), "says 16 bits per sample and 3 bytes for 2 channels" },
        { "0 bits", Wav.Riff(Wav.Fmt(Wav.Pcm, 2, 8000, 0), Wav.Chunk("data", s_audio)), "says 0 bits per sample" },
        { "16-bit float", Wav.File(s_audio, tag: Wav.Float), "do not fit its coding" },
        { "ADPCM", Wav.File(s_audio, tag: 0x11), "is compressed as ADPCM" },
        { "unknown tag", Wav.File(s_audio, tag: 0x1234), "(format tag 0x1234)" },
        { "short extensible", Wav.File(s_audio, tag: 0xFFFE), "has an extensible fmt chunk of only 16 bytes" },
        { "foreign extensible", Wav.Riff(Wav.Extensible(1, 2, 8000, 16, foreign: true), Wav.Chunk("data", s_audio)), "has a coding that is not known here" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_broken_or_foreign_file_is_refused_in_plain_words(string what, byte[] file, string expected)
    {
        CliException failure = Assert.Throws<CliException>(() => WavInput.Decode(file, "call.wav", null));
        Assert.StartsWith("call.wav ", failure.Message);
        Assert.True(failure.Message.Contains(expected, StringComparison.Ordinal), $"{what}: {failure.Message}");
        Assert.NotEmpty(failure.Hint);
    }

    public static TheoryData<string, byte[]> Accepted => new()
    {
        { "plain", s_good },
        { "extensible", Wav.Riff(Wav.Extensible(Wav.Pcm, 2, 8000, 16), Wav.Chunk("data", s_audio)) },
        { "odd LIST in front", Wav.Riff(Wav.Chunk("LIST", new byte[5]), s_fmt, Wav.Chunk("JUNK", new byte[3]), Wav.Chunk("data", s_audio)) },
        { "LIST behind", Wav.Riff(s_fmt, Wav.Chunk("data", s_audio), Wav.Chunk("LIST", new byte[64])) },
        { "bytes behind the RIFF chunk", [.. s_good, 1, 2, 3] },
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Stereo_16_bit_at_the_devices_rate_passes_bit_for_bit_and_without_a_word(string what, byte[] file)
    {
        CallAudio call = WavInput.Decode(file, "call.wav", null);
        Assert.Equal(s_audio, call.Pcm.ToArray());
        Assert.Equal(8000, call.SampleRate);
        Assert.True(call.Notes.Count == 0, $"{what}: {string.Join("; ", call.Notes)}");
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(0xFFFF_FFFFu)]
    [InlineData(0x7FFF_F000u)]
    public void A_file_that_was_written_to_a_pipe_is_taken_to_its_end_and_said_so(uint declared)
    {
        byte[] file = Wav.Riff(s_fmt, Wav.Chunk("data", s_audio, declared));
        BitConverter.GetBytes(0xFFFF_FFFF).CopyTo(file, 4);
        CallAudio call = WavInput.Decode(file, "call.wav", null);
        Assert.Equal(s_audio, call.Pcm.ToArray());
        Assert.Contains("does not say how long it is", Assert.Single(call.Notes));
    }

    [Fact]
    public void Bytes_that_are_no_whole_frame_are_left_out_and_said_so()
    {
        CallAudio call = WavInput.Decode(Wav.File([.. s_audio, 9, 9, 9]), "call.wav", null);
        Assert.Equal(s_audio, call.Pcm.ToArray());
        Assert.Equal("call.wav ends within a frame; the last 3 bytes left out", Assert.Single(call.Notes));
    }
}
