// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Accounts for every off-hook frame of the call: on the card, withheld with a reason, in an admitted gap, lost with the power, or unexplained.</summary>
/// <remarks>Knows the card, the truth and what the I2S port really gave; nothing of the gate.</remarks>
public sealed class CardAccount
{
    private readonly CardEvidence _evidence;
    private readonly List<string> _problems = [];
    private readonly Dictionary<string, SegmentFile> _segments = new(StringComparer.OrdinalIgnoreCase);

    private CardAccount(CardEvidence evidence)
    {
        _evidence = evidence;
        Ledger = new FrameLedger(evidence.Rules.CallFrames, evidence.Rules.OffHook, evidence.Signs);
    }

    /// <summary>Gets the fate of every frame.</summary>
    public FrameLedger Ledger { get; }

    /// <summary>Gets what is wrong, in words.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Gets the new segments, in directory order.</summary>
    public IReadOnlyList<RecordedFile> Files { get; private set; } = [];

    internal IReadOnlyDictionary<string, SegmentFile> Segments => _segments;

    /// <summary>Makes the account.</summary>
    public static CardAccount Of(CardEvidence evidence)
    {
        CardAccount account = new(evidence);
        account.CheckOldFiles();
        account.ReadSegments();
        account.ExplainStart();
        account.CheckDigests();
        for (int i = 0; i < evidence.Boots.Count; i++)
        {
            new BootAccount(evidence, account, i).Run();
        }

        return account;
    }

    /// <summary>Tells whether a journal on the card says that a segment's call was erased, or was about to be.</summary>
    internal bool IsErased(string path)
    {
        string[] parts = path.Split('/');
        string call = parts[^1].Split('-')[0].TrimStart('0');
        return parts.Length > 1 && WavLayout.IsSegment(path) && Erased.Contains((parts[^2], call));
    }

    private HashSet<(string Folder, string Call)> Erased => field ??= [.. _evidence.Paths
        .Where(p => p.EndsWith("/JOURNAL.TXT", StringComparison.Ordinal))
        .SelectMany(p => JournalReader.Read(_evidence.Read(p)).Events)
        .Where(e => e.Event == "erase")
        .Select(e => (e.Text("folder") ?? "", e.Text("call") ?? ""))];

    internal void Report(string problem) => _problems.Add(problem);

    /// <summary>What was on the card stays as it was; only the header of a segment that a power cut left behind may be mended.</summary>
    private void CheckOldFiles()
    {
        HashSet<string> there = new(_evidence.Paths, StringComparer.OrdinalIgnoreCase);
        foreach ((string path, byte[] before) in _evidence.Before)
        {
            if (IsErased(path))
            {
                continue;
            }

            if (!there.Contains(path))
            {
                Report($"{path} was on the card before and is gone");
                continue;
            }

            byte[] after = _evidence.Read(path);
            int from = WavLayout.IsSegment(path) ? Math.Min(WavLayout.HeaderBytes, before.Length) : 0;
            if (after.Length != before.Length || !after.AsSpan(from).SequenceEqual(before.AsSpan(from)))
            {
                Report($"{path} was on the card before and has been changed");
            }
        }
    }

    /// <summary>What was said before the device first listened.</summary>
    private void ExplainStart()
    {
        I2sStreamLog? first = _evidence.Boots.SelectMany(b => b.Streams).FirstOrDefault();
        Ledger.Explain(0, first is null ? 0 : _evidence.Clock.FrameAt(first.StartUs), FrameFate.PowerCut);
    }

    private void ReadSegments()
    {
        List<RecordedFile> files = [];
        foreach (string path in _evidence.Paths.Where(p => WavLayout.IsSegment(p) && !_evidence.Before.ContainsKey(p)))
        {
            // What is being erased when the world ends is neither audio nor records.
            byte[] bytes = _evidence.Read(path);
            SegmentFile segment = WavLayout.IsSealed(path)
                ? SegmentFile.ReadSealed(path, bytes, _evidence, IsErased(path) ? _ => { } : Report)
                : SegmentFile.Read(path, bytes, _evidence.Scanner, _evidence.TornSectors);
            _segments.Add(path, segment);
            files.Add(new RecordedFile(path, segment.Frames));
            TakeFrames(segment);
        }

        Files = files;
    }

    private void CheckDigests()
    {
        HashSet<string> there = [.. _evidence.Paths];
        foreach (string path in _evidence.Paths.Where(p => p.EndsWith("/JOURNAL.TXT", StringComparison.Ordinal)))
        {
            JournalDigests.Check(path, _evidence.Read(path), p => Where(p, there) is { } file ? _evidence.Read(file) : null, IsErased).ToList().ForEach(Report);
        }
    }

    /// <summary>A line that waited while the card was out comes in the next folder; its file is in an earlier one.</summary>
    private static string? Where(string path, HashSet<string> there) =>
        there.Contains(path)
            ? path
            : there.Where(p => p[(p.LastIndexOf('/') + 1)..] == path[(path.LastIndexOf('/') + 1)..] && string.CompareOrdinal(p, path) < 0).Max(StringComparer.Ordinal);

    private void TakeFrames(SegmentFile segment)
    {
        if (segment.Strays.Count > 0)
        {
            Report($"{segment.Path}: {segment.Strays.Count} words from byte {segment.Strays[0]} on are no frames of the call");
        }

        if ((segment.Bytes - WavLayout.HeaderBytes) % FrameScanner.FrameBytes != 0 && segment.Bytes > WavLayout.HeaderBytes)
        {
            Report($"{segment.Path}: ends with half a frame");
        }

        long last = long.MinValue;
        foreach (FrameRun run in segment.Runs)
        {
            if (run.First <= last)
            {
                Report($"{segment.Path}: frame {run.First} at byte {run.Position} comes after frame {last}");
            }

            last = run.First + run.Frames - 1;
            long twice = Ledger.Record(run.First, run.Frames);
            if (twice > 0)
            {
                Report($"{segment.Path}: {twice} frames from byte {run.Position} on are on the card twice");
            }
        }
    }
}
