// SPDX-License-Identifier: MIT
using CsCheck;
using HushTap.Cli.Input;
using HushTap.Cli.Tests.Support;
using static HushTap.Cli.Tests.Support.Generators;

namespace HushTap.Cli.Tests;

public class WavFuzzTests
{
    private static readonly Gen<byte[]> s_wav =
        from format in Pick((Wav.Pcm, 8), (Wav.Pcm, 16), (Wav.Pcm, 24), (Wav.Pcm, 32), (Wav.Float, 32), (Wav.Float, 64), (Wav.ALaw, 8), (Wav.MuLaw, 8))
        from channels in Gen.Int[1, 2]
        from rate in Pick(8000, 11025, 16000, 44100)
        from extensible in Gen.Bool
        from list in Gen.Byte.Array[0, 9]
        from data in Gen.Byte.Array[1, 600]
        let fmt = extensible ? Wav.Extensible(format.Item1, channels, rate, format.Item2) : Wav.Fmt(format.Item1, channels, rate, format.Item2)
        select Wav.Riff(Wav.Chunk("LIST", list), fmt, Wav.Chunk("data", data));

    private static readonly Gen<byte[]> s_mutated =
        from file in s_wav
        from edits in Gen.Select(Gen.Int[0, 90], Gen.Byte).Array[0, 6]
        from cut in Gen.Int[0, file.Length]
        from whole in Gen.Bool
        select Mutate(file, edits, whole ? file.Length : cut);

    [Fact]
    public void Random_bytes_never_do_worse_than_a_clear_error() =>
        Gen.Byte.Array[0, 200].Sample(NeverWorseThanAClearError, iter: 20_000);

    [Fact]
    public void A_damaged_wav_file_never_does_worse_than_a_clear_error() =>
        s_mutated.Sample(NeverWorseThanAClearError, iter: 20_000);

    [Fact]
    public void Most_undamaged_files_are_read_so_the_two_above_mean_something()
    {
        int read = 0;
        s_wav.Sample(file => Interlocked.Add(ref read, TryDecode(file) is null ? 0 : 1), iter: 2_000);
        Assert.InRange(read, 1_000, int.MaxValue);
    }

    private static byte[] Mutate(byte[] file, (int Place, byte Value)[] edits, int length)
    {
        byte[] copy = [.. file];
        foreach ((int place, byte value) in edits)
        {
            copy[place % copy.Length] = value;
        }

        return copy[..length];
    }

    private static void NeverWorseThanAClearError(byte[] file)
    {
        if (TryDecode(file) is { } call)
        {
            Assert.True(call.Frames > 0 && call.Pcm.Length % CallAudio.FrameBytes == 0);
            Assert.True(call.SampleRate is 8000 or 16000);
        }
    }

    private static CallAudio? TryDecode(byte[] file)
    {
        try
        {
            return WavInput.Decode(file, "call.wav", null);
        }
        catch (CliException failure)
        {
            Assert.StartsWith("call.wav ", failure.Message);
            Assert.NotEmpty(failure.Hint);
            return null;
        }
    }
}
