// SPDX-License-Identifier: MIT
using System.Globalization;

namespace HushTap.Cli.Serial;

/// <summary>Finds in the journal's last lines what happened to a moment.</summary>
/// <remarks>
/// The journal places audio by frames. When frame 0 was captured is not told, but each line is written after its last frame was captured, so the
/// smallest (line − last frame) is close to it: later than the truth by as long as the gate waits at least.
/// </remarks>
public sealed class Explanation
{
    private readonly IReadOnlyList<JournalLine> _lines;
    private readonly double _zeroMs;
    private readonly int _rate;

    private Explanation(IReadOnlyList<JournalLine> lines, int rate, double zeroMs)
    {
        _lines = lines;
        _rate = rate;
        _zeroMs = zeroMs;
    }

    /// <summary>Reads the journal's last lines.</summary>
    /// <param name="lines">Oldest first.</param>
    /// <param name="sampleRate">Frames per second of the device.</param>
    /// <returns>Null when they tell of no audio.</returns>
    public static Explanation? From(IReadOnlyList<JournalLine> lines, int sampleRate)
    {
        double zeroMs = double.MaxValue;
        foreach (JournalLine line in lines)
        {
            long? end = line.Number("first") + (line.Event is "withheld" or "segment-end" ? line.Number("frames") : 0);
            zeroMs = end is { } frame ? Math.Min(zeroMs, line.UptimeMs - (frame * 1000.0 / sampleRate)) : zeroMs;
        }

        return zeroMs < double.MaxValue ? new Explanation(lines, sampleRate, zeroMs) : null;
    }

    /// <summary>Tells what happened to a moment.</summary>
    /// <param name="uptimeMs">The moment.</param>
    /// <param name="name">Puts a moment, in ms since power-on, in words.</param>
    /// <returns>One sentence.</returns>
    public string At(double uptimeMs, Func<double, string> name)
    {
        double frame = (uptimeMs - _zeroMs) * _rate / 1000;
        JournalLine? open = null;
        foreach (JournalLine line in _lines)
        {
            long first = line.Number("first") ?? -1;
            long frames = line.Number("frames") ?? 0;
            open = line.Event switch { "segment" => line, "segment-end" => null, _ => open };
            if (line.Event is "withheld" or "segment-end" && frame >= first && frame < first + frames)
            {
                string span = $"{name(MsOf(first))}–{name(MsOf(first + frames))}";
                return line.Event == "withheld"
                    ? $"not recorded {span}: {Words.Reasons(line.Fields.GetValueOrDefault("reason", "unknown"))}; nothing was kept"
                    : $"recorded {span}, in {line.Fields.GetValueOrDefault("file", "?")}";
            }
        }

        return open is not null && frame >= open.Number("first")
            ? $"recorded since {name(MsOf(open.Number("first")!.Value))}, in {open.Fields.GetValueOrDefault("file", "?")}, which is still open"
            : "the last lines of the journal do not tell of that moment; the whole journal is on the card";
    }

    /// <summary>Puts a moment in words by the clock: hh:mm:ss.</summary>
    /// <param name="powerOnUtc">When the device was switched on.</param>
    /// <returns>A naming function.</returns>
    public static Func<double, string> ByClock(DateTime powerOnUtc) =>
        ms => powerOnUtc.AddMilliseconds(ms).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Puts a moment in words by the seconds since power-on.</summary>
    /// <param name="ms">The moment.</param>
    /// <returns>Such as "+83 s".</returns>
    public static string ByUptime(double ms) => string.Create(CultureInfo.InvariantCulture, $"+{Math.Max(ms, 0) / 1000:0} s");

    private double MsOf(long frame) => _zeroMs + (frame * 1000.0 / _rate);
}
