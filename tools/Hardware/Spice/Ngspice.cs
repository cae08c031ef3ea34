// SPDX-License-Identifier: MIT
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace HushTap.HardwareTools.Spice;

/// <summary>Renders a deck, runs ngspice on it and reads its named results.</summary>
public static partial class Ngspice
{
    private const int timeoutMs = 120_000;

    /// <summary>Words in ngspice's output that mean: a result is not what it seems.</summary>
    private static readonly string[] complaints = ["Warning from checkvalid", "failed!", "Error", "error:", "no such vector", "singular matrix", "doAnalyses"];

    /// <summary>Where ngspice is, or null.</summary>
    public static string? Program { get; } = Locate();

    /// <summary>Puts values into a deck's places.</summary>
    /// <exception cref="InvalidDataException">A place has no value.</exception>
    public static string Render(string deck, IReadOnlyDictionary<string, double> values) =>
        Place().Replace(deck, m => values.TryGetValue(m.Groups[1].Value, out var value)
            ? value.ToString("G12", CultureInfo.InvariantCulture)
            : throw new InvalidDataException($"the deck asks for '{m.Groups[1].Value}', which has no value"));

    /// <summary>Runs one rendered deck.</summary>
    /// <exception cref="InvalidDataException">ngspice complained, crashed or printed no result.</exception>
    public static IReadOnlyDictionary<string, double> Run(string deck)
    {
        var folder = Directory.CreateTempSubdirectory("hushtap-spice-");
        try
        {
            var file = Path.Combine(folder.FullName, "deck.cir");
            File.WriteAllText(file, deck);
            var start = new ProcessStartInfo(Program ?? throw new InvalidOperationException("ngspice is not installed"), ["-b", file])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = folder.FullName,
            };
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var text = process.StandardOutput.ReadToEnd();
            if (!process.WaitForExit(timeoutMs))
            {
                process.Kill(entireProcessTree: true);
                throw new InvalidDataException($"ngspice did not end within {timeoutMs} ms");
            }

            return Parse(text + "\n" + error.Result);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Reads RESULT lines; anything that ngspice complains about is an error, because it goes on with old numbers.</summary>
    /// <exception cref="InvalidDataException">A complaint, a value that is no number, a name printed twice or no result at all.</exception>
    public static IReadOnlyDictionary<string, double> Parse(string output)
    {
        var results = new Dictionary<string, double>();
        foreach (var line in output.ReplaceLineEndings("\n").Split('\n'))
        {
            if (complaints.Any(c => line.Contains(c, StringComparison.Ordinal)))
            {
                throw new InvalidDataException("ngspice: " + line.Trim());
            }

            var match = Result().Match(line);
            if (match.Success)
            {
                Add(results, match.Groups[1].Value, match.Groups[2].Value);
            }
            else if (Distortion().Match(line) is { Success: true } distortion)
            {
                Add(results, "thd_percent", distortion.Groups[1].Value);
            }
        }

        return results.Count > 0 ? results : throw new InvalidDataException("ngspice printed no result");
    }

    private static void Add(Dictionary<string, double> results, string name, string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            throw new InvalidDataException($"result '{name}' is '{text}'");
        }

        if (!results.TryAdd(name, value))
        {
            throw new InvalidDataException($"result '{name}' is printed twice");
        }
    }

    private static string? Locate() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { Path.Combine(folder, "ngspice"), Path.Combine(folder, "ngspice.exe"), Path.Combine(folder, "ngspice_con.exe") })
            .FirstOrDefault(File.Exists);

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"^RESULT (\w+) (\S*)\s*$")]
    private static partial Regex Result();

    [GeneratedRegex(@"THD: (\S+) %")]
    private static partial Regex Distortion();
}
