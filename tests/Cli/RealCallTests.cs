// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using System.Text.Json;
using HushTap.Cli.Tests.Support;
using HushTap.Simulator;

namespace HushTap.Cli.Tests;

/// <summary>The tool, the simulator and the real firmware together, on the call that README plays.</summary>
public sealed class RealCallTests : IDisposable
{
    private const string Fence = "```text\n";

    private static readonly string s_samples = Path.Combine(AppContext.BaseDirectory, "Samples");

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    /// <summary>README's transcript is rewritten instead of compared when HUSHTAP_ACCEPT is 1.</summary>
    [Fact]
    public void README_shows_what_its_first_command_prints()
    {
        string readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md")).ReplaceLineEndings("\n");
        int start = readme.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length;
        string shown = readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)];
        Session session = Simulate("card");
        string seen = string.Concat(session.Out.Split('\n').SkipLast(1).Select(line => line.TrimEnd() + "\n"));
        if (Environment.GetEnvironmentVariable("HUSHTAP_ACCEPT") == "1")
        {
            File.WriteAllText(SourceReadme(), readme.Replace(Fence + shown, Fence + seen, StringComparison.Ordinal));
        }

        Assert.Contains("--call tests/Samples/call.wav --timeline tests/Samples/call.labels.txt --card card", readme);
        Assert.Equal(shown, seen);
    }

    [Fact]
    public void The_sample_call_leaks_nothing_and_every_frame_of_talk_is_accounted_for()
    {
        using JsonDocument document = JsonDocument.Parse(Simulate("card", "--json").Out);
        JsonElement root = document.RootElement;
        long Frames(string name) => root.GetProperty(name).GetInt64();
        long withheld = root.GetProperty("withheldFrames").EnumerateObject().Sum(reason => reason.Value.GetInt64());
        Assert.Equal(0, Frames("leakedFrames"));
        Assert.Equal(306_400, Frames("offHookFrames"));
        Assert.Equal(Frames("offHookFrames"), Frames("recordedFrames") + withheld + Frames("gapFrames"));
        Assert.InRange(Frames("recordedFrames"), 8000 * 18, 306_400 - (8000 * 145 / 10));
    }

    [Fact]
    public void The_same_inputs_and_seed_give_the_same_card()
    {
        Simulate("one", "--seed", "7", "--lamp", "flash:500/500");
        Simulate("two", "--seed", "7", "--lamp", "flash:500/500");
        string[] files = [.. _temp.Files().Where(file => file.StartsWith("one/", StringComparison.Ordinal))];
        Assert.NotEmpty(files);
        Assert.Equal(2 * files.Length, _temp.Files().Length);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(_temp[file]), File.ReadAllBytes(_temp["two" + file[3..]])));
    }

    [Fact]
    public void A_used_card_is_continued_and_what_was_on_it_stays()
    {
        _temp.Put("card/PHOTO.JPG", "not ours");
        Simulate("card");
        Dictionary<string, byte[]> before = _temp.Files().ToDictionary(file => file, file => File.ReadAllBytes(_temp[file]));
        Simulate("card");
        Assert.True(_temp.Files().Length > before.Count);
        Session verify = new();
        Assert.True(verify.Run("card", "verify", _temp["card"]) == ExitCode.Ok, verify.Out);
        Assert.Contains("fine: 6 segments of 2 calls", verify.Out);
        foreach ((string file, byte[] content) in before.Where(file => !file.Key.EndsWith(".TXT", StringComparison.Ordinal)))
        {
            Assert.Equal(content, File.ReadAllBytes(_temp[file]));
        }
    }

    [Fact]
    public void A_small_card_is_filled_and_then_every_second_of_talk_is_withheld_because_it_is_full()
    {
        Session last = Simulate("card", "--card-size", "4M");
        Assert.Contains("which says 4,194,304 bytes", last.Error);
        for (int calls = 1; calls < 6 && !last.Out.Contains("  card-full", StringComparison.Ordinal); calls++)
        {
            last = Simulate("card", "--card-size", "4M");
        }

        Assert.Matches(@"\n  card-full +\d+\.\d s", last.Out);
        Assert.Matches(@"\nunexplained +0\.0 s", last.Out);
    }

    [Fact]
    public void A_lamp_later_than_the_settings_allow_is_outside_the_promise()
    {
        Session session = new() { Simulate = Simulation.Run };
        Assert.Equal(ExitCode.Problem, session.Run([.. Arguments("card"), "--lamp-lag", "800"]));
        Assert.Contains("\noutside the promise: ", session.Out);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("4.5")]
    [InlineData("11")]
    [InlineData("20")]
    public void SoX_and_ffprobe_read_every_recording_without_a_warning_after_a_power_cut(string second)
    {
        External.Require("sox");
        External.Require("ffprobe");
        Simulate("card", "--fault", "powercut@" + second);
        string[] recordings = [.. _temp.Files().Where(file => file.EndsWith(".WAV", StringComparison.Ordinal))];
        Assert.NotEmpty(recordings);
        foreach (string recording in recordings)
        {
            (int exitCode, _, string error) = External.Run("sox", "-V2", _temp[recording], "-n");
            Assert.Equal((recording, 0, string.Empty), (recording, exitCode, error));
            (exitCode, string output, error) = External.Run(
                "ffprobe", "-v", "warning", "-show_entries", "stream=codec_name,sample_rate,channels", "-of", "csv=p=0", _temp[recording]);
            Assert.Equal((recording, 0, "pcm_s16le,8000,2", string.Empty), (recording, exitCode, output.Trim(), error));
        }
    }

    private static string SourceReadme([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "README.md"));

    private string[] Arguments(string card) =>
        ["simulate", "--call", Path.Combine(s_samples, "call.wav"), "--timeline", Path.Combine(s_samples, "call.labels.txt"), "--card", _temp[card]];

    private Session Simulate(string card, params string[] options)
    {
        Session session = new() { Simulate = Simulation.Run };
        int exitCode = session.Run([.. Arguments(card), .. options]);
        Assert.True(exitCode == ExitCode.Ok, session.Out + session.Error);
        return session;
    }
}
