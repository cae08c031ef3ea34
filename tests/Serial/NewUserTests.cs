// SPDX-License-Identifier: MIT
using HushTap.Cli;
using HushTap.Serial.Tests.Support;

namespace HushTap.Serial.Tests;

/// <summary>A new user: learns the phone, checks it, and is warned of what cannot be learned.</summary>
public sealed class NewUserTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_phone_is_learned_and_the_check_at_it_is_passed()
    {
        using LiveDevice device = new(_temp);
        (int exitCode, string output, string error) = Lead(
            device, "learn", "--seconds", "1", "--times", "1", "--never-flashes", "--yes", "--profile", "phone.txt", "--phone", "Test 1");
        Assert.Equal((ExitCode.Ok, string.Empty), (exitCode, error));
        Assert.Contains("hold-lamp.dark-ms          1600 -> 0\n", output, StringComparison.Ordinal);
        Assert.StartsWith("hushtap-phone 1\n# phone: Test 1\n", File.ReadAllText(_temp["phone.txt"]), StringComparison.Ordinal);

        (exitCode, output, error) = Lead(device, "check", "--card", device.Card, "--seconds", "1", "--sheet", "sheet");
        Assert.True(exitCode == ExitCode.Ok, output + error);
        Assert.Contains("HushTap: proof at the phone: PASSED", output, StringComparison.Ordinal);
        Assert.Contains("<strong>PASSED</strong>", File.ReadAllText(_temp["sheet.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_flashing_lamp_is_learned_with_its_cadence()
    {
        using LiveDevice device = new(_temp, "--lamp", "flash:200/300");
        (int exitCode, string output, string error) = Lead(device, "learn", "--seconds", "3", "--times", "1", "--yes");
        Assert.Equal((ExitCode.Ok, string.Empty), (exitCode, error));
        Assert.Contains("the hold lamp flashes, dark for up to 3", output, StringComparison.Ordinal);
        Assert.Matches(@"hold-lamp\.dark-ms          1600 -> (3[67890]|4[0-4])0\n", output);
        Assert.Contains("hold-lamp    ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_fails_where_the_settings_do_not_fit_the_lamp()
    {
        // The lamp is dark for a second; the device was told that it never flashes. What is heard in the dark is recorded.
        _temp.Put("wrong.txt", "hold-lamp.dark-ms=0\nmute-lamp.dark-ms=0\nhold-lamp.lag-ms=100\nmute-lamp.lag-ms=100\n");
        using LiveDevice device = new(_temp, "--lamp", "flash:300/1000");
        Assert.Equal(ExitCode.Ok, Support.Program.Run(device.Port, _temp.Path, string.Empty, "apply", "wrong.txt", "--yes", "--restart").ExitCode);
        (int exitCode, string output, _) = Lead(device, "check", "--card", device.Card, "--seconds", "2", "--no-mute", "--sheet", "sheet");
        Assert.Equal(ExitCode.Problem, exitCode);
        Assert.Contains("[NO] nothing of the tone played during hold is on the card: FOUND", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_wire_is_refused_before_anything_is_learned()
    {
        using LiveDevice device = new(_temp);
        device.Do("cut-wire");
        (int exitCode, _, string error) = Lead(device, "learn", "--wait", "2");
        Assert.Equal(
            (ExitCode.Problem, "error: the hold lamp's input says lit while the phone is at rest\nhint: its wire is cut or the wrong way round: a cut wire reads as hold\n"),
            (exitCode, error));
    }

    [Fact]
    public void Hold_that_shows_at_the_mute_lamp_is_refused_as_swapped_wires()
    {
        using LiveDevice device = new(_temp);
        (int exitCode, _, string error) = Lead(device, ["learn", "--wait", "2"], ("press hold", "mute"));
        Assert.Equal((ExitCode.Problem, "error: mute-lamp changed, not hold-lamp\nhint: are the wires swapped?\n"), (exitCode, error));
    }

    /// <summary>Runs a command that leads a person, and does at the phone what it says.</summary>
    private (int ExitCode, string Out, string Error) Lead(LiveDevice device, params string[] arguments) => Lead(device, arguments, ("never said", string.Empty));

    private (int ExitCode, string Out, string Error) Lead(LiveDevice device, string[] arguments, (string Said, string Done) mistake)
    {
        using Support.Program program = new(device.Port, _temp.Path, arguments);
        while (program.NextLine() is { } line)
        {
            if (line.StartsWith(mistake.Said, StringComparison.Ordinal))
            {
                device.Do(mistake.Done);
                continue;
            }

            (string? step, bool enter) = line switch
            {
                "lift the handset" => ("lift", false),
                "put the handset down" => ("hang-up", false),
                _ when line.StartsWith("press hold", StringComparison.Ordinal) => ("hold", false),
                _ when line.StartsWith("release hold", StringComparison.Ordinal) => ("resume", false),
                _ when line.StartsWith("press mute", StringComparison.Ordinal) => ("mute", false),
                _ when line.StartsWith("release mute", StringComparison.Ordinal) => ("unmute", false),
                _ when line.StartsWith("play the tone", StringComparison.Ordinal) => ("tone-on", true),
                _ when line.StartsWith("stop the tone", StringComparison.Ordinal) => ("tone-off", true),
                _ => ((string?)null, false),
            };
            if (step is not null)
            {
                device.Do(step);
            }

            if (enter)
            {
                program.Type(string.Empty);
            }
        }

        return program.End();
    }
}
