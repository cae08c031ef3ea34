// SPDX-License-Identifier: MIT
using System.Buffers.Binary;
using System.Text;

namespace HushTap.Cli.Input;

/// <summary>How samples are stored.</summary>
public enum SampleCoding : byte
{
    /// <summary>8-bit unsigned, 16, 24 or 32-bit signed integers.</summary>
    Integer,

    /// <summary>32 or 64-bit IEEE floating point, full scale 1.0.</summary>
    Float,

    /// <summary>G.711 A-law.</summary>
    ALaw,

    /// <summary>G.711 µ-law.</summary>
    MuLaw,
}

/// <summary>What a WAV file's header says, after it was checked against the file.</summary>
/// <param name="Coding">How samples are stored.</param>
/// <param name="Channels">1 or 2.</param>
/// <param name="SampleRate">Frames per second, <see cref="SampleRateMin"/>..<see cref="SampleRateMax"/>.</param>
/// <param name="SampleBytes">1, 2, 3, 4 or 8.</param>
/// <param name="DataStart">Offset of the first frame.</param>
/// <param name="DataBytes">Whole frames, in bytes; more than 0; all inside the file.</param>
public sealed record WavHeader(SampleCoding Coding, int Channels, int SampleRate, int SampleBytes, int DataStart, int DataBytes)
{
    /// <summary>Lowest sample rate that is still speech.</summary>
    public const int SampleRateMin = 4000;

    /// <summary>Highest sample rate in use.</summary>
    public const int SampleRateMax = 384_000;

    // Recorders that write to a pipe cannot come back to fill in the length; SoX, ffmpeg and arecord leave values from here upwards.
    private const uint UnfinishedBytesMin = 0x7FFF_F000;

    private const int RiffHeaderBytes = 12;
    private const int ChunkHeaderBytes = 8;
    private const ushort TagInteger = 1;
    private const ushort TagFloat = 3;
    private const ushort TagALaw = 6;
    private const ushort TagMuLaw = 7;
    private const ushort TagExtensible = 0xFFFE;
    private const string Convert = "convert it with: ffmpeg -i INPUT -c:a pcm_s16le call.wav";

    private static readonly byte[] s_extensibleTail = [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];

    /// <summary>Gets the bytes of one frame.</summary>
    public int FrameBytes => Channels * SampleBytes;

    /// <summary>Gets the number of frames.</summary>
    public long Frames => DataBytes / FrameBytes;

    /// <summary>Reads and checks the header.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="name">The file's name, for errors.</param>
    /// <param name="notes">Takes what is unusual but harmless.</param>
    /// <returns>The header.</returns>
    /// <exception cref="CliException">The file is no WAV file, or contradicts itself.</exception>
    public static WavHeader Parse(ReadOnlySpan<byte> file, string name, ICollection<string> notes)
    {
        CheckMagic(file, name);
        WavHeader? format = null;
        long offset = RiffHeaderBytes;
        while (offset + ChunkHeaderBytes <= file.Length)
        {
            ReadOnlySpan<byte> id = file.Slice((int)offset, 4);
            uint declared = BinaryPrimitives.ReadUInt32LittleEndian(file.Slice((int)offset + 4, 4));
            int start = (int)offset + ChunkHeaderBytes;
            if (id.SequenceEqual("data"u8))
            {
                return FindData(format ?? throw Broken(name, "has audio before its fmt chunk"), file, start, declared, name, notes);
            }

            if (declared > file.Length - start)
            {
                throw Broken(name, $"has a chunk '{Printable(id)}' of {Text.Number(declared)} bytes, but only {Text.Number(file.Length - start)} follow");
            }

            if (id.SequenceEqual("fmt "u8))
            {
                format = ParseFormat(file.Slice(start, (int)declared), name);
            }

            offset = start + declared + (declared & 1);
        }

        throw Broken(name, format is null ? "has no fmt chunk" : "has no data chunk");
    }

    private static WavHeader FindData(WavHeader format, ReadOnlySpan<byte> file, int start, uint declared, string name, ICollection<string> notes)
    {
        long present = file.Length - start;
        bool finished = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) + 8L == file.Length;
        long bytes = declared;
        if (declared >= UnfinishedBytesMin || (declared == 0 && present > 0 && !finished))
        {
            bytes = present;
            notes.Add($"{name} does not say how long it is, as files written to a pipe do; taken to its end");
        }

        if (bytes > present)
        {
            throw new CliException(
                $"{name} says that {Text.Number(bytes)} bytes of audio follow, but only {Text.Number(present)} do",
                "the file was cut short: copy it again, or keep what there is with: sox --ignore-length INPUT call.wav");
        }

        long excess = bytes % format.FrameBytes;
        if (bytes - excess == 0)
        {
            throw Broken(name, "holds no audio");
        }

        if (excess > 0)
        {
            notes.Add($"{name} ends within a frame; the last {Text.Count(excess, "byte")} left out");
        }

        return format with { DataStart = start, DataBytes = (int)(bytes - excess) };
    }

    private static WavHeader ParseFormat(ReadOnlySpan<byte> chunk, string name)
    {
        if (chunk.Length < 16)
        {
            throw Broken(name, $"has a fmt chunk of only {Text.Count(chunk.Length, "byte")}");
        }

        ushort tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        uint sampleRate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        int frameBytes = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        if (tag == TagExtensible)
        {
            tag = ExtensibleTag(chunk, name);
        }

        CheckChannels(channels, name);
        if (sampleRate is < SampleRateMin or > SampleRateMax)
        {
            throw Broken(name, $"says {Text.Number(sampleRate)} samples per second, which no call has");
        }

        SampleCoding coding = CodingOf(tag, name);
        int sampleBytes = frameBytes / channels;
        if (frameBytes != channels * ((bits + 7) / 8) || !IsKnown(coding, sampleBytes))
        {
            throw Broken(name, $"says {bits} bits per sample and {frameBytes} bytes for {Text.Count(channels, "channel")}, which do not fit its coding");
        }

        return new WavHeader(coding, channels, (int)sampleRate, sampleBytes, 0, 0);
    }

    private static void CheckChannels(int channels, string name)
    {
        if (channels == 0)
        {
            throw Broken(name, "says it has 0 channels");
        }

        if (channels > 2)
        {
            throw new CliException(
                $"{name} has {channels} channels, but a call has two ends",
                "pick the near and the far end with: sox INPUT call.wav remix 1 2");
        }
    }

    private static ushort ExtensibleTag(ReadOnlySpan<byte> chunk, string name)
    {
        if (chunk.Length < 40)
        {
            throw Broken(name, $"has an extensible fmt chunk of only {Text.Count(chunk.Length, "byte")}");
        }

        if (!chunk[26..40].SequenceEqual(s_extensibleTail))
        {
            throw new CliException($"{name} has a coding that is not known here", Convert);
        }

        return BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]);
    }

    private static SampleCoding CodingOf(ushort tag, string name) => tag switch
    {
        TagInteger => SampleCoding.Integer,
        TagFloat => SampleCoding.Float,
        TagALaw => SampleCoding.ALaw,
        TagMuLaw => SampleCoding.MuLaw,
        0x0002 or 0x0011 => throw new CliException($"{name} is compressed as ADPCM", Convert),
        0x0031 => throw new CliException($"{name} is compressed as GSM", Convert),
        0x0050 or 0x0055 => throw new CliException($"{name} is compressed as MPEG audio", Convert),
        _ => throw new CliException($"{name} has a coding that is not known here (format tag 0x{tag:X4})", Convert),
    };

    private static bool IsKnown(SampleCoding coding, int sampleBytes) => coding switch
    {
        SampleCoding.Integer => sampleBytes is >= 1 and <= 4,
        SampleCoding.Float => sampleBytes is 4 or 8,
        _ => sampleBytes == 1,
    };

    private static void CheckMagic(ReadOnlySpan<byte> file, string name)
    {
        if (file.IsEmpty)
        {
            throw Broken(name, "is empty");
        }

        if (file.Length >= RiffHeaderBytes && file.StartsWith("RIFF"u8) && file[8..12].SequenceEqual("WAVE"u8))
        {
            return;
        }

        if (!file.ContainsAnyExcept((byte)0))
        {
            throw Broken(name, "holds only zero bytes");
        }

        string? kind = KindOf(file);
        throw new CliException(
            kind is null ? $"{name} is no WAV file" : $"{name} is no WAV file but {kind}",
            file.StartsWith("RIFF"u8) && kind is null ? "the file was cut short: copy it again" : Convert);
    }

    private static string? KindOf(ReadOnlySpan<byte> file) =>
        file.StartsWith("fLaC"u8) ? "a FLAC file" :
        file.StartsWith("OggS"u8) ? "an Ogg file" :
        file.StartsWith("ID3"u8) || (file.Length > 1 && file[0] == 0xFF && file[1] >= 0xE0) ? "an MP3 file" :
        file.StartsWith("RIFX"u8) ? "a big-endian RIFX file" :
        file.StartsWith("RF64"u8) || file.StartsWith("BW64"u8) ? "a 64-bit RF64 file" :
        file.StartsWith(".snd"u8) ? "an AU file" :
        file.StartsWith("FORM"u8) ? "an AIFF file" :
        file.Length >= RiffHeaderBytes && file.StartsWith("RIFF"u8) ? $"a RIFF file of kind '{Printable(file[8..12])}'" : null;

    private static string Printable(ReadOnlySpan<byte> id)
    {
        StringBuilder text = new();
        foreach (byte value in id)
        {
            text.Append(value is >= 0x20 and < 0x7F ? (char)value : '?');
        }

        return text.ToString();
    }

    private static CliException Broken(string name, string what) =>
        new($"{name} {what}", "the file is broken: export it again as WAV, signed 16-bit PCM");
}
