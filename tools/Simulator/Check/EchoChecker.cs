// SPDX-License-Identifier: MIT
using System.Globalization;

namespace HushTap.Simulator;

/// <summary>Watches the run with the real audio beside the log of the counting run: the device must do the same, byte for byte, but for the frames.</summary>
/// <remarks>
/// A byte that is no frame and differs between the two runs depends on what was said: audio got where none belongs, be it a single sample.
/// Where such bytes decode to an index whose frame the real run shows at the same place, that frame is judged.
/// </remarks>
public sealed class EchoChecker : IWriteWitness
{
    private const int ProblemsMax = 20;

    private readonly LeakChecker _counting;
    private readonly FrameScanner _scanner;
    private readonly CodecAudio _audio;
    private readonly Dictionary<string, (long End, byte[] Counting, byte[] Real)> _tails = [];
    private readonly List<string> _problems = [];
    private int _next;
    private bool _hasDiverged;

    /// <summary>Makes a checker for one run.</summary>
    /// <param name="counting">The finished counting run.</param>
    /// <param name="scanner">Finds frames.</param>
    /// <param name="audio">The real audio.</param>
    public EchoChecker(LeakChecker counting, FrameScanner scanner, CodecAudio audio)
    {
        _counting = counting;
        _scanner = scanner;
        _audio = audio;
    }

    /// <summary>Gets what is wrong, in words.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <inheritdoc/>
    public void OnName(string operation, string path) => TakeNext(operation + " " + path, 0, -1);

    /// <inheritdoc/>
    public void OnBytes(string path, long position, ReadOnlySpan<byte> bytes)
    {
        WriteRecord? record = TakeNext(path, position, bytes.Length);
        if (record is null)
        {
            return;
        }

        foreach ((int at, byte[] counting) in record.Others)
        {
            Compare(path, position + at, JournalMask.Mask(path, counting), JournalMask.Mask(path, bytes.Slice(at, counting.Length)));
        }

        CompareFrames(path, record, bytes);
    }

    /// <summary>Call at the end: a run that stopped early did not do the same.</summary>
    public void Finish()
    {
        if (!_hasDiverged && _next < _counting.Log.Count)
        {
            Report($"what the device does depends on what is said: {_counting.Log.Count - _next} writes are missing in one run");
        }
    }

    private WriteRecord? TakeNext(string path, long position, int count)
    {
        if (_hasDiverged)
        {
            return null;
        }

        WriteRecord? record = _next < _counting.Log.Count ? _counting.Log[_next] : null;
        if (record is null || record.Path != path || record.Position != position || record.Count != count)
        {
            _hasDiverged = true;
            Report(string.Create(
                CultureInfo.InvariantCulture,
                $"what the device does depends on what is said: write {_next} is {path}+{position}:{count} in one run and {record?.Path ?? "nothing"}+{record?.Position}:{record?.Count} in the other"));
            return null;
        }

        _next++;
        return record;
    }

    private void CompareFrames(string path, WriteRecord record, ReadOnlySpan<byte> bytes)
    {
        foreach (FrameRun run in record.Runs)
        {
            int at = (int)(run.Position - record.Position);
            byte[] expected = new byte[run.Frames * FrameScanner.FrameBytes];
            _audio.Fill(run.First, expected);
            if (!bytes.Slice(at, expected.Length).SequenceEqual(expected))
            {
                Report($"{path}: frames at byte {run.Position} are not the call's");
            }
        }
    }

    private void Compare(string path, long position, byte[] counting, ReadOnlySpan<byte> real)
    {
        byte[] both = counting;
        ReadOnlySpan<byte> bothReal = real;
        long start = position;
        if (_tails.TryGetValue(path, out (long End, byte[] Counting, byte[] Real) last) && last.End == position)
        {
            both = [.. last.Counting, .. counting];
            bothReal = (byte[])[.. last.Real, .. real];
            start -= last.Counting.Length;
        }

        int keep = Math.Max(both.Length - (FrameScanner.FrameBytes - 1), 0);
        _tails[path] = (position + counting.Length, both[keep..], bothReal[keep..].ToArray());
        if (!real.SequenceEqual(counting))
        {
            Report($"{path}: bytes from {position + real.CommonPrefixLength(counting)} on depend on what is said");
            JudgeSingles(both, bothReal);
        }
    }

    private void JudgeSingles(ReadOnlySpan<byte> counting, ReadOnlySpan<byte> real)
    {
        Span<byte> expected = stackalloc byte[FrameScanner.FrameBytes];
        for (int at = 0; at + FrameScanner.FrameBytes <= counting.Length; at++)
        {
            long index = FrameScanner.IndexAt(counting, at);
            ReadOnlySpan<byte> shown = real.Slice(at, FrameScanner.FrameBytes);
            if (!_scanner.IsPlausible(index) || shown.SequenceEqual(counting.Slice(at, FrameScanner.FrameBytes)))
            {
                continue;
            }

            _audio.Fill(index, expected);
            if (shown.SequenceEqual(expected))
            {
                _counting.Judge(index, 1);
            }
        }
    }

    private void Report(string problem)
    {
        if (_problems.Count < ProblemsMax)
        {
            _problems.Add(problem);
        }
    }
}
