// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text;
using HushTap.Simulator;

namespace HushTap.Cli.Input;

/// <summary>The truth about a call, from an Audacity label track: one label a line, start TAB end TAB name, in seconds.</summary>
/// <remarks>
/// Spaces, commas and semicolons separate as well as tabs, and a decimal comma is read as one. Empty lines, and the lines that begin with a
/// backslash (frequency ranges of spectral labels), are skipped. Names are offhook, hold and mute, in any case.
/// </remarks>
public sealed class LabelTrack
{
    private const long FileBytesMax = 16L << 20;
    private const decimal SecondsMax = 1_000_000;
    private static readonly string[] s_names = ["offhook", "hold", "mute"];
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _name;
    private readonly List<Label> _labels = [];

    private LabelTrack(string name) => _name = name;

    /// <summary>Reads a file.</summary>
    /// <param name="path">As typed.</param>
    /// <returns>The track.</returns>
    /// <exception cref="CliException">The file cannot be used.</exception>
    public static LabelTrack Read(string path)
    {
        byte[] bytes = InputFile.Read(path, FileBytesMax);
        try
        {
            return Parse(s_utf8.GetString(bytes), path);
        }
        catch (DecoderFallbackException)
        {
            throw new CliException($"{path} is no text in UTF-8", "export the label track from Audacity again (File, Export, Export Labels)");
        }
    }

    /// <summary>Reads a track's text.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="name">The file's name, for notes and errors.</param>
    /// <returns>The track.</returns>
    /// <exception cref="CliException">A line is no label.</exception>
    public static LabelTrack Parse(string text, string name)
    {
        LabelTrack track = new(name);
        int number = 0;
        foreach (string raw in text.TrimStart('\uFEFF').Split('\n'))
        {
            number++;
            string line = raw.Trim();
            if (line.Length > 0 && line[0] != '\\')
            {
                track._labels.Add(track.ParseLine(line, number));
            }
        }

        return track;
    }

    /// <summary>Lays the labels over a call.</summary>
    /// <param name="sampleRate">Frames per second; times go to the nearest frame.</param>
    /// <param name="frames">Length of the call.</param>
    /// <param name="notes">Takes what was clipped or left out.</param>
    /// <returns>Sorted stretches, overlapping ones merged.</returns>
    public CallTruth ToTruth(int sampleRate, long frames, ICollection<string> notes)
    {
        List<(string Name, Stretch Stretch)> placed = [];
        foreach (Label label in _labels)
        {
            if (Place(label, sampleRate, frames, notes) is { } stretch)
            {
                placed.Add((label.Name, stretch));
            }
        }

        if (!placed.Exists(item => item.Name == s_names[0]))
        {
            notes.Add($"{_name} has no offhook label inside the call; nothing of it may be recorded");
        }

        List<Stretch> Named(string name) => Merge(placed.Where(item => item.Name == name).Select(item => item.Stretch));
        return new CallTruth(Named("offhook"), Named("hold"), Named("mute"));
    }

    private static List<Stretch> Merge(IEnumerable<Stretch> stretches)
    {
        List<Stretch> merged = [];
        foreach (Stretch stretch in stretches.OrderBy(stretch => stretch.Start))
        {
            if (merged.Count > 0 && stretch.Start <= merged[^1].End)
            {
                merged[^1] = new Stretch(merged[^1].Start, Math.Max(merged[^1].End, stretch.End));
            }
            else
            {
                merged.Add(stretch);
            }
        }

        return merged;
    }

    private Stretch? Place(Label label, int sampleRate, long frames, ICollection<string> notes)
    {
        string where = $"{_name} line {label.Line}: {label.Name}";
        if (label.Start == label.End)
        {
            notes.Add($"{where} is a point of no length; left out");
            return null;
        }

        long start = (long)Math.Round(label.Start * sampleRate, MidpointRounding.AwayFromZero);
        long end = (long)Math.Round(label.End * sampleRate, MidpointRounding.AwayFromZero);
        if (end <= 0 || start >= frames)
        {
            notes.Add($"{where} lies outside the call; left out");
            return null;
        }

        if (start < 0)
        {
            notes.Add($"{where} begins before the call; clipped");
        }

        if (end > frames)
        {
            notes.Add($"{where} ends after the call; clipped");
        }

        Stretch stretch = new(Math.Max(start, 0), Math.Min(end, frames));
        if (stretch.Frames > 0)
        {
            return stretch;
        }

        notes.Add($"{where} is shorter than a frame; left out");
        return null;
    }

    private Label ParseLine(string line, int number)
    {
        string[] fields = Split(line);
        if (fields.Length != 3)
        {
            throw Bad(number, "is no label", "write each line as start TAB end TAB name, times in seconds");
        }

        string name = fields[2].ToLowerInvariant();
        if (!s_names.Contains(name))
        {
            throw Bad(number, $"has the unknown label '{fields[2]}'", $"known labels: {string.Join(", ", s_names)}");
        }

        decimal start = ParseSeconds(fields[0], number);
        decimal end = ParseSeconds(fields[1], number);
        if (end < start)
        {
            throw Bad(number, $"ends before it starts ({fields[0]} to {fields[1]})", "swap the two times");
        }

        return new Label(number, start, end, name);
    }

    private static string[] Split(string line)
    {
        const StringSplitOptions Clean = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        string[] fields = line.Split('\t', Clean);
        if (fields.Length == 1)
        {
            fields = line.Split(' ', 3, Clean);
            fields = [.. fields.Select(field => field.Trim(',', ';'))];
        }

        return fields.Length == 1 ? line.Split([',', ';'], Clean) : fields;
    }

    private decimal ParseSeconds(string text, int number)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        bool parsed = decimal.TryParse(text.Replace(',', '.'), Style, CultureInfo.InvariantCulture, out decimal seconds);
        return parsed && Math.Abs(seconds) <= SecondsMax
            ? seconds
            : throw Bad(number, $"has the time '{text}', which is no number of seconds", "write times in seconds, as Audacity exports them");
    }

    private CliException Bad(int number, string what, string hint) => new($"{_name} line {number} {what}", hint);

    private sealed record Label(int Line, decimal Start, decimal End, string Name);
}
