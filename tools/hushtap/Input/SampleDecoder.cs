// SPDX-License-Identifier: MIT
using System.Buffers.Binary;

namespace HushTap.Cli.Input;

/// <summary>Turns stored samples into numbers with full scale 1.0, block by block.</summary>
/// <param name="file">The whole file.</param>
/// <param name="header">Where and how the samples are stored.</param>
/// <param name="name">The file's name, for errors.</param>
public sealed class SampleDecoder(ReadOnlyMemory<byte> file, WavHeader header, string name)
{
    private int _sample;

    /// <summary>Decodes the next samples, interleaved as in the file; past the end come zeros.</summary>
    /// <param name="target">Filled wholly.</param>
    /// <exception cref="CliException">A stored number is no sample.</exception>
    public void Read(Span<float> target)
    {
        ReadOnlySpan<byte> data = file.Span.Slice(header.DataStart, header.DataBytes);
        int count = Math.Min(target.Length, (data.Length / header.SampleBytes) - _sample);
        for (int i = 0; i < count; i++, _sample++)
        {
            float value = Decode(data.Slice(_sample * header.SampleBytes, header.SampleBytes));
            target[i] = float.IsFinite(value) ? value : throw NoNumber();
        }

        target[count..].Clear();
    }

    private float Decode(ReadOnlySpan<byte> sample) => (header.Coding, header.SampleBytes) switch
    {
        (SampleCoding.ALaw, _) => G711.DecodeALaw(sample[0]) / 32768f,
        (SampleCoding.MuLaw, _) => G711.DecodeMuLaw(sample[0]) / 32768f,
        (SampleCoding.Float, 4) => BinaryPrimitives.ReadSingleLittleEndian(sample),
        (SampleCoding.Float, _) => (float)BinaryPrimitives.ReadDoubleLittleEndian(sample),
        (_, 1) => (sample[0] - 128) / 128f,
        (_, 2) => BinaryPrimitives.ReadInt16LittleEndian(sample) / 32768f,
        (_, 3) => ((sample[2] << 24) | (sample[1] << 16) | (sample[0] << 8)) / 2147483648f,
        _ => BinaryPrimitives.ReadInt32LittleEndian(sample) / 2147483648f,
    };

    private CliException NoNumber() => new(
        $"{name} holds something that is no number at frame {Text.Number(_sample / header.Channels)}",
        "the file is broken: export it again as WAV, signed 16-bit PCM");
}
