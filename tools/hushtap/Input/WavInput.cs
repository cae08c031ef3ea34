// SPDX-License-Identifier: MIT
using System.Buffers.Binary;

namespace HushTap.Cli.Input;

/// <summary>Reads a call from a WAV file.</summary>
/// <remarks>
/// Stereo 16-bit PCM at the device's rate passes bit for bit. All else is converted as a player would convert it, and noted:
/// a mono file is heard on both ends, other codings become 16-bit, another rate is resampled.
/// </remarks>
public static class WavInput
{
    /// <summary>The rate of ordinary telephony.</summary>
    public const int NarrowRate = 8000;

    /// <summary>The rate of wideband telephony, the device's highest.</summary>
    public const int WideRate = 16000;

    private const long FileBytesMax = 1L << 30;

    /// <summary>Reads a file.</summary>
    /// <param name="path">As typed.</param>
    /// <param name="sampleRate">8000 or 16000, or null for <see cref="DefaultRate"/>.</param>
    /// <returns>The call.</returns>
    /// <exception cref="CliException">The file cannot be used.</exception>
    public static CallAudio Read(string path, int? sampleRate) => Decode(InputFile.Read(path, FileBytesMax), path, sampleRate);

    /// <summary>Decodes a file's bytes.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="name">The file's name, for notes and errors.</param>
    /// <param name="sampleRate">8000 or 16000, or null for <see cref="DefaultRate"/>.</param>
    /// <returns>The call.</returns>
    /// <exception cref="CliException">The bytes cannot be used.</exception>
    public static CallAudio Decode(ReadOnlyMemory<byte> file, string name, int? sampleRate)
    {
        List<string> notes = [];
        WavHeader header = WavHeader.Parse(file.Span, name, notes);
        int rate = sampleRate ?? DefaultRate(header.SampleRate);
        if (header is { Coding: SampleCoding.Integer, SampleBytes: 2, Channels: 2 } && header.SampleRate == rate)
        {
            return new CallAudio(file.Slice(header.DataStart, header.DataBytes), rate, notes);
        }

        AddNotes(header, rate, name, notes);
        return new CallAudio(Convert(file, header, rate, name, notes), rate, notes);
    }

    /// <summary>The device's rate for a file: the lowest that keeps the file's band, as far as the device goes.</summary>
    /// <param name="fileRate">Frames per second of the file.</param>
    /// <returns>8000 up to 8000, 16000 above.</returns>
    public static int DefaultRate(int fileRate) => fileRate <= NarrowRate ? NarrowRate : WideRate;

    private static byte[] Convert(ReadOnlyMemory<byte> file, WavHeader header, int rate, string name, List<string> notes)
    {
        long frames = Resampler.TargetFrames(header.Frames, header.SampleRate, rate);
        if (frames * CallAudio.FrameBytes > FileBytesMax)
        {
            throw new CliException($"{name} is a call of {Text.Seconds(frames, rate)}, too long to simulate", "cut it into shorter calls");
        }

        byte[] pcm = new byte[frames * CallAudio.FrameBytes];
        SampleDecoder decoder = new(file, header, name);
        Resampler resampler = new(decoder.Read, header.Channels, header.SampleRate, rate);
        long clipped = 0;
        int right = header.Channels - 1;
        for (int offset = 0; offset < pcm.Length;)
        {
            ReadOnlySpan<float> block = resampler.Next();
            for (int i = 0; i < block.Length && offset < pcm.Length; i += header.Channels, offset += CallAudio.FrameBytes)
            {
                clipped += Quantise(block[i], pcm.AsSpan(offset)) | Quantise(block[i + right], pcm.AsSpan(offset + 2));
            }
        }

        if (clipped > 0)
        {
            notes.Add($"{name} is louder than full scale in {Text.Count(clipped, "frame")}; clipped");
        }

        return pcm;
    }

    private static int Quantise(float value, Span<byte> target)
    {
        double scaled = Math.Round(value * 32768.0, MidpointRounding.AwayFromZero);
        double clamped = Math.Clamp(scaled, short.MinValue, short.MaxValue);
        BinaryPrimitives.WriteInt16LittleEndian(target, (short)clamped);

        // The topmost half step of a finer coding rounds to 32768; that is no clipping anyone hears.
        return scaled > short.MaxValue + 1.0 || scaled < short.MinValue ? 1 : 0;
    }

    private static void AddNotes(WavHeader header, int rate, string name, List<string> notes)
    {
        if (header.Channels == 1)
        {
            notes.Add($"{name} is mono; both ends of the call hear the same");
        }

        if (header is not { Coding: SampleCoding.Integer, SampleBytes: 2 })
        {
            notes.Add($"{name} is {CodingName(header)}; converted to 16-bit PCM");
        }

        if (header.SampleRate != rate)
        {
            notes.Add($"{name} has {header.SampleRate} samples per second; resampled to {rate}");
        }
    }

    private static string CodingName(WavHeader header) => header.Coding switch
    {
        SampleCoding.ALaw => "G.711 A-law",
        SampleCoding.MuLaw => "G.711 µ-law",
        SampleCoding.Float => $"{header.SampleBytes * 8}-bit float",
        _ => $"{header.SampleBytes * 8}-bit PCM",
    };
}
