// SPDX-License-Identifier: MIT
namespace HushTap.Simulator.Tests;

public sealed class WavFileTests
{
    private static string? Trouble(Action<byte[]> spoil)
    {
        byte[] wav = HandMadeCard.MakeWav(100, 10);
        spoil(wav);
        return WavFile.Read(wav).Trouble;
    }

    [Fact]
    public void A_good_file_has_no_trouble()
    {
        WavFile wav = WavFile.Read(HandMadeCard.MakeWav(100, 10));
        Assert.Equal(new WavFile(8000, 512, 40, null), wav);
    }

    [Theory]
    [InlineData(0, "no WAV")]
    [InlineData(8, "no WAV")]
    [InlineData(4, "first chunk")]
    [InlineData(20, "stereo PCM")]
    [InlineData(22, "stereo PCM")]
    [InlineData(28, "stereo PCM")]
    [InlineData(32, "stereo PCM")]
    [InlineData(34, "stereo PCM")]
    [InlineData(504, "no audio chunk")]
    [InlineData(508, "audio bytes")]
    public void A_spoiled_byte_in_the_header_is_trouble(int at, string word) =>
        Assert.Contains(word, Trouble(w => w[at] ^= 0x40), StringComparison.Ordinal);

    [Fact]
    public void Half_a_frame_and_a_chunk_that_is_too_long_are_trouble()
    {
        Assert.Contains("half a frame", Trouble(w => w[508] = 38), StringComparison.Ordinal);
        Assert.Contains("longer than the file", Trouble(w => w[43] = 1), StringComparison.Ordinal);
        Assert.Contains("no WAV", WavFile.Read([]).Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public void Audio_that_begins_elsewhere_is_trouble()
    {
        byte[] wav = HandMadeCard.MakeWav(100, 10);
        byte[] plain = [.. wav[..36], .. wav[504..]];
        Assert.Contains("at byte 44, not at 512", WavFile.Read(plain).Trouble, StringComparison.Ordinal);
    }
}
