// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Stands between an encrypting device and a witness: decrypts what is written, so that the witness sees the audio that an encrypted card holds.</summary>
/// <remarks>
/// The audio of D:/…/X.HTE is shown as that of D:/…/X.HTE.WAV, behind its 512 bytes; headers and the heads of records, without their tags, under the
/// file's own name. What is no record that the day's key opens is shown as it is, and reported.
/// </remarks>
internal sealed class SealedWitness(IWriteWitness next, IReadOnlyDictionary<int, byte[]> dayKeys) : IWriteWitness
{
    private const int TagAt = 32;
    private const int TagBytes = 32;
    private const int ProblemsMax = 20;
    private readonly Dictionary<string, SealedSegment> _segments = [];
    private readonly List<string> _problems = [];

    /// <summary>Gets what is wrong, in words.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public void OnName(string operation, string path) => next.OnName(operation, path);

    public void OnBytes(string path, long position, ReadOnlySpan<byte> bytes)
    {
        bool isErasure = !bytes.ContainsAnyExcept((byte)0);
        if (!WavLayout.IsSealed(path) || !path.StartsWith("D:/", StringComparison.Ordinal) || isErasure)
        {
            next.OnBytes(path, position, bytes);
        }
        else if (position == 0 && bytes.Length == WavLayout.HeaderBytes)
        {
            TakeHeader(path, bytes);
            next.OnBytes(path, position, bytes);
        }
        else
        {
            TakeRecords(path, position, bytes);
        }
    }

    private void TakeHeader(string path, ReadOnlySpan<byte> header)
    {
        SealedSegment? segment = SealedSegment.IsHeader(header) ? SealedSegment.Open(path, header, dayKeys) : null;
        if (segment is null)
        {
            Report($"{path}: a header that no day key fits");
            return;
        }

        _segments[path] = segment;
    }

    private void TakeRecords(string path, long position, ReadOnlySpan<byte> bytes)
    {
        long at = position - WavLayout.HeaderBytes;
        int number = (int)(at / SealedSegment.RecordBytes);
        byte[]? audio = at >= 0 && at % SealedSegment.RecordBytes == 0 && bytes.Length <= SealedSegment.RecordBytes
            ? _segments.GetValueOrDefault(path)?.TryOpen(bytes, number) : null;
        if (audio is null)
        {
            Report($"{path}: {bytes.Length} bytes at {position} are no record that the day's key opens");
            next.OnBytes(path, position, bytes);
            return;
        }

        byte[] head = bytes[..SealedSegment.RecordHeadBytes].ToArray();
        head.AsSpan(TagAt, TagBytes).Clear();
        next.OnBytes(path, position, head);
        next.OnBytes(path + WavLayout.Extension, WavLayout.HeaderBytes + ((long)number * SealedSegment.RecordAudioBytes), audio);
    }

    private void Report(string problem)
    {
        if (_problems.Count < ProblemsMax)
        {
            _problems.Add(problem);
        }
    }
}
