// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>Reads segments' bytes, on as many threads as the machine has, and judges them.</summary>
internal sealed class AudioVerification(CardReading card, IReadOnlySet<Segment>? only = null)
{
    private const int ThreadsMax = 4;
    private const double ProgressStep = 0.002;

    private readonly Lock _lock = new();
    private long _bytesDone;
    private long _bytesAll;
    private double _reported;
    private IProgress<double>? _progress;

    public void Run(IProgress<double>? progress, CancellationToken cancel)
    {
        _progress = progress;
        List<Segment> segments = [.. card.Folders.SelectMany(folder => folder.SegmentList).Where(segment => segment is { FileBytes: not null, State: not SegmentState.Erased } && only?.Contains(segment) != false)];
        _bytesAll = Math.Max(segments.Sum(segment => segment.FileBytes!.Value), 1);
        List<Finding>[] findings = new List<Finding>[segments.Count];
        SwapFinder swaps = new(card.Folders.SelectMany(folder => folder.SegmentList));
        ParallelOptions options = new() { MaxDegreeOfParallelism = Math.Min(Environment.ProcessorCount, ThreadsMax), CancellationToken = cancel };
        Parallel.For(0, segments.Count, options, () => new SegmentVerifier(card, swaps, Advance, cancel), (i, _, verifier) =>
        {
            findings[i] = verifier.Verify(segments[i]);
            return verifier;
        }, static verifier => verifier.Dispose());
        Array.ForEach(findings, list => list.ForEach(card.Findings.Add));
        if (only is null)
        {
            InspectStrays();
        }

        progress?.Report(1);
    }

    /// <summary>Files without a journal prove nothing; what is wrong with them is still said.</summary>
    private void InspectStrays()
    {
        foreach (JournalFolder folder in card.Folders.Where(folder => folder.FileLengths.Count > folder.SegmentList.Count || folder.Head is null))
        {
            foreach ((string name, long length) in folder.FileLengths.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                if (folder.Find(name) is null && Damage.Stray(Path.Combine(folder.FullPath, name), length) is { } words)
                {
                    card.Findings.Add(FindingKind.Garbled, $"{folder.Path}/{Printable.Of(name)}", $"{words}");
                }
            }
        }
    }

    private void Advance(int bytes)
    {
        double fraction = (double)Interlocked.Add(ref _bytesDone, bytes) / _bytesAll;
        if (_progress is null || fraction - Volatile.Read(ref _reported) < ProgressStep)
        {
            return;
        }

        lock (_lock)
        {
            if (fraction > _reported)
            {
                _reported = fraction;
                _progress.Report(Math.Min(fraction, 1));
            }
        }
    }
}
