// SPDX-License-Identifier: MIT
using System.CommandLine;
using HushTap.CardReader;
using HushTap.Cli.Input;
using HushTap.Page;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap card prepare</c>: writes CARD.TXT, which tells the device what it cannot find out, and OPEN-ME.html, which tells people what is on the card.</summary>
public sealed class CardPrepareCommand
{
    private const int DefaultClusterBytes = 32768;

    private readonly Shell _shell;
    private readonly Argument<string> _directory = new("DIR")
    {
        Description = "where the card is mounted; its root folder",
    };

    private readonly Option<string?> _room = new("--room")
    {
        Description = "what HUSHTAP may take; K, M and G are understood (default: what is free there, and what HUSHTAP takes already)",
        HelpName = "BYTES",
    };

    private readonly Option<string?> _cluster = new("--cluster")
    {
        Description = "the card's cluster size; a power of two, 512 to 65536 (default: what the system says, or 32768)",
        HelpName = "BYTES",
    };

    private readonly Option<bool> _json = CardOptions.Json();

    private CardPrepareCommand(Shell shell) => _shell = shell;

    /// <summary>Builds the command.</summary>
    /// <param name="shell">Where its output goes.</param>
    /// <returns>The command.</returns>
    public static Command Create(Shell shell)
    {
        CardPrepareCommand prepare = new(shell);
        Command command = new("prepare", "make a card ready: write down what the device cannot find out, and a page that shows what is on the card")
        {
            prepare._directory, prepare._room, prepare._cluster, prepare._json,
        };
        command.SetAction(prepare.Run);
        return command;
    }

    private int Run(ParseResult parse)
    {
        string directory = parse.GetRequiredValue(_directory);
        long? roomBytes = parse.GetValue(_room) is { } bytes ? OptionText.CardBytes(bytes, "--room") : null;
        int? clusterBytes = parse.GetValue(_cluster) is { } cluster ? OptionText.ClusterBytes(cluster) : null;
        CardRoom.Measure(directory, roomBytes, clusterBytes, DefaultClusterBytes);
        OpenMeFile.Write(directory);

        // Measured again: the page takes room of its own.
        CardRoom room = CardRoom.Measure(directory, roomBytes, clusterBytes, DefaultClusterBytes);
        CardText text = room.Write();
        if (parse.GetValue(_json))
        {
            _shell.Out.WriteLine(System.Text.Json.JsonSerializer.Serialize(
                new { id = text.Id, roomBytes = text.RoomBytes, clusterBytes = text.ClusterBytes, notes = room.Notes }, Output.CardReport.JsonOptions));
        }
        else
        {
            Text.WriteNotes(_shell.Error, room.Notes);
            _shell.Out.WriteLine($"card {text.Id}: room for {Text.Number(text.RoomBytes)} bytes in clusters of {Text.Number(text.ClusterBytes)} bytes");
            _shell.Out.WriteLine($"{CardPage.FileName} shows in any browser what is on the card");
        }

        return ExitCode.Ok;
    }
}
