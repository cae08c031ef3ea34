// SPDX-License-Identifier: MIT
using HushTap.Cli.Tests.Support;

namespace HushTap.Cli.Tests;

/// <summary>The program as a shell starts it.</summary>
public class ProcessTests
{
    private static readonly string s_program = Path.Combine(AppContext.BaseDirectory, "hushtap.dll");

    [Fact]
    public void The_program_gives_version_and_exit_code_0()
    {
        (int exitCode, string output, string error) = External.Run("dotnet", s_program, "--version");
        Assert.Equal((ExitCode.Ok, string.Empty), (exitCode, error));
        Assert.Matches(@"^\d+\.\d+\.\d+\r?\n$", output);
    }

    [Fact]
    public void The_program_ends_misuse_with_exit_code_2_and_speaks_on_standard_error()
    {
        (int exitCode, string output, string error) = External.Run("dotnet", s_program, "simulate", "--json");
        Assert.Equal((ExitCode.Misuse, string.Empty), (exitCode, output));
        Assert.Equal("error: '--call' is required\nhint: see hushtap simulate --help\n", error.ReplaceLineEndings("\n"));
    }
}
