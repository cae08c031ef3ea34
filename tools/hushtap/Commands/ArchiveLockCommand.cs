// SPDX-License-Identifier: MIT
using System.CommandLine;
using HushTap.Desk;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap archive lock</c> and <c>unlock</c>: whether retention leaves a call alone.</summary>
public static class ArchiveLockCommand
{
    /// <summary>Builds one of the two commands.</summary>
    /// <param name="shell">Where its output goes.</param>
    /// <param name="isLocked">Lock, not unlock.</param>
    /// <returns>The command.</returns>
    public static Command Create(Shell shell, bool isLocked)
    {
        Argument<string> archive = ArchiveOptions.Archive();
        Option<string> card = new("--card") { Description = "the card, as hushtap archive list names it", HelpName = "CARD", Required = true };
        Option<string> call = new("--call") { Description = "the call: its number, or POWER-ON/CALL where the number is not enough", HelpName = "N", Required = true };
        Command command = isLocked
            ? new("lock", "keep a call, however old it gets")
            : new("unlock", "let retention erase a call again when it is old");
        command.Add(archive);
        command.Add(card);
        command.Add(call);
        command.SetAction(parse =>
        {
            CallName name = CardOptions.CallName(parse.GetRequiredValue(call));
            ArchivedCall found = ArchiveOptions.With(parse.GetRequiredValue(archive), opened => opened.Lock(parse.GetRequiredValue(card), name, isLocked));
            shell.Out.WriteLine($"call {found.Name} of card {found.Card} is {(isLocked ? "locked" : "unlocked")}{(found.ErasedUtc is null ? "" : ", but its recordings were erased before")}");
            return ExitCode.Ok;
        });
        return command;
    }
}
