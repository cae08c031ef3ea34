// SPDX-License-Identifier: MIT
using System.Globalization;
using HushTap.Cli.Input;
using HushTap.Cli.Serial;

namespace HushTap.Cli.Check;

/// <summary>Searches the card for the tone of a check.</summary>
/// <remarks>The tone was played once before the hold, so that it is known to be found where it is; and all through hold and mute, where it must not be found.</remarks>
public static class CardProof
{
    private const string Root = "HUSHTAP";
    private const string AudioEnding = ".WAV";
    private const string NewestMark = "call-end";

    /// <summary>The journal lines of the last call.</summary>
    /// <param name="log">Lines of the journal, oldest first.</param>
    /// <returns>From its call line to its end; null while it has not ended.</returns>
    public static IReadOnlyList<JournalLine>? LastCall(IReadOnlyList<JournalLine> log)
    {
        int end = log.ToList().FindLastIndex(line => line.Event == NewestMark);
        string? call = end < 0 ? null : log[end].Fields.GetValueOrDefault("call");
        int begin = end < 0 ? -1 : log.ToList().FindLastIndex(end, line => line.Event == "call" && line.Fields.GetValueOrDefault("call") == call);

        // What was withheld at the very beginning or end of a call may be told outside its lines; no audio is.
        return begin < 0 ? null : [.. log.Skip(begin).Take(end - begin + 1)];
    }

    /// <summary>Finds the call's recordings on the card: the newest folder that has them all.</summary>
    /// <param name="card">The folder that is the card.</param>
    /// <param name="call">The call's journal lines.</param>
    /// <returns>Paths in order of time; null when they are not all there.</returns>
    public static IReadOnlyList<string>? Files(string card, IReadOnlyList<JournalLine> call)
    {
        string[] names = [.. call.Where(line => line.Event == "segment").Select(line => line.Fields.GetValueOrDefault("file", "?"))];
        string root = Path.Combine(card, Root);
        if (!Directory.Exists(root))
        {
            return null;
        }

        foreach (string folder in Directory.GetDirectories(root).OrderDescending(StringComparer.Ordinal))
        {
            string[] paths = [.. names.Select(name => Path.Combine(folder, Path.GetFileName(name)))];
            if (paths.Length > 0 && Array.TrueForAll(paths, File.Exists))
            {
                return paths;
            }
        }

        return null;
    }

    /// <summary>Judges.</summary>
    /// <param name="files">The call's recordings.</param>
    /// <param name="call">The call's journal lines.</param>
    /// <param name="hertz">The tone.</param>
    /// <param name="toneSeconds">How long the tone was played before the hold, at least.</param>
    /// <param name="withMute">Whether mute was checked.</param>
    /// <returns>The findings.</returns>
    public static IReadOnlyList<Finding> Judge(IReadOnlyList<string> files, IReadOnlyList<JournalLine> call, double hertz, double toneSeconds, bool withMute)
    {
        if (files.FirstOrDefault(file => !file.EndsWith(AudioEnding, StringComparison.OrdinalIgnoreCase)) is { } foreign)
        {
            throw new CliException($"{Path.GetFileName(foreign)} is encrypted, so it cannot be searched", "check with encryption off, then switch it on", ExitCode.Problem);
        }

        List<IReadOnlyList<ToneRun>> tones = [.. files.Select(file => ToneFinder.Find(WavInput.Read(file, null), hertz))];
        int firstHold = FirstSegmentAfter(call, "hold-lamp", "hold-key");
        int firstMute = withMute ? FirstSegmentAfter(call, "mute-lamp") : files.Count;
        ToneRun control = tones.Take(Math.Max(firstHold, 1)).SelectMany(runs => runs).OrderByDescending(run => run.Seconds).FirstOrDefault();
        List<Finding> findings =
        [
            new("talk before the hold is recorded, with the tone in it", control.Seconds >= toneSeconds / 2, $"tone heard for {Seconds(control.Seconds)} of {Seconds(toneSeconds)}"),
            new("the journal says that hold was withheld", firstHold >= 0, Withheld(call, "hold-lamp", "hold-key")),
            Silent("nothing of the tone played during hold is on the card", [.. tones.Take(Bound(firstMute, tones.Count)).SelectMany(runs => runs).Where(run => run != control)]),
            new("talk after the hold is recorded", firstHold > 0 && firstHold < Bound(firstMute, files.Count), $"{Count(firstHold, Bound(firstMute, files.Count))}"),
        ];
        if (withMute)
        {
            findings.Add(new("the journal says that mute was withheld", firstMute >= 0, Withheld(call, "mute-lamp")));
            findings.Add(Silent("nothing of the tone played during mute is on the card", [.. tones.Skip(Bound(firstMute, tones.Count)).SelectMany(runs => runs)]));
            findings.Add(new("talk after the mute is recorded", firstMute >= 0 && firstMute < files.Count, Count(firstMute, files.Count)));
        }

        return findings;
    }

    private static int Bound(int index, int count) => index < 0 ? count : index;

    private static string Count(int from, int to) => from < 0 ? "none" : Text.Count(Math.Max(to - from, 0), "file");

    private static Finding Silent(string what, IReadOnlyList<ToneRun> heard) =>
        new(what, heard.Count == 0, heard.Count == 0 ? "not found" : $"FOUND: {Seconds(heard.Sum(run => run.Seconds))}");

    /// <summary>How many segments began before the first hold was withheld; −1 when none was.</summary>
    private static int FirstSegmentAfter(IReadOnlyList<JournalLine> call, params string[] reasons)
    {
        int segments = 0;
        foreach (JournalLine line in call)
        {
            if (IsWithheld(line, reasons))
            {
                return segments;
            }

            segments += line.Event == "segment" ? 1 : 0;
        }

        return -1;
    }

    private static string Withheld(IReadOnlyList<JournalLine> call, params string[] reasons)
    {
        JournalLine[] lines = [.. call.Where(line => IsWithheld(line, reasons))];
        return lines.Length == 0 ? "no such line" : Text.Count(lines.Sum(line => line.Number("frames") ?? 0), "frame");
    }

    private static bool IsWithheld(JournalLine line, string[] reasons) =>
        line.Event == "withheld" && line.Fields.GetValueOrDefault("reason", string.Empty).Split('+').Any(reasons.Contains);

    private static string Seconds(double seconds) => seconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";
}
