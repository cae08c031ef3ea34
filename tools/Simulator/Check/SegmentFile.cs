// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>A segment as it lies on the card after the counting run.</summary>
/// <param name="Path">Below the root with '/'.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="Header">What a player makes of it.</param>
/// <param name="Runs">The frames that it holds, in order.</param>
/// <param name="Strays">Positions of words that are no frame and in no torn sector.</param>
internal sealed record SegmentFile(string Path, long Bytes, WavFile Header, IReadOnlyList<FrameRun> Runs, IReadOnlyList<long> Strays)
{
    /// <summary>Frames behind the header, whatever that says.</summary>
    public long Frames => Math.Max(Bytes - WavLayout.HeaderBytes, 0) / FrameScanner.FrameBytes;

    public static SegmentFile Read(string path, byte[] bytes, FrameScanner scanner, IReadOnlySet<TornSector> torn)
    {
        List<FrameRun> runs = [];
        List<long> strays = [];
        if (bytes.Length > WavLayout.HeaderBytes)
        {
            scanner.ScanAligned(bytes.AsSpan(WavLayout.HeaderBytes), WavLayout.HeaderBytes, runs, strays);
        }

        strays.RemoveAll(s => torn.Contains(new TornSector(path, s / StoredFile.SectorBytes)));
        return new SegmentFile(path, bytes.Length, WavFile.Read(bytes), runs, strays);
    }

    /// <summary>Reads an encrypted segment as if it had never been encrypted; positions are those of a WAV file with the same audio.</summary>
    public static SegmentFile ReadSealed(string path, byte[] bytes, CardEvidence evidence, Action<string> report)
    {
        byte[] clear = SealedSegment.Clear(path, bytes, evidence.DayKeys, report);
        return Read(path, clear, evidence.Scanner, new HashSet<TornSector>()) with { Header = SealedSegment.HeaderOf(bytes) };
    }
}
