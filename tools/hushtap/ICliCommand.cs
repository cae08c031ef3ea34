// SPDX-License-Identifier: MIT
using System.CommandLine;

namespace HushTap.Cli;

/// <summary>A subcommand. Every class in this assembly that implements it is found and listed: a new command is one new file in Commands.</summary>
public interface ICliCommand
{
    /// <summary>Builds the command with its options and its action.</summary>
    /// <param name="shell">Where the command's output goes.</param>
    /// <returns>The command, not yet part of any other.</returns>
    static abstract Command Create(Shell shell);
}
