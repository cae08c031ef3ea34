// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using System.Text;
using HushTap.Cli.Tests.Support;
using HushTap.Vectors;

namespace HushTap.Cli.Tests;

/// <summary>
/// Golden transcripts. In Transcripts/*.txt a line with "$ " is a command line, lines with "! " are standard error, "[exit N]" is the exit code,
/// "# " is remarks, all else is standard output. HUSHTAP_ACCEPT=1 writes what was seen into the files instead of comparing.
/// </summary>
public sealed class TranscriptTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Transcripts"), "*.txt")
            .Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public void Dispose() => _temp.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void The_tool_says_what_the_transcript_says(string name)
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
        _temp.Put("call.wav", Wav.File(new byte[320_000 * 4]));
        _temp.Put("mono.wav", Wav.File(new byte[100_000], rate: 44100, channels: 1, bits: 8));
        _temp.Put("zeros.wav", new byte[4096]);
        _temp.Put("labels.txt", "1\t39.3\toffhook\n14\t24\thold\n");
        _temp.Put("odd.txt", "1\t2\tpark\n");
        PutCards();
        StringBuilder seen = new();
        foreach (string line in transcript.Split('\n'))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                seen.Append(line).Append('\n');
            }
            else if (line.StartsWith("$ hushtap", StringComparison.Ordinal))
            {
                seen.Append(line).Append('\n').Append(RunLine(line["$ hushtap".Length..])).Append('\n');
            }
        }

        return seen.ToString();
    }

    private void PutCards()
    {
        BaseCards.Build("two").WriteTo(_temp["two"]);
        BaseCards.Build("cut").WriteTo(_temp["cut"]);
        BaseCards.Build("encrypted").WriteTo(_temp["encrypted"]);
        foreach (string name in (string[])["file-swapped", "forged-reason", "journal-lines-deleted"])
        {
            Vector.Read(name).Card.WriteTo(_temp[name]);
        }

        _temp.Put("empty/CARD.TXT", BaseCards.Prepared);
        _temp.Put("keys.txt", BaseCards.OwnerKeys);
        _temp.Put("other.txt", BaseCards.OtherKeys);
        _temp.Put("status.txt", "ok\nboot=3 line=12 digest=00000000000000000000000000000000\n");
    }

    private string RunLine(string line)
    {
        Session session = new();
        int exitCode = session.Run(line.Replace("@/", _temp.Path + "/", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        IEnumerable<string> error = session.Error.Split('\n').SkipLast(1).Select(text => $"! {text}\n");
        IEnumerable<string> output = session.Out.Split('\n').SkipLast(1).Select(text => $"{text.TrimEnd()}\n");
        return string.Concat(error.Concat(output)).Replace(_temp.Path + "/", "@/", StringComparison.Ordinal) + $"[exit {exitCode}]\n";
    }
}
