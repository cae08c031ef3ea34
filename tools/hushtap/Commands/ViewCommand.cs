// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Diagnostics;
using HushTap.CardReader;
using HushTap.Cli.Input;
using HushTap.Desk;
using HushTap.View;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap view</c>: shows a card or an archive in a browser on this computer.</summary>
public sealed class ViewCommand : ICliCommand
{
    private readonly Shell _shell;
    private readonly Argument<string> _directory = new("DIR")
    {
        Description = "where the card is: the folder that has HUSHTAP in it; or an archive",
    };

    private readonly Option<string[]> _keys = new("--key")
    {
        Description = "an owner's key file; may be repeated, each card is read with the one of its device",
        HelpName = "FILE",
    };

    private readonly Option<bool> _open = new("--open") { Description = "open the address in the browser that this system prefers" };

    private ViewCommand(Shell shell) => _shell = shell;

    /// <inheritdoc/>
    public static Command Create(Shell shell)
    {
        ViewCommand view = new(shell);
        Command command = new("view", "show a card or an archive in a browser on this computer: list, listen, check, export; nothing leaves it")
        {
            view._directory, view._keys, view._open,
        };
        command.SetAction(view.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parse, CancellationToken cancel)
    {
        KeyFile[] keys = [.. (parse.GetValue(_keys) ?? []).Select(file => CardInput.Keys(file)!)];
        ViewedCards cards = new(Read(parse.GetRequiredValue(_directory), keys));
        await using CardServer server = await CardServer.StartAsync(cards);
        _shell.Out.WriteLine(server.Address);
        _shell.Out.Flush();
        Text.WriteNotes(_shell.Error, ["open this address in a browser on this computer; it works once. Ctrl+C ends it"]);
        if (parse.GetValue(_open))
        {
            Open(server.Address);
        }

        await WaitAsync(cancel);
        return ExitCode.Ok;
    }

    private static OpenedCard[] Read(string directory, KeyFile[] keys)
    {
        if (!File.Exists(Path.Combine(directory, CardArchive.CatalogueName)))
        {
            return [Read("", directory, keys)];
        }

        // The archive is free again for others while it is looked at.
        return ArchiveOptions.With(directory, archive => archive.Catalogue.Cards().Select(card => Read(card.Key, archive.FolderOf(card.Key), keys)).ToArray());
    }

    /// <summary>Reads a card. The only key for the only card is taken as it is: that it is another device's is for the reader to say.</summary>
    private static OpenedCard Read(string name, string directory, KeyFile[] keys)
    {
        KeyFile? key = keys.Length == 0 ? null
            : name.Length == 0 && keys.Length == 1 ? keys[0]
            : KeyOf(CardInput.Read(directory), keys);
        return new OpenedCard(name, CardInput.Read(directory, key), key);
    }

    private static KeyFile? KeyOf(Card card, KeyFile[] keys) => keys.FirstOrDefault(file => card.PowerOns.Any(powerOn => powerOn.Device == file.Device));

    private static async Task WaitAsync(CancellationToken cancel)
    {
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration stop = cancel.Register(ended.SetResult);
        ConsoleCancelEventHandler interrupt = (_, press) =>
        {
            press.Cancel = true;
            ended.TrySetResult();
        };
        Console.CancelKeyPress += interrupt;
        try
        {
            await ended.Task;
        }
        finally
        {
            Console.CancelKeyPress -= interrupt;
        }
    }

    private void Open(Uri address)
    {
        try
        {
            using Process? browser = Process.Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true });
        }
        catch (Exception failure) when (failure is System.ComponentModel.Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            Text.WriteNotes(_shell.Error, ["no browser could be started; open the address yourself"]);
        }
    }
}
