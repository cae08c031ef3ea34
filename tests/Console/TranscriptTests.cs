// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using HushTap.Console.Tests.Support;
using HushTap.Simulator;

namespace HushTap.Console.Tests;

/// <summary>
/// Golden transcripts of the console, over the simulated serial port of the whole firmware. "# world NAME" picks the world, lines with "&gt; " and
/// "~ " are the PC's script (see Pc), lines with "&lt; " are the device's. What differs from run to run or from build to build stands as "…".
/// HUSHTAP_ACCEPT=1 writes what was seen into the files instead of comparing.
/// </summary>
public sealed partial class TranscriptTests
{
    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Transcripts"), "*.txt")
            .Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_console_says_what_the_transcript_says(string name)
    {
        string expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Transcripts", name)).ReplaceLineEndings("\n");
        string[] lines = expected.Split('\n');
        string[] head = [.. lines.TakeWhile(line => line.StartsWith('#'))];
        string[] script = [.. lines.Where(line => line.StartsWith('>') || line.StartsWith('~'))];
        string world = head.Single(line => line.StartsWith("# world ", StringComparison.Ordinal))["# world ".Length..];
        (WorldRun run, Pc pc) = Desk.Play(WorldOf(world), script);
        string actual = string.Concat(head.Select(line => line + "\n")) + JournalTime().Replace(Volatile().Replace(pc.Transcript, "$1=…"), "$1 … ");
        if (Environment.GetEnvironmentVariable("HUSHTAP_ACCEPT") == "1")
        {
            File.WriteAllText(Path.Combine(SourceFolder(), "Transcripts", name), actual);
        }

        Assert.Equal(expected, actual);
        Assert.Equal(0, pc.Unsent);
        Assert.Empty(run.Boots.SelectMany(boot => boot.Unhandled));
        Assert.Empty(run.Boots.SelectMany(boot => boot.Misuse));
    }

    private static WorldSpec WorldOf(string name) => name switch
    {
        "idle" => Desk.Spec(seconds: 40),
        "call" => Desk.Spec(seconds: 30, offHook: [(1, 25)], hold: [(10, 15)]),
        "mute" => Desk.Spec(seconds: 30, offHook: [(1, 25)], mute: [(10, 15)]),
        "long" => Desk.Spec(seconds: 900),
        "no card" => Desk.Spec(seconds: 40) with { Card = new CardSpec { OutUs = [(0, long.MaxValue)] } },
        _ => throw new ArgumentException($"no world {name}"),
    };

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"(?<![\w.-])(uptime-ms|uptime-us|since-ms|utc|begin|begin-ms|end-ms|challenge|ms|within-ms|backlog-ms|step-ms|level-near|level-far|recorded-ms|withheld-ms|segment-frames|first|frames|digest|header|room-kib|used-kib)=(?!-\s)[^ \n]+")]
    private static partial Regex Volatile();

    [GeneratedRegex(@"^(< \d+) \d+ (-|[0-9TZ:-]{20}) ", RegexOptions.Multiline)]
    private static partial Regex JournalTime();
}
