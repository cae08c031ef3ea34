// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Watches a world with counting audio: every byte that leaves RAM is searched for frames that must not.</summary>
/// <remarks>
/// Knows the truth and nothing of the gate. Behind the header of a WAV file every word is a frame; everywhere else two neighbouring
/// frames at any byte alignment are found here, and a single one by <see cref="EchoChecker"/>, in the run with the real audio.
/// </remarks>
public sealed class LeakChecker : IWriteWitness
{
    private const int CarryBytes = (2 * FrameScanner.FrameBytes) - 1;

    private readonly FrameRules _rules;
    private readonly FrameScanner _scanner;
    private readonly Dictionary<string, (long End, byte[] Tail)> _tails = [];
    private readonly List<(long Start, long End)> _leaked = [];
    private readonly List<(long Start, long End)> _unseen = [];
    private readonly List<string> _problems = [];
    private readonly HashSet<string> _reported = [];
    private readonly List<WriteRecord> _log = [];

    /// <summary>Makes a checker for one run.</summary>
    /// <param name="rules">What may leave RAM.</param>
    /// <param name="scanner">Finds frames.</param>
    public LeakChecker(FrameRules rules, FrameScanner scanner)
    {
        _rules = rules;
        _scanner = scanner;
    }

    /// <summary>Gets the frames that leaked, each counted once.</summary>
    public SpanSet Leaked => new(_leaked);

    /// <summary>Gets the frames of unseen holds that were written; no leak, but counted.</summary>
    public SpanSet UnseenWritten => new(_unseen);

    /// <summary>Gets what is wrong, in words.</summary>
    public IReadOnlyList<string> Problems => _problems;

    internal IReadOnlyList<WriteRecord> Log => _log;

    /// <inheritdoc/>
    public void OnName(string operation, string path) => _log.Add(new WriteRecord(operation + " " + path, 0, -1, [], []));

    /// <inheritdoc/>
    public void OnBytes(string path, long position, ReadOnlySpan<byte> bytes)
    {
        List<FrameRun> runs = [];
        List<(int, byte[])> others = [];
        int audioAt = WavLayout.IsCardWav(path)
            ? (int)Math.Clamp(WavLayout.HeaderBytes - position, 0, bytes.Length)
            : bytes.Length;
        if (audioAt > 0)
        {
            others.Add((0, bytes[..audioAt].ToArray()));
            SearchOthers(path, position, bytes[..audioAt]);
        }

        if (audioAt < bytes.Length)
        {
            TakeAudio(path, position + audioAt, bytes[audioAt..], audioAt, runs, others);
        }

        _log.Add(new WriteRecord(path, position, bytes.Length, others, runs));
    }

    /// <summary>Judges frames that another checker found.</summary>
    internal void Judge(long first, long frames)
    {
        _leaked.AddRange(_rules.Forbidden.Overlaps(first, first + frames));
        _unseen.AddRange(_rules.Unseen.Overlaps(first, first + frames));
    }

    private void TakeAudio(
        string path, long position, ReadOnlySpan<byte> audio, int audioAt, List<FrameRun> runs, List<(int At, byte[] Bytes)> others)
    {
        int lead = (int)((WavLayout.HeaderBytes - position) % FrameScanner.FrameBytes + FrameScanner.FrameBytes) % FrameScanner.FrameBytes;
        lead = Math.Min(lead, audio.Length);
        int whole = (audio.Length - lead) / FrameScanner.FrameBytes * FrameScanner.FrameBytes;
        List<long> strays = [];
        _scanner.ScanAligned(audio.Slice(lead, whole), position + lead, runs, strays);
        foreach (FrameRun run in runs)
        {
            Judge(run.First, run.Frames);
        }

        foreach (long stray in strays)
        {
            int at = (int)(stray - position);
            others.Add((audioAt + at, audio.Slice(at, FrameScanner.FrameBytes).ToArray()));
        }

        if (audio.IndexOfAnyExcept((byte)0) < 0)
        {
            // Erasure overwrites with zeros, and those are no frames.
            return;
        }

        AddPart(others, audioAt, audio[..lead]);
        AddPart(others, audioAt + lead + whole, audio[(lead + whole)..]);
        if (strays.Count > 0 || lead > 0 || whole + lead < audio.Length)
        {
            Report($"{path}: bytes behind the header are no whole frames of the call");
            SearchUnaligned(path, position, audio);
        }
    }

    private static void AddPart(List<(int At, byte[] Bytes)> others, int at, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 0)
        {
            others.Add((at, bytes.ToArray()));
        }
    }

    private void SearchOthers(string path, long position, ReadOnlySpan<byte> bytes)
    {
        foreach (FrameRun run in Search(path, position, bytes))
        {
            Judge(run.First, run.Frames);
            Report($"{path}: audio at byte {run.Position}, where none belongs");
        }
    }

    private void SearchUnaligned(string path, long position, ReadOnlySpan<byte> bytes)
    {
        foreach (FrameRun run in Search(path, position, bytes))
        {
            Judge(run.First, run.Frames);
        }
    }

    /// <summary>Searches a write together with the end of the one before it, if it continues that.</summary>
    private List<FrameRun> Search(string path, long position, ReadOnlySpan<byte> bytes)
    {
        byte[] joined;
        long start = position;
        if (_tails.TryGetValue(path, out (long End, byte[] Tail) last) && last.End == position)
        {
            joined = [.. last.Tail, .. bytes];
            start -= last.Tail.Length;
        }
        else
        {
            joined = bytes.ToArray();
        }

        List<FrameRun> runs = [];
        _scanner.ScanAnyAlignment(joined, start, runs);
        _tails[path] = (position + bytes.Length, joined[Math.Max(joined.Length - CarryBytes, 0)..]);
        return runs;
    }

    private void Report(string problem)
    {
        if (_reported.Add(problem))
        {
            _problems.Add(problem);
        }
    }
}
