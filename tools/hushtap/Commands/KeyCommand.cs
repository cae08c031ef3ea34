// SPDX-License-Identifier: MIT
using System.CommandLine;
using HushTap.Cli.Input;
using HushTap.Cli.Serial;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap key</c>: makes keys on the PC and gives them to the device, which never gives them back.</summary>
public sealed class KeyCommand : ICliCommand
{
    /// <inheritdoc/>
    public static Command Create(Shell shell) => new("key", "make keys and give them to the device")
    {
        New(shell), Set(shell), List(shell),
    };

    private static Command New(Shell shell)
    {
        Argument<string> path = new("FILE") { Description = "where the key file will be; never overwritten" };
        Command command = new("new", "make a key file with a new secret and a new root key") { path };
        command.SetAction(parse =>
        {
            KeyFile.Make(parse.GetRequiredValue(path));
            shell.Out.WriteLine($"made {parse.GetRequiredValue(path)}; keep a copy where the device is not: what it opens cannot be opened without it");
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Set(Shell shell)
    {
        Argument<string> which = new("KEY") { Description = "owner (the secret that unlocks), root (of the journal's chain), or a day YYYYMMDD" };
        Command command = new("set", "give the device a key from a key file") { which };
        DeviceOptions device = new(shell, command, keys: true);
        command.SetAction(parse =>
        {
            string name = parse.GetRequiredValue(which);
            KeyFile keys = device.NeedKeys(parse);
            string request = Request(name, keys);
            using DeviceLink link = device.Open(parse);
            link.Ask(name == "root" ? "key set root " + keys.RootOf(NextBoot(link)) : request);
            shell.Out.WriteLine($"the device has the {(name is "owner" or "root" ? name + " key" : "key of " + name)} of {keys.Path}");
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command List(Shell shell)
    {
        Command command = new("list", "tell which keys the device has, never what they are");
        DeviceOptions device = new(shell, command);
        command.SetAction(parse =>
        {
            using DeviceLink link = device.Open(parse);
            foreach ((string key, string value) in link.Ask("key").AllPairs())
            {
                shell.Out.WriteLine($"{key,-6} {value}");
            }

            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>The power-on of this moment has its key already, or none.</summary>
    private static long NextBoot(DeviceLink link) =>
        OptionText.TryWhole(link.Ask("key").AllPairs().GetValueOrDefault("boot", string.Empty), 0, uint.MaxValue, out long boot)
            ? boot + 1
            : throw new CliException("the device does not tell how often it was switched on", "use the hushtap that came with its firmware", ExitCode.Problem);

    private static string Request(string name, KeyFile keys) => name switch
    {
        "owner" when keys.Owner is not null => "key set owner " + Convert.ToHexString(keys.Owner),
        "root" when keys.Root is not null => "key set root",
        _ when keys.Days.TryGetValue(name, out string? day) => $"key set day {name} {day}",
        "owner" or "root" => throw new CliException($"{keys.Path} has no line {name}=", "hushtap key new FILE makes a key file with both"),
        _ => throw new CliException($"{keys.Path} has no key '{name}'", "say owner, root, or a day that the file has"),
    };
}
