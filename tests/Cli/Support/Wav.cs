// SPDX-License-Identifier: MIT
using System.Text;

namespace HushTap.Cli.Tests.Support;

/// <summary>Builds WAV files byte by byte, honest or not.</summary>
public static class Wav
{
    public const int Pcm = 1;
    public const int Float = 3;
    public const int ALaw = 6;
    public const int MuLaw = 7;

    public static byte[] File(byte[] data, int rate = 8000, int channels = 2, int bits = 16, int tag = Pcm) =>
        Riff(Fmt(tag, channels, rate, bits), Chunk("data", data));

    public static byte[] Riff(params byte[][] chunks)
    {
        byte[] body = [.. "WAVE"u8, .. chunks.SelectMany(chunk => chunk)];
        return [.. "RIFF"u8, .. BitConverter.GetBytes(body.Length), .. body];
    }

    public static byte[] Chunk(string id, byte[] body, uint? declared = null) =>
        [.. Encoding.ASCII.GetBytes(id), .. BitConverter.GetBytes(declared ?? (uint)body.Length), .. body, .. new byte[body.Length & 1]];

    public static byte[] Fmt(int tag, int channels, int rate, int bits, int? frameBytes = null)
    {
        int size = frameBytes ?? channels * ((bits + 7) / 8);
        byte[] rates = [.. BitConverter.GetBytes(rate), .. BitConverter.GetBytes(rate * size)];
        return Chunk("fmt ", [.. Two(tag), .. Two(channels), .. rates, .. Two(size), .. Two(bits)]);
    }

    public static byte[] Extensible(int tag, int channels, int rate, int bits, bool foreign = false)
    {
        byte[] plain = Fmt(0xFFFE, channels, rate, bits)[8..];
        byte[] guid = [.. Two(tag), 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, (byte)(foreign ? 0x72 : 0x71)];
        return Chunk("fmt ", [.. plain, .. Two(22), .. Two(bits), .. BitConverter.GetBytes(3), .. guid]);
    }

    public static byte[] Samples(params short[] samples) => [.. samples.SelectMany(BitConverter.GetBytes)];

    public static short[] Read(ReadOnlyMemory<byte> pcm) => [.. pcm.ToArray().Chunk(2).Select(pair => BitConverter.ToInt16(pair))];

    /// <summary>Interleaves a sine of half full scale, the right channel silent.</summary>
    public static byte[] Tone(double hertz, int rate, int frames) => Samples([.. Enumerable.Range(0, frames)
        .SelectMany(i => new[] { (short)Math.Round(16384 * Math.Sin(2 * Math.PI * hertz * i / rate)), (short)0 })]);

    private static byte[] Two(int value) => BitConverter.GetBytes((ushort)value);
}
