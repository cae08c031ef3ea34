// SPDX-License-Identifier: MIT
namespace HushTap.Cli;

/// <summary>A failure that the user can mend: shown as <c>error:</c> and <c>hint:</c>.</summary>
/// <param name="message">What is wrong; lower case, no full stop.</param>
/// <param name="hint">What to do about it; lower case, no full stop.</param>
/// <param name="exitCode">What the program returns to the shell.</param>
public sealed class CliException(string message, string hint, int exitCode = Cli.ExitCode.Misuse) : Exception(message)
{
    /// <summary>Gets what to do about it.</summary>
    public string Hint { get; } = hint;

    /// <summary>Gets what the program returns to the shell.</summary>
    public int ExitCode { get; } = exitCode;
}
