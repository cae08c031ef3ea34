// SPDX-License-Identifier: MIT
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace HushTap.Desk;

/// <summary>Writes RIFF/WAVE: 16 bit PCM, tags in LIST INFO, a cue point with a label at every mark.</summary>
internal sealed class WavWriter : IAudioWriter
{
    /// <summary>Most bytes of audio: sizes have 32 bits, and tags and cue points need room too.</summary>
    public const long AudioBytesMax = uint.MaxValue - (64L << 20);

    private static readonly (string Chunk, string Comment)[] s_info = [("INAM", "TITLE"), ("IART", "ARTIST"), ("ICRD", "DATE"), ("ICMT", "DESCRIPTION"), ("ISFT", "ENCODER")];

    private readonly Stream _stream;
    private readonly byte[] _cues;

    public WavWriter(Stream stream, AudioTags tags)
    {
        _stream = stream;
        _cues = Cues(tags);
        byte[] info = Info(tags);
        long audio = tags.Frames * tags.Channels * sizeof(short);
        byte[] format = new byte[16];
        BinaryPrimitives.WriteUInt16LittleEndian(format, 1);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(2), (ushort)tags.Channels);
        BinaryPrimitives.WriteUInt32LittleEndian(format.AsSpan(4), (uint)tags.Rate);
        BinaryPrimitives.WriteUInt32LittleEndian(format.AsSpan(8), (uint)(tags.Rate * tags.Channels * sizeof(short)));
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(12), (ushort)(tags.Channels * sizeof(short)));
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(14), 16);
        byte[] head = [.. "WAVE"u8, .. Chunk("fmt ", format), .. info, .. "data"u8, .. U32(audio)];
        _stream.Write([.. "RIFF"u8, .. U32(head.Length + audio + _cues.Length)]);
        _stream.Write(head);
    }

    public void Write(ReadOnlySpan<short> samples)
    {
        if (BitConverter.IsLittleEndian)
        {
            _stream.Write(MemoryMarshal.AsBytes(samples));
            return;
        }

        byte[] bytes = new byte[samples.Length * sizeof(short)];
        for (int i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(i * sizeof(short)), samples[i]);
        }

        _stream.Write(bytes);
    }

    public void Finish() => _stream.Write(_cues);

    private static byte[] Info(AudioTags tags) => Chunk("LIST", [.. "INFO"u8, .. s_info
        .Select(pair => (pair.Chunk, Text: tags.Comment(pair.Comment)))
        .Where(pair => pair.Text.Length > 0)
        .SelectMany(pair => Chunk(pair.Chunk, Text(pair.Text)))]);

    /// <summary>Cue points, and for each its text and, where something stands for what is missing, its length.</summary>
    private static byte[] Cues(AudioTags tags)
    {
        if (tags.Marks.Count == 0)
        {
            return [];
        }

        List<byte> cue = [.. U32(tags.Marks.Count)];
        List<byte> labels = [.. "adtl"u8];
        for (int i = 0; i < tags.Marks.Count; i++)
        {
            AudioMark mark = tags.Marks[i];
            cue.AddRange([.. U32(i + 1), .. U32(mark.At), .. "data"u8, .. U32(0), .. U32(0), .. U32(mark.At)]);
            labels.AddRange(Chunk("labl", [.. U32(i + 1), .. Text(mark.Text)]));
            if (mark.Frames > 0)
            {
                labels.AddRange(Chunk("ltxt", [.. U32(i + 1), .. U32(mark.Frames), .. "rgn "u8, .. new byte[8]]));
            }
        }

        return [.. Chunk("cue ", [.. cue]), .. Chunk("LIST", [.. labels])];
    }

    private static byte[] Text(string text) => [.. Encoding.ASCII.GetBytes(text), 0];

    private static byte[] U32(long number)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, checked((uint)number));
        return bytes;
    }

    private static byte[] Chunk(string id, byte[] body) => [.. Encoding.ASCII.GetBytes(id), .. U32(body.Length), .. body, .. new byte[body.Length % 2]];
}
