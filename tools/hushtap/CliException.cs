// SPDX-License-Identifier: MIT
namespace HushTap.Cli;

/// <summary>A failure that the user can mend: shown as <c>error:</c> and <c>hint:</c>, exit code <see cref="ExitCode.Misuse"/>.</summary>
/// <param name="message">What is wrong; lower case, no full stop.</param>
/// <param name="hint">What to do about it; lower case, no full stop.</param>
public sealed class CliException(string message, string hint) : Exception(message)
{
    /// <summary>Gets what to do about it.</summary>
    public string Hint { get; } = hint;
}
