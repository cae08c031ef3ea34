// SPDX-License-Identifier: MIT
using System.CommandLine;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap archive</c>: what can be done with an archive of cards.</summary>
public sealed class ArchiveCommand : ICliCommand
{
    /// <inheritdoc/>
    public static Command Create(Shell shell) => new("archive", "list what an archive has, keep or erase calls of it, read its log")
    {
        ArchiveListCommand.Create(shell),
        ArchiveLockCommand.Create(shell, isLocked: true),
        ArchiveLogCommand.Create(shell),
        ArchiveRetentionCommand.Create(shell),
        ArchiveLockCommand.Create(shell, isLocked: false),
    };
}
