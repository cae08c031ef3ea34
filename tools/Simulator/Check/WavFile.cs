// SPDX-License-Identifier: MIT
using System.Buffers.Binary;

namespace HushTap.Simulator;

/// <summary>What a player makes of a WAV file.</summary>
/// <param name="SampleRate">Frames per second.</param>
/// <param name="DataAt">Position of the first frame.</param>
/// <param name="DataBytes">Audio bytes by the header.</param>
/// <param name="Trouble">Why a player would refuse it or warn, or null.</param>
internal sealed record WavFile(int SampleRate, int DataAt, long DataBytes, string? Trouble)
{
    private const int RiffBytes = 8;

    /// <summary>Reads the header of a file.</summary>
    /// <param name="file">The whole file.</param>
    public static WavFile Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 44 || !file[..4].SequenceEqual("RIFF"u8) || !file.Slice(8, 4).SequenceEqual("WAVE"u8))
        {
            return Bad("is no WAV file");
        }

        int rate = 0;
        for (int at = 12; at + RiffBytes <= file.Length;)
        {
            ReadOnlySpan<byte> id = file.Slice(at, 4);
            long size = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            if (id.SequenceEqual("data"u8))
            {
                return Data(file, rate, at + RiffBytes, size);
            }

            if (at + RiffBytes + size > file.Length)
            {
                return Bad("has a chunk that is longer than the file");
            }

            if (id.SequenceEqual("fmt "u8))
            {
                rate = Format(file.Slice(at + RiffBytes, (int)size));
            }

            at += RiffBytes + (int)(size + (size & 1));
        }

        return Bad("has no audio chunk");
    }

    private static WavFile Data(ReadOnlySpan<byte> file, int rate, int at, long size)
    {
        long riff = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) + (long)RiffBytes;
        string? trouble =
            rate == 0 ? "is not stereo PCM of 16 bits"
            : at != WavLayout.HeaderBytes ? $"has its audio at byte {at}, not at {WavLayout.HeaderBytes}"
            : size > file.Length - at ? $"says {size} audio bytes and holds {file.Length - at}"
            : size % FrameScanner.FrameBytes != 0 ? "says half a frame"
            : riff != at + size ? $"says {riff} bytes in its first chunk and {at + size} in its audio chunk"
            : null;
        return new WavFile(rate, at, size, trouble);
    }

    private static int Format(ReadOnlySpan<byte> format)
    {
        bool isStereo16 = format.Length >= 16
            && BinaryPrimitives.ReadUInt16LittleEndian(format) == 1
            && BinaryPrimitives.ReadUInt16LittleEndian(format[2..]) == 2
            && BinaryPrimitives.ReadUInt16LittleEndian(format[12..]) == 4
            && BinaryPrimitives.ReadUInt16LittleEndian(format[14..]) == 16;
        int rate = isStereo16 ? (int)BinaryPrimitives.ReadUInt32LittleEndian(format[4..]) : 0;
        return isStereo16 && BinaryPrimitives.ReadUInt32LittleEndian(format[8..]) == rate * 4L ? rate : 0;
    }

    private static WavFile Bad(string trouble) => new(0, 0, 0, trouble);
}
