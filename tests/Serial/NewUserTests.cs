// SPDX-License-Identifier: MIT
using HushTap.Cli;
using HushTap.Serial.Tests.Support;

namespace HushTap.Serial.Tests;

/// <summary>A new user learns the phone and checks it.</summary>
public sealed class NewUserTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_phone_is_learned_and_the_check_at_it_is_passed()
    {
        using LiveDevice device = new(_temp);
        (int exitCode, string output, string error) = Person.Follow(
            device, _temp, null, "learn", "--seconds", "1", "--times", "1", "--never-flashes", "--yes", "--profile", "phone.txt", "--phone", "Test 1");
        Assert.Equal((ExitCode.Ok, string.Empty), (exitCode, error));
        Assert.Contains("hold-lamp.dark-ms          1600 -> 0\n", output, StringComparison.Ordinal);
        Assert.StartsWith("hushtap-phone 1\n# phone: Test 1\n", File.ReadAllText(_temp["phone.txt"]), StringComparison.Ordinal);

        (exitCode, output, error) = Person.Follow(device, _temp, null, "check", "--card", device.Card, "--seconds", "1", "--sheet", "sheet");
        Assert.True(exitCode == ExitCode.Ok, output + error);
        Assert.Contains("HushTap: proof at the phone: PASSED", output, StringComparison.Ordinal);
        Assert.Contains("<strong>PASSED</strong>", File.ReadAllText(_temp["sheet.html"]), StringComparison.Ordinal);
    }
}
