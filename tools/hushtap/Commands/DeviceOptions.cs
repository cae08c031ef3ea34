// SPDX-License-Identifier: MIT
using System.CommandLine;
using HushTap.Cli.Input;
using HushTap.Cli.Serial;

namespace HushTap.Cli.Commands;

/// <summary>What every command that speaks to a device takes: which port, how long to wait, and the owner's keys.</summary>
internal sealed class DeviceOptions
{
    private const int TimeoutSecondsMax = 600;

    private readonly Shell _shell;

    private readonly Option<string?> _port = new("--port")
    {
        Description = "the device's serial port; may be left out when exactly one device is found",
        HelpName = "NAME",
    };

    private readonly Option<string?> _timeout = new("--timeout")
    {
        Description = "how long to wait for an answer (default 10)",
        HelpName = "SECONDS",
    };

    private readonly Option<string?> _keys = new("--keys")
    {
        Description = "the owner's key file, to unlock the device with where that is needed",
        HelpName = "FILE",
    };

    public DeviceOptions(Shell shell, Command command, bool keys = false)
    {
        _shell = shell;
        command.Add(_port);
        command.Add(_timeout);
        if (keys)
        {
            command.Add(_keys);
        }
    }

    /// <summary>Opens the device; where it is locked and the keys are given, unlocks it.</summary>
    public DeviceLink Open(ParseResult parse)
    {
        string? seconds = parse.GetValue(_timeout);
        int answerMs = seconds is null ? DeviceLink.AnswerMsDefault
            : OptionText.TryWhole(seconds, 1, TimeoutSecondsMax, out long number) ? (int)number * 1000
            : throw new CliException($"--timeout '{seconds}' is no number of seconds", $"say a whole number from 1 to {TimeoutSecondsMax}");
        string? keys = parse.GetValue(_keys);
        KeyFile? file = keys is null ? null : KeyFile.Read(keys);
        DeviceLink link = DeviceLink.Open(_shell.Ports, parse.GetValue(_port) ?? DeviceFinder.FindOne(_shell.Ports), answerMs);
        try
        {
            if (file is not null && link.Hello.Access == "locked")
            {
                Unlocking.Unlock(link, file);
            }

            return link;
        }
        catch (Exception)
        {
            link.Dispose();
            throw;
        }
    }

    /// <summary>A word for the device: no space and no character that its lines give a meaning.</summary>
    public static string Word(string text) => text.Length is > 0 and <= 80 && text.All(c => c is > ' ' and < (char)0x7F and not '*' and not '@')
        ? text
        : throw new CliException($"'{text}' is nothing that the device could take", "write it without spaces");

    /// <summary>The key file that was named.</summary>
    public KeyFile NeedKeys(ParseResult parse) => KeyFile.Read(NeedKeysPath(parse));

    /// <summary>The path of the key file that was named.</summary>
    public string NeedKeysPath(ParseResult parse) =>
        parse.GetValue(_keys) ?? throw new CliException("'--keys' is required", "hushtap key new FILE makes a key file");
}
