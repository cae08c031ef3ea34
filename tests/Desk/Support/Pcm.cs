// SPDX-License-Identifier: MIT
using System.Buffers.Binary;
using HushTap.CardReader;

namespace HushTap.Desk.Tests;

/// <summary>Samples, as the card has them and as players give them.</summary>
public static class Pcm
{
    /// <summary>All frames of a segment, near and far in turn.</summary>
    public static short[] Of(Card card, Segment segment)
    {
        using Stream stream = card.OpenAudio(segment);
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return Samples(bytes.ToArray());
    }

    public static short[] Samples(byte[] bytes)
    {
        short[] samples = new short[bytes.Length / 2];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(2 * i));
        }

        return samples;
    }

    /// <summary>What sox makes of a file.</summary>
    public static short[] BySox(string path)
    {
        External.Require("sox");
        string raw = path + ".raw";
        External.Run("sox", "-D", path, "-t", "raw", "-e", "signed", "-b", "16", "-L", raw);
        return Samples(File.ReadAllBytes(raw));
    }

    /// <summary>What opusdec makes of a file, every sixth frame of 48 kHz: the file has nothing above 4 kHz.</summary>
    public static short[] ByOpusdec(string path, int channels)
    {
        External.Require("opusdec");
        External.Run("opusdec", "--quiet", "--rate", "48000", path, path + ".wav");
        return [.. OfWav(path + ".wav").Chunk(channels).Where((_, i) => i % 6 == 0).SelectMany(frame => frame)];
    }

    /// <summary>The data chunk of a WAV file.</summary>
    public static short[] OfWav(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        int at = 12;
        while (!bytes.AsSpan(at, 4).SequenceEqual("data"u8))
        {
            at += 8 + ((BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + 4)) + 1) & ~1);
        }

        return Samples(bytes[(at + 8)..(at + 8 + BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + 4)))]);
    }
}
