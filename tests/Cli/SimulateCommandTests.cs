// SPDX-License-Identifier: MIT
using System.Text.Json;
using HushTap.Cli.Tests.Support;
using HushTap.Simulator;

namespace HushTap.Cli.Tests;

public sealed class SimulateCommandTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly string[] _inputs;

    public SimulateCommandTests()
    {
        string call = _temp.Put("call.wav", Wav.File(new byte[8000 * 4 * 4]));
        string labels = _temp.Put("call.txt", "0.5\t3.5\toffhook\n1\t2\thold\n2.5\t3\tmute\n");
        _inputs = ["simulate", "--call", call, "--timeline", labels, "--card", _temp["card"]];
    }

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Without_options_the_plan_is_a_steady_lamp_learned_settings_and_seed_1()
    {
        SimulationPlan plan = PlanOf();
        Assert.Equal((8000, 8000 * 4 * 4), (plan.SampleRate, plan.Pcm.Length));
        Assert.Equal([new Stretch(4_000, 28_000)], plan.Truth.OffHook);
        Assert.Equal([new Stretch(8_000, 16_000)], plan.Truth.Hold);
        Assert.Equal([new Stretch(20_000, 24_000)], plan.Truth.Mute);
        Assert.Equal((LampSpec.Steady, true, 1ul, 4L << 30), (plan.Lamp, plan.Learned, plan.Seed, plan.CardBytes));
        Assert.Empty(plan.Faults);
        Assert.Empty(plan.CardBefore);
    }

    [Fact]
    public void Every_option_reaches_the_plan()
    {
        _temp.Put("card/A/B.TXT", "used");
        SimulationPlan plan = PlanOf(
            "--lamp", "flash:250/1500", "--lamp-lag", "400", "--unlearned", "--rate", "16000", "--card-size", "1G",
            "--fault", "freeze@1:300", "--fault", "powercut@2.5", "--seed", "18446744073709551615");
        Assert.Equal((new LampSpec(250, 1500, 400), false, ulong.MaxValue, 1L << 30), (plan.Lamp, plan.Learned, plan.Seed, plan.CardBytes));
        Assert.Equal((16000, 16000 * 4 * 4), (plan.SampleRate, plan.Pcm.Length));
        Assert.Equal([new Stretch(16_000, 32_000)], plan.Truth.Hold);
        Assert.Equal([new Fault(FaultKind.Freeze, 1, 300), new Fault(FaultKind.PowerCut, 2.5)], plan.Faults);
        Assert.Equal("used"u8.ToArray(), plan.CardBefore["A/B.TXT"]);
    }

    [Fact]
    public void Json_is_one_object_with_the_promised_keys_and_standard_error_is_silent()
    {
        Session session = new();
        Assert.Equal(ExitCode.Ok, session.Run([.. _inputs, "--json", "--rate", "16000"]));
        Assert.Empty(session.Error);
        using JsonDocument document = JsonDocument.Parse(session.Out);
        JsonElement root = document.RootElement;
        Assert.Equal(
            [
                "callFrames", "sampleRate", "seed", "offHookFrames", "recordedFrames", "withheldFrames", "gapFrames", "unexplainedFrames", "leakedFrames",
                "unseenHolds", "overruns", "longestStallMs", "files", "written", "notes", "problems", "outsidePromise", "passed",
            ],
            root.EnumerateObject().Select(property => property.Name));
        Assert.Equal(["OnHold", "OnMute"], root.GetProperty("withheldFrames").EnumerateObject().Select(property => property.Name));
        Assert.Equal(86_144, root.GetProperty("withheldFrames").GetProperty("OnHold").GetInt64());
        JsonElement file = Assert.Single(root.GetProperty("files").EnumerateArray());
        Assert.Equal(("HUSHTAP/00001/0001.WAV", 180_000), (file.GetProperty("path").GetString(), file.GetProperty("frames").GetInt64()));
        Assert.Contains("resampled to 16000", Assert.Single(root.GetProperty("notes").EnumerateArray()).GetString());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("outsidePromise").ValueKind);
        Assert.True(root.GetProperty("passed").GetBoolean());
    }

    [Theory]
    [InlineData(1, ExitCode.Ok)]
    [InlineData(Canned.Leaks, ExitCode.Problem)]
    [InlineData(Canned.Loses, ExitCode.Problem)]
    [InlineData(Canned.Outside, ExitCode.Problem)]
    public void The_exit_code_and_passed_agree(ulong seed, int expected)
    {
        Session session = new();
        Assert.Equal(expected, session.Run([.. _inputs, "--json", "--seed", $"{seed}"]));
        using JsonDocument document = JsonDocument.Parse(session.Out);
        Assert.Equal(expected == ExitCode.Ok, document.RootElement.GetProperty("passed").GetBoolean());
    }

    [Fact]
    public void The_card_is_written_also_when_a_problem_was_found()
    {
        Assert.Equal(ExitCode.Problem, new Session().Run([.. _inputs, "--seed", $"{Canned.Leaks}"]));
        Assert.Equal(Canned.Recording, File.ReadAllBytes(_temp["card/HUSHTAP/00001/0001.WAV"]));
    }

    [Fact]
    public void A_broken_call_writes_nothing_and_simulates_nothing()
    {
        _temp.Put("call.wav", new byte[100]);
        Session session = new() { Simulate = (_, _, _) => throw new InvalidOperationException("must not run") };
        Assert.Equal(ExitCode.Misuse, session.Run([.. _inputs, "--json"]));
        Assert.Equal($"error: {_temp["call.wav"]} holds only zero bytes\nhint: the file is broken: export it again as WAV, signed 16-bit PCM\n", session.Error);
        Assert.Empty(session.Out);
        Assert.False(Directory.Exists(_temp["card"]));
    }

    [Fact]
    public void A_fault_of_the_tool_is_told_apart_from_the_users_and_writes_nothing()
    {
        Session session = new() { Simulate = (_, _, _) => throw new InvalidOperationException("wrong\nstate") };
        Assert.Equal(ExitCode.Problem, session.Run(_inputs));
        Assert.StartsWith("error: hushtap itself failed: InvalidOperationException: wrong state\nhint: this is a fault in hushtap", session.Error);
        Assert.False(Directory.Exists(_temp["card"]));
    }

    [Fact]
    public void Labels_that_are_no_text_are_refused()
    {
        _temp.Put("call.txt", [0x31, 0x09, 0x32, 0x09, 0xFF, 0xFE]);
        Session session = new();
        Assert.Equal(ExitCode.Misuse, session.Run(_inputs));
        Assert.StartsWith($"error: {_temp["call.txt"]} is no text in UTF-8\nhint: ", session.Error);
    }

    private SimulationPlan PlanOf(params string[] options)
    {
        SimulationPlan? seen = null;
        Session session = new()
        {
            Simulate = (plan, progress, trace) =>
            {
                seen = plan;
                return Canned.Run(plan, progress, trace);
            },
        };
        session.Run([.. _inputs, .. options]);
        Assert.True(seen is not null, session.Error);
        return seen;
    }
}
