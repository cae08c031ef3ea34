// SPDX-License-Identifier: MIT
using System.CommandLine;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap card</c>: what can be done with a card on the PC.</summary>
public sealed class CardCommand : ICliCommand
{
    /// <inheritdoc/>
    public static Command Create(Shell shell) => new("card", "make a card ready, list it, prove that it is as the device wrote it, take from it what people need")
    {
        CardExportCommand.Create(shell),
        CardIngestCommand.Create(shell),
        CardListCommand.Create(shell),
        CardPrepareCommand.Create(shell),
        CardReceiptCommand.Create(shell),
        CardReportCommand.Create(shell),
        CardVerifyCommand.Create(shell),
        CardVerifyReceiptCommand.Create(shell),
    };
}
