// SPDX-License-Identifier: MIT
using System.CommandLine;
using HushTap.Cli.Input;
using HushTap.Cli.Serial;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap key</c>: makes keys on the PC and gives them to the device, which never gives them back.</summary>
public sealed class KeyCommand : ICliCommand
{
    private const int DaysDefault = 31;

    /// <summary>A device has room for 62: these, UNSET, and some that are not over yet.</summary>
    private const int DaysMax = 60;
    private const string DaysWord = "days";

    /// <inheritdoc/>
    public static Command Create(Shell shell) => new("key", "make keys and give them to the device")
    {
        New(shell), Days(shell), Set(shell), List(shell), Erase(shell),
    };

    private static Command New(Shell shell)
    {
        Argument<string> path = new("FILE") { Description = "where the key file will be; never overwritten" };
        Option<string?> id = new("--device") { Description = "the device's id, as hushtap info shows it (default -, the one without an id)", HelpName = "ID" };
        Command command = new("new", "make a key file with a new secret and a new root key") { path, id };
        command.SetAction(parse =>
        {
            string device = parse.GetValue(id) ?? "-";
            bool isId = device.Length is > 0 and <= 16 && device.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
            KeyFile.Make(
                parse.GetRequiredValue(path),
                isId ? device : throw new CliException($"'{device}' is no device's id", "an id has 1 to 16 letters, digits or hyphens"));
            shell.Out.WriteLine($"made {parse.GetRequiredValue(path)}; keep a copy where the device is not: what it opens cannot be opened without it");
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Days(Shell shell)
    {
        Argument<string> path = new("FILE") { Description = "the key file" };
        Option<string?> from = new("--from") { Description = "the first day, in UTC (default today)", HelpName = "YYYYMMDD" };
        Option<string?> count = new("--count") { Description = $"how many days (default {DaysDefault}, at most {DaysMax})", HelpName = "N" };
        Option<bool> unset = new("--unset") { Description = "also a key for a clock that was never set: without it, nothing is recorded after a power cut until the clock is set" };
        Command command = new(DaysWord, "make keys for days that have none, to encrypt recordings with") { path, from, count, unset };
        command.SetAction(parse =>
        {
            string number = parse.GetValue(count) ?? DaysDefault.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (!OptionText.TryWhole(number, 1, DaysMax, out long days))
            {
                throw new CliException($"--count '{number}' is no number of days", $"say a whole number from 1 to {DaysMax}");
            }

            KeyFile keys = KeyFile.Read(parse.GetRequiredValue(path));
            IEnumerable<string> wanted = DayText.Days(parse.GetValue(from) ?? Today(), (int)days);
            int made = keys.AddDays(parse.GetValue(unset) ? wanted.Append(KeyFile.Unset) : wanted);
            shell.Out.WriteLine($"made {made} day keys; give them to the device: hushtap key set {DaysWord} --keys {keys.Path}");
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Set(Shell shell)
    {
        Argument<string> which = new("KEY")
        {
            Description = "owner (the secret that unlocks), root (of the journal's chain), a day YYYYMMDD, UNSET (for a clock that was never set), or days (all from today on, and UNSET)",
        };
        Command command = new("set", "give the device a key from a key file") { which };
        DeviceOptions device = new(shell, command, keys: true);
        command.SetAction(parse =>
        {
            string name = parse.GetRequiredValue(which);
            KeyFile keys = device.NeedKeys(parse);
            string[] requests = name == DaysWord ? DayRequests(keys) : [Request(name, keys)];
            using DeviceLink link = device.Open(parse);
            foreach (string request in requests)
            {
                link.Ask(name == "root" ? "key set root " + keys.RootOf(NextBoot(link)) : request);
            }

            shell.Out.WriteLine($"the device has the {Named(name, requests.Length)} of {keys.Path}");
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

    private static Command Erase(Shell shell)
    {
        Argument<string> which = new("DAY") { Description = "YYYYMMDD, or UNSET" };
        Command command = new("erase", "destroy a day's key, on the device and in the key file: that day's encrypted recordings are noise from then on") { which };
        DeviceOptions device = new(shell, command, keys: true);
        command.SetAction(parse =>
        {
            string day = parse.GetRequiredValue(which);
            if (!DayText.IsDay(day))
            {
                throw new CliException($"'{day}' is no day", "write it as YYYYMMDD, in UTC, or UNSET");
            }

            KeyFile keys = device.NeedKeys(parse);
            using (DeviceLink link = device.Open(parse))
            {
                link.Ask("key erase day " + day);
            }

            bool wasThere = keys.RemoveDay(day);
            shell.Out.WriteLine($"the key of {day} is gone from the device{(wasThere ? $" and from {keys.Path}; copies of that file still have it" : $"; {keys.Path} had none")}");
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>The power-on of this moment has its key already, or none.</summary>
    private static long NextBoot(DeviceLink link) =>
        OptionText.TryWhole(link.Ask("key").AllPairs().GetValueOrDefault("boot", string.Empty), 0, uint.MaxValue, out long boot)
            ? boot + 1
            : throw new CliException("the device does not tell how often it was switched on", "use the hushtap that came with its firmware", ExitCode.Problem);

    private static string Today() => DayText.Of(DateOnly.FromDateTime(DateTime.UtcNow));

    private static string[] DayRequests(KeyFile keys)
    {
        string today = Today();
        string[] days = [.. keys.Days.Keys.Where(day => day == KeyFile.Unset || string.CompareOrdinal(day, today) >= 0).Order(StringComparer.Ordinal)];
        return days.Length > 0
            ? [.. days.Select(day => Request(day, keys))]
            : throw new CliException($"{keys.Path} has no key for today or later", $"hushtap key {DaysWord} {keys.Path} makes them");
    }

    private static string Named(string name, int count) => name switch
    {
        "owner" or "root" => name + " key",
        DaysWord => Text.Number(count) + " day keys",
        _ => "key of " + name,
    };

    private static string Request(string name, KeyFile keys) => name switch
    {
        "owner" when keys.Owner is not null => "key set owner " + Convert.ToHexString(keys.Owner),
        "root" when keys.Root is not null => "key set root",
        _ when keys.Days.TryGetValue(name, out string? day) => $"key set day {name} {day}",
        "owner" or "root" => throw new CliException($"{keys.Path} has no line {name}=", "hushtap key new FILE makes a key file with both"),
        _ => throw new CliException($"{keys.Path} has no key '{name}'", "say owner, root, days, or a day that the file has"),
    };
}
