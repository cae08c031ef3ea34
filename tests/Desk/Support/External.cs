// SPDX-License-Identifier: MIT
using System.Diagnostics;

namespace HushTap.Desk.Tests;

/// <summary>Programs that are not part of .NET. A test that needs a missing one is skipped by name, or fails where HUSHTAP_REQUIRE_TOOLS is 1.</summary>
public static class External
{
    public static void Require(string program)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        bool found = folders.Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));
        if (!found && Environment.GetEnvironmentVariable("HUSHTAP_REQUIRE_TOOLS") == "1")
        {
            Assert.Fail($"{program} is not installed, and HUSHTAP_REQUIRE_TOOLS is 1");
        }

        Assert.SkipUnless(found, $"{program} is not installed");
    }

    /// <summary>Runs a program that must end well, and gives what it says.</summary>
    public static string Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {error.Result}{output}");
        return output + error.Result;
    }
}
