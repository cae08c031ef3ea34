// SPDX-License-Identifier: MIT
using HushTap.Cli;
using HushTap.Cli.Check;
using HushTap.Cli.Input;
using HushTap.Cli.Learn;
using HushTap.Cli.Live;
using HushTap.Cli.Serial;
using HushTap.Simulator;

namespace HushTap.Serial.Tests;

/// <summary>The parts of the PC side by themselves, without a port.</summary>
public sealed class WordsTests
{
    private const int Rate = 8000;

    public static TheoryData<string> BadSteps => ["dance", "5", "lift 3", "card-stall", "card-stall x", "power-cut 0", "-1 lift"];

    [Fact]
    public void The_checksum_is_the_one_that_the_protocol_names() => Assert.Equal(0x29B1, Crc16.Of("123456789"));

    [Theory]
    [InlineData("@7 get hook.lag-ms", 0x73B1)]
    [InlineData("@7 hook.lag-ms=0", 0x80F4)]
    [InlineData("@7 ok", 0x3DBF)]
    public void The_protocols_own_example_has_the_right_checksums(string line, int crc) => Assert.Equal(crc, Crc16.Of(line));

    [Fact]
    public void The_response_to_a_challenge_is_the_one_that_openssl_gives()
    {
        // printf 'hushtap unlock 1 %s' 7D0B6C3FA1E29A4C55E0B1D2930A4F18 | openssl dgst -sha256 -mac HMAC -macopt hexkey:000102…1F
        byte[] secret = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
        Assert.Equal("BE43E794B5A035B0B0AB5B57319AD8DB5E63581B5AD51619FA0E2C0D055CD253", Unlocking.Response(secret, "7D0B6C3FA1E29A4C55E0B1D2930A4F18"));
    }

    [Fact]
    public void A_refusal_is_taken_apart_into_code_word_text_and_hint()
    {
        Assert.Equal(new DeviceError(11, "too-many-attempts", "wait", "in 60 seconds"), DeviceError.Parse("11 too-many-attempts: wait; hint: in 60 seconds"));
    }

    [Fact]
    public void Text_takes_the_rest_of_its_line()
    {
        Assert.Equal(new Dictionary<string, string> { ["reason"] = "hook", ["text"] = "a=b c" }, Answer.Pairs("reason=hook text=a=b c"));
    }

    [Fact]
    public void A_port_that_another_program_has_is_busy()
    {
        string there = typeof(WordsTests).Assembly.Location;
        Assert.Equal(PortTrouble.Busy, SystemTransport.TroubleOf(new UnauthorizedAccessException(), there));
        Assert.Equal(PortTrouble.Missing, SystemTransport.TroubleOf(new UnauthorizedAccessException(), there + ".none"));
        CliException words = new PortException(PortTrouble.Busy, "COM7").ToFailure();
        Assert.Equal((ExitCode.NoDevice, "COM7 is in use by another program, or you may not use it"), (words.ExitCode, words.Message));
    }

    [Theory]
    [MemberData(nameof(BadSteps))]
    public void A_step_that_is_none_is_refused_with_its_place(string line)
    {
        Assert.StartsWith("here", Assert.Throws<CliException>(() => LiveScript.Parse(line, "here")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_have_a_time_or_none_a_value_or_a_default_and_remarks()
    {
        Assert.Equal(new ScriptStep(1.5, new LiveAct(LiveActKind.PowerCut, 700)), LiveScript.Parse("1.5 power-cut 700 # zap", "here"));
        Assert.Equal(new ScriptStep(null, new LiveAct(LiveActKind.PowerCut, 1000)), LiveScript.Parse("power-cut", "here"));
        Assert.Equal(new ScriptStep(9, null), LiveScript.Parse("9 end", "here"));
        Assert.Null(LiveScript.Parse("   # nothing", "here"));
    }

    [Theory]
    [InlineData("a=1\na=2\n", "x line 2 sets a a second time")]
    [InlineData("a=1\nb\n", "x line 2 is no setting")]
    [InlineData("# nothing\n", "x has no settings")]
    [InlineData("hushtap-phone 2\na=1\n", "x is of version 2; this hushtap knows version 1")]
    [InlineData("hushtap-settings 1 generation=1\na=1\ncrc32=00000000\n", "x was changed since it was dumped: its crc32 is wrong")]
    public void A_settings_file_that_is_ambiguous_or_damaged_is_refused(string text, string message)
    {
        Assert.Equal(message, Assert.Throws<CliException>(() => SettingsFile.Parse(text, "x")).Message);
    }

    [Fact]
    public void The_journal_tells_of_a_moment_in_one_sentence()
    {
        JournalLine[] lines = [.. new[]
        {
            "1 3000 - withheld first=0 frames=16000 reason=on-hook",
            "2 3000 - call call=1 first=16000",
            "3 3000 - segment file=A.WAV first=16000",
            "4 7000 - segment-end file=A.WAV first=16000 frames=32000 reason=hold-lamp",
            "5 9000 - withheld first=48000 frames=16000 reason=hold-lamp",
            "6 9000 - segment file=B.WAV first=64000",
        }.Select(line => JournalLine.Parse(line)!)];
        Explanation journal = Explanation.From(lines, Rate)!;
        Assert.Equal("not recorded +1 s–+3 s: the handset is down; nothing was kept", journal.At(2000, Explanation.ByUptime));
        Assert.Equal("recorded +3 s–+7 s, in A.WAV", journal.At(5000, Explanation.ByUptime));
        Assert.Equal("not recorded +7 s–+9 s: the hold lamp is lit or flashing; nothing was kept", journal.At(8000, Explanation.ByUptime));
        Assert.Equal("recorded since +9 s, in B.WAV, which is still open", journal.At(12000, Explanation.ByUptime));
        Assert.Null(Explanation.From([JournalLine.Parse("0 100 - power-on format=1")!], Rate));
    }

    [Fact]
    public void A_tone_is_found_where_it_is_and_nowhere_else()
    {
        ToneRun run = Assert.Single(ToneFinder.Find(Call(2, (0.5, 1.25, 1000)), 1000));
        Assert.InRange(run.StartSeconds, 0.45, 0.52);
        Assert.InRange(run.Seconds, 0.7, 0.85);
        Assert.Empty(ToneFinder.Find(Call(2, (0.5, 1.25, 1100)), 1000));
        Assert.Empty(ToneFinder.Find(Call(2), 1000));
    }

    [Fact]
    public void Two_blocks_of_tone_are_enough_to_be_found()
    {
        Assert.Single(ToneFinder.Find(Call(2, (1, 1.064, 1000)), 1000));
    }

    [Fact]
    public void A_flashing_lamp_gives_its_longest_dark_phase_and_a_fifth()
    {
        Edge[] edges = [.. Flashes(1000, 5, 500, 400)];
        LampLesson lesson = LampLesson.Of(edges, "hold-lamp", "hold-key", 5000);
        Assert.True(lesson.Flashes);
        List<string> remarks = [];
        Assert.Contains(new("hold-lamp.dark-ms", "500"), PhoneLesson.Lamp("hold-lamp", [lesson], false, new Dictionary<string, string>(), remarks));
        Assert.Contains("the hold lamp flashes, dark for up to 410 ms; a fifth more for safety", remarks);
    }

    [Fact]
    public void The_dark_after_release_is_no_part_of_the_cadence()
    {
        Edge[] edges = [.. Flashes(1000, 3, 500, 400), new(9000, 10, "hold-lamp", true, false), new(9100, 10, "hold-lamp", false, false)];
        Assert.Equal(410, LampLesson.Of(edges, "hold-lamp", "hold-key", 3600).DarkMsMax);
    }

    [Fact]
    public void A_steady_lamp_keeps_the_cautious_setting_unless_the_user_vouches_for_it()
    {
        LampLesson steady = LampLesson.Of([new(1000, 10, "hold-lamp", true, false), new(9000, 10, "hold-lamp", false, false)], "hold-lamp", "hold-key", 8000);
        Dictionary<string, string> factory = new() { ["hold-lamp.dark-ms"] = "1600" };
        Assert.DoesNotContain(PhoneLesson.Lamp("hold-lamp", [steady], false, factory, []), pair => pair.Key == "hold-lamp.dark-ms");
        Assert.Contains(new("hold-lamp.dark-ms", "0"), PhoneLesson.Lamp("hold-lamp", [steady], true, factory, []));
    }

    [Fact]
    public void The_key_tells_how_late_the_lamp_is()
    {
        Edge[] edges = [new(1000, 10, "hold-key", true, false), new(1150, 10, "hold-key", false, false), new(1180, 10, "hold-lamp", true, false), new(9000, 10, "hold-lamp", false, false)];
        LampLesson lesson = LampLesson.Of(edges, "hold-lamp", "hold-key", 8000);
        Assert.Equal(190, lesson.LagMs);
        Assert.Contains(new("hold-lamp.lag-ms", "380"), PhoneLesson.Lamp("hold-lamp", [lesson], true, new Dictionary<string, string>(), []));
    }

    [Fact]
    public void A_lamp_that_flashes_only_sometimes_is_refused()
    {
        LampLesson steady = LampLesson.Of([new(1000, 10, "hold-lamp", true, false)], "hold-lamp", "hold-key", 8000);
        LampLesson flashing = LampLesson.Of([.. Flashes(1000, 5, 500, 400)], "hold-lamp", "hold-key", 5000);
        Assert.Equal("the hold lamp flashed one time and was steady another", Refusal([steady, flashing], neverFlashes: false));
        Assert.Equal("the hold lamp flashes, and --never-flashes says that it never does", Refusal([flashing], neverFlashes: true));
        LampLesson once = LampLesson.Of([.. Flashes(1000, 2, 500, 400)], "hold-lamp", "hold-key", 2800);
        Assert.Equal("the hold lamp was dark only once in a hold, so its cadence is not known", Refusal([once], neverFlashes: false));
    }

    [Fact]
    public void The_picture_shows_level_and_change()
    {
        Edge[] edges = [new(0, 0, "hook", true, true), new(3200, 10, "hook", false, false)];
        string[] lines = [.. EdgePicture.Draw(edges, ["hook"], 0, 6400)];
        Assert.Equal("hook         " + new string('#', 31) + "|" + new string('_', 32), lines[0]);
    }

    [Fact]
    public void A_pass_sheet_shows_markup_in_names_as_text()
    {
        PassSheet sheet = new([new("device", "<b>&")], [new("silence", false, "FOUND: 1.0 s")]);
        Assert.False(sheet.IsPassed);
        Assert.Contains("<td>&lt;b&gt;&amp;</td>", sheet.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("[NO] silence: FOUND: 1.0 s", sheet.ToText(), StringComparison.Ordinal);
    }

    private static string Refusal(IReadOnlyList<LampLesson> lessons, bool neverFlashes) =>
        Assert.Throws<CliException>(() => PhoneLesson.Lamp("hold-lamp", lessons, neverFlashes, new Dictionary<string, string>(), []).ToList()).Message;

    private static IEnumerable<Edge> Flashes(long fromMs, int count, int litMs, int darkMs)
    {
        for (int i = 0; i < count; i++)
        {
            yield return new Edge(fromMs + (i * (litMs + darkMs)), 10, "hold-lamp", true, false);
            yield return new Edge(fromMs + (i * (litMs + darkMs)) + litMs, 10, "hold-lamp", false, false);
        }
    }

    private static CallAudio Call(int seconds, params (double From, double To, double Hertz)[] tones)
    {
        byte[] pcm = new byte[seconds * Rate * CallAudio.FrameBytes];
        Random noise = new(1);
        for (int i = 0; i < seconds * Rate; i++)
        {
            double value = (noise.NextDouble() - 0.5) * 3000;
            foreach ((double from, double to, double hertz) in tones)
            {
                value = i >= from * Rate && i < to * Rate ? 8000 * Math.Sin(2 * Math.PI * hertz * i / Rate) : value;
            }

            BitConverter.TryWriteBytes(pcm.AsSpan(i * CallAudio.FrameBytes + 2), (short)value);
        }

        return new CallAudio(pcm, Rate, []);
    }
}
