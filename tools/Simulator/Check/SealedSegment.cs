// SPDX-License-Identifier: MIT
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HushTap.Simulator;

/// <summary>Opens encrypted segments with the world's own day keys, by FORMAT.md §5 alone. Shares nothing with the firmware.</summary>
internal sealed class SealedSegment : IDisposable
{
    public const int RecordHeadBytes = 512;
    public const int RecordAudioBytes = 8192;
    public const int RecordBytes = RecordHeadBytes + RecordAudioBytes;
    private const int CommentAt = 44;
    private const int StatedAt = 504;

    private readonly Aes _aes = Aes.Create();
    private readonly byte[] _tagKey;

    private SealedSegment(byte[] dayKey, string place, ReadOnlySpan<byte> nonce)
    {
        byte[] context = [.. Encoding.ASCII.GetBytes(place), .. nonce];
        _aes.Key = HMACSHA256.HashData(dayKey, (byte[])[.. "hushtap enc 1"u8, .. context])[..16];
        _tagKey = HMACSHA256.HashData(dayKey, (byte[])[.. "hushtap mac 1"u8, .. context]);
    }

    /// <summary>Tells whether bytes begin with an encrypted segment's header.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> bytes) => bytes.Length >= WavLayout.HeaderBytes && bytes.StartsWith("HUSHTAPE"u8);

    /// <summary>Derives a segment's keys.</summary>
    /// <param name="path">Ends with folder and name.</param>
    /// <param name="header">512 bytes.</param>
    /// <param name="dayKeys">By yyyymmdd; 0 = for a clock that was never set.</param>
    /// <returns>Null when there is no key for its day.</returns>
    public static SealedSegment? Open(string path, ReadOnlySpan<byte> header, IReadOnlyDictionary<int, byte[]> dayKeys)
    {
        string day = Encoding.ASCII.GetString(header.Slice(32, 8)).TrimEnd('\0');
        int number = day == "UNSET" ? 0 : int.TryParse(day, out int parsed) ? parsed : -1;
        return dayKeys.TryGetValue(number, out byte[]? key) ? new SealedSegment(key, string.Join('/', path.Split('/')[^2..]), header.Slice(16, 16)) : null;
    }

    /// <summary>Gets what a player would be told of a file: its header in the terms of a WAV file.</summary>
    /// <param name="file">The whole file.</param>
    public static WavFile HeaderOf(ReadOnlySpan<byte> file)
    {
        if (!IsHeader(file))
        {
            return new WavFile(0, 0, 0, "does not begin with the header of an encrypted segment");
        }

        long stated = BinaryPrimitives.ReadInt64LittleEndian(file[StatedAt..]);
        uint comment = BinaryPrimitives.ReadUInt32LittleEndian(file[40..]);
        string? trouble =
            BinaryPrimitives.ReadUInt16LittleEndian(file[8..]) != 1 || BinaryPrimitives.ReadUInt16LittleEndian(file[10..]) != 2 ? "has another version"
            : comment > StatedAt - CommentAt ? "has a comment that is longer than the header"
            : stated > file.Length - WavLayout.HeaderBytes ? $"says {stated} bytes and holds {file.Length - WavLayout.HeaderBytes}"
            : null;
        return new WavFile(BinaryPrimitives.ReadInt32LittleEndian(file[12..]), WavLayout.HeaderBytes, AudioBytes(stated), trouble);
    }

    /// <summary>Gets the length behind the header that so much audio takes.</summary>
    public static long BodyBytes(long audioBytes) => audioBytes + ((audioBytes + RecordAudioBytes - 1) / RecordAudioBytes * RecordHeadBytes);

    /// <summary>Gets the file as if it had never been encrypted: its own header, then the audio.</summary>
    /// <param name="path">Ends with folder and name.</param>
    /// <param name="file">The whole file.</param>
    /// <param name="dayKeys">The world's.</param>
    /// <param name="report">Told what is wrong.</param>
    public static byte[] Clear(string path, byte[] file, IReadOnlyDictionary<int, byte[]> dayKeys, Action<string> report)
    {
        if (file.Length <= WavLayout.HeaderBytes)
        {
            return file;
        }

        using SealedSegment? segment = IsHeader(file) ? Open(path, file, dayKeys) : null;
        if (segment is null)
        {
            report($"{path}: its audio cannot be decrypted: no header, or no key for its day");
            return file[..WavLayout.HeaderBytes];
        }

        MemoryStream clear = new();
        clear.Write(file, 0, WavLayout.HeaderBytes);
        for (int at = WavLayout.HeaderBytes, number = 0; at < file.Length; at += RecordBytes, number++)
        {
            ReadOnlySpan<byte> record = file.AsSpan(at, Math.Min(RecordBytes, file.Length - at));
            if (segment.TryOpen(record, number) is not { } audio)
            {
                report($"{path}: record {number} was not written with the day's key");
                break;
            }

            clear.Write(audio);
        }

        return clear.ToArray();
    }

    /// <summary>Checks and decrypts one record.</summary>
    /// <param name="record">Head and ciphertext.</param>
    /// <param name="number">Its number in the file.</param>
    /// <returns>The audio; null when it is no such record.</returns>
    public byte[]? TryOpen(ReadOnlySpan<byte> record, int number)
    {
        if (record.Length <= RecordHeadBytes
            || !record.StartsWith("HTER"u8)
            || BinaryPrimitives.ReadInt32LittleEndian(record[4..]) != number
            || BinaryPrimitives.ReadInt32LittleEndian(record[8..]) != record.Length - RecordHeadBytes
            || record.Slice(12, 4).ContainsAnyExcept((byte)0)
            || record[64..RecordHeadBytes].ContainsAnyExcept((byte)0))
        {
            return null;
        }

        byte[] tag = HMACSHA256.HashData(_tagKey, (byte[])[.. record.Slice(4, 8), .. record.Slice(16, 16), .. record[RecordHeadBytes..]]);
        return record.Slice(32, 32).SequenceEqual(tag) ? _aes.DecryptCbc(record[RecordHeadBytes..], record.Slice(16, 16), PaddingMode.None) : null;
    }

    public void Dispose() => _aes.Dispose();

    private static long AudioBytes(long body) =>
        (body / RecordBytes * RecordAudioBytes) + Math.Max((body % RecordBytes) - RecordHeadBytes, 0);
}
