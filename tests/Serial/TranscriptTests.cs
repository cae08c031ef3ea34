// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using HushTap.Serial.Tests.Support;

namespace HushTap.Serial.Tests;

/// <summary>
/// Golden transcripts: the real program against the real firmware on a simulated device, over a real pseudo-terminal. In Transcripts/*.txt "$ " is a
/// command line ("&lt; " behind it what is typed), "! " standard error, "[exit N]" the exit code, "> " something done at the phone or to the device, "? " a
/// command line that is repeated until its output has the words behind "|", "# " a remark, all else standard output. Each file has a device of its own.
/// HUSHTAP_ACCEPT=1 writes what was seen into the files instead of comparing.
/// </summary>
public sealed partial class TranscriptTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Transcripts"), "*.txt")
            .Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public void Dispose() => _temp.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Tool_and_device_say_what_the_transcript_says(string name)
    {
        string expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Transcripts", name)).ReplaceLineEndings("\n");
        string actual = Replay(expected);
        if (Environment.GetEnvironmentVariable("HUSHTAP_ACCEPT") == "1")
        {
            File.WriteAllText(Path.Combine(SourceFolder(), "Transcripts", name), actual);
        }

        Assert.Equal(expected, actual);
    }

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private string Replay(string transcript)
    {
        using LiveDevice device = new(_temp);
        _temp.Put("lag.txt", "# by hand\nhold-lamp.lag-ms=300\nmute-lamp.lag-ms=300\n");
        _temp.Put("unknown.txt", "hold-lamp.lag-ms=300\nmagic=1\n");
        _temp.Put("wrong.txt", "hold-lamp.lag-ms=99999\n");
        _temp.Put("future.txt", "hushtap-settings 2\nhold-lamp.lag-ms=300\n");
        StringBuilder seen = new();
        foreach (string line in transcript.Split('\n'))
        {
            string words = line.Length > 2 ? line[2..] : string.Empty;
            switch (line.Length > 1 ? line[..2] : string.Empty)
            {
                case "# ":
                    seen.Append(line).Append('\n');
                    break;
                case "> ":
                    seen.Append(line).Append('\n');
                    device.Do(words);
                    break;
                case "? ":
                    seen.Append(line).Append('\n').Append('\n');
                    Await(device, words);
                    break;
                case "$ ":
                    seen.Append(line).Append('\n').Append(Show(Run(device, words))).Append('\n');
                    break;
            }
        }

        return seen.ToString();
    }

    private void Await(LiveDevice device, string line)
    {
        string[] halves = line.Split(" | ", 2);
        long deadline = Environment.TickCount64 + Support.Program.DeadlineMs;
        (int ExitCode, string Out, string Error) seen;
        do
        {
            seen = Run(device, halves[0]);
            if (seen.Out.Contains(halves[1], StringComparison.Ordinal))
            {
                return;
            }
        }
        while (Environment.TickCount64 < deadline);

        Assert.Fail($"'{halves[1]}' never came; last: {seen}");
    }

    private (int ExitCode, string Out, string Error) Run(LiveDevice device, string line)
    {
        string[] halves = line.Split(" < ", 2);
        string[] words = halves[0].Replace("@/", _temp.Path + "/", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Support.Program.Run(device.Port, _temp.Path, halves.Length > 1 ? halves[1] + "\n" : string.Empty, words[1..]);
    }

    private string Show((int ExitCode, string Out, string Error) seen)
    {
        IEnumerable<string> error = seen.Error.Split('\n').SkipLast(1).Select(text => $"! {text}\n");
        IEnumerable<string> output = seen.Out.Split('\n').SkipLast(1).Select(text => $"{text.TrimEnd()}\n");
        string text = string.Concat(error.Concat(output)).Replace(_temp.Path + "/", "@/", StringComparison.Ordinal);
        return Changing().Replace(text, match => new string('~', 3) + (match.Groups["unit"].Success ? match.Groups["unit"].Value : string.Empty)) + $"[exit {seen.ExitCode}]\n";
    }

    /// <summary>What is never twice the same: times, the device's load, keys' digests.</summary>
    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z|\d{8}T\d{6}Z|\d\d:\d\d:\d\d|-?\d+(?<unit> ms| ppm)|(?<=for )\d+(?= s)|(?<=\+)\d+(?= s)|(?<=crc32=)[0-9A-F]{8}|(?<=digest=|digest"": "")[0-9A-F]{32}|(?<=line=|line"": )\d+|(?<=^\d+ )\d+(?= [-\d])|(?<=first=|frames=|first"": )\d+|(?<=overruns  )[ \d]*\d+|(?<=overruns"": )\d+", RegexOptions.Multiline)]
    private static partial Regex Changing();
}
