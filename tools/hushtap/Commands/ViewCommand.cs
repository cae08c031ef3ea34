// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Diagnostics;
using HushTap.CardReader;
using HushTap.Cli.Input;
using HushTap.View;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap view</c>: shows a card in a browser on this computer.</summary>
public sealed class ViewCommand : ICliCommand
{
    private readonly Shell _shell;
    private readonly Argument<string> _directory = CardOptions.Directory();
    private readonly Option<string?> _key = CardOptions.Key();
    private readonly Option<bool> _open = new("--open") { Description = "open the address in the browser that this system prefers" };

    private ViewCommand(Shell shell) => _shell = shell;

    /// <inheritdoc/>
    public static Command Create(Shell shell)
    {
        ViewCommand view = new(shell);
        Command command = new("view", "show a card in a browser on this computer: list, listen, check, export; nothing leaves it")
        {
            view._directory, view._key, view._open,
        };
        command.SetAction(view.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parse, CancellationToken cancel)
    {
        KeyFile? keys = CardInput.Keys(parse.GetValue(_key));
        Card card = CardInput.Read(parse.GetRequiredValue(_directory), keys);
        await using CardServer server = await CardServer.StartAsync(new ViewedCard(card, keys));
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
