// SPDX-License-Identifier: MIT
using HushTap.Cli;

namespace HushTap.Desk.Tests;

/// <summary>The sample call of README, recorded by the real firmware on the simulated device.</summary>
public static class RealCall
{
    public static void Play(string card)
    {
        string samples = Path.Combine(AppContext.BaseDirectory, "Samples");
        using StringWriter output = new();
        int exitCode = App.Run(
            ["simulate", "--call", Path.Combine(samples, "call.wav"), "--timeline", Path.Combine(samples, "call.labels.txt"), "--card", card], new Shell(output, output));
        Assert.True(exitCode == 0, output.ToString());
    }
}
