// SPDX-License-Identifier: MIT
using HushTap.Cli;
using HushTap.Serial.Tests.Support;

namespace HushTap.Serial.Tests;

/// <summary>A check that must fail.</summary>
public sealed class CheckTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_check_fails_where_the_settings_do_not_fit_the_lamp()
    {
        // The lamp is dark for a second; the device was told that it never flashes. What is heard in the dark is recorded.
        _temp.Put("wrong.txt", "hold-lamp.dark-ms=0\nmute-lamp.dark-ms=0\nhold-lamp.lag-ms=100\nmute-lamp.lag-ms=100\n");
        using LiveDevice device = new(_temp, "--lamp", "flash:300/1000");
        Assert.Equal(ExitCode.Ok, Support.Program.Run(device.Port, _temp.Path, string.Empty, "apply", "wrong.txt", "--yes", "--restart").ExitCode);
        (int exitCode, string output, _) = Person.Follow(device, _temp, null, "check", "--card", device.Card, "--seconds", "2", "--no-mute", "--sheet", "sheet");
        Assert.Equal(ExitCode.Problem, exitCode);
        Assert.Contains("[NO] nothing of the tone played during hold is on the card: FOUND", output, StringComparison.Ordinal);
    }
}
