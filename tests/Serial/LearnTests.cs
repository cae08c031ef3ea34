// SPDX-License-Identifier: MIT
using HushTap.Cli;
using HushTap.Serial.Tests.Support;

namespace HushTap.Serial.Tests;

/// <summary>What can be learned of a phone, and what is refused.</summary>
public sealed class LearnTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_flashing_lamp_is_learned_with_its_cadence()
    {
        using LiveDevice device = new(_temp, "--lamp", "flash:200/300");
        (int exitCode, string output, string error) = Person.Follow(device, _temp, null, "learn", "--seconds", "3", "--times", "1", "--yes");
        Assert.Equal((ExitCode.Ok, string.Empty), (exitCode, error));
        Assert.Contains("the hold lamp flashes, dark for up to 3", output, StringComparison.Ordinal);
        Assert.Matches(@"hold-lamp\.dark-ms          1600 -> (3[67890]|4[0-4])0\n", output);
        Assert.Contains("hold-lamp    ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_wire_is_refused_before_anything_is_learned()
    {
        using LiveDevice device = new(_temp);
        device.Do("cut-wire");
        (int exitCode, _, string error) = Person.Follow(device, _temp, null, "learn", "--wait", "2");
        Assert.Equal(
            (ExitCode.Problem, "error: the hold lamp's input says lit while the phone is at rest\nhint: its wire is cut or the wrong way round: a cut wire reads as hold\n"),
            (exitCode, error));
    }

    [Fact]
    public void Hold_that_shows_at_the_mute_lamp_is_refused_as_swapped_wires()
    {
        using LiveDevice device = new(_temp);
        (int exitCode, _, string error) = Person.Follow(device, _temp, ("press hold", "mute"), "learn", "--wait", "2");
        Assert.Equal((ExitCode.Problem, "error: mute-lamp changed, not hold-lamp\nhint: are the wires swapped?\n"), (exitCode, error));
    }
}
