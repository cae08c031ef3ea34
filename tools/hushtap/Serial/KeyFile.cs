// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HushTap.Cli.Input;

namespace HushTap.Cli.Serial;

/// <summary>The owner's key file (FORMAT.md §9), and in it a line <c>owner=</c> with the secret that unlocks the device.</summary>
public sealed class KeyFile
{
    private const int KeyBytes = 32;
    private const int BytesMax = 1 << 20;
    private const long BootsMax = 10_000_000;
    private const string Head = "hushtap-keys 1";

    /// <summary>The day of a clock that was never set.</summary>
    public const string Unset = "UNSET";

    private readonly Dictionary<string, string> _days = new(StringComparer.Ordinal);

    private KeyFile(string path) => Path = path;

    /// <summary>Gets where it is.</summary>
    public string Path { get; }

    /// <summary>Gets the id of the device whose keys these are; "-" when it has none.</summary>
    public string Device { get; private set; } = "-";

    /// <summary>Gets the owner's secret; null when the file has none.</summary>
    public byte[]? Owner { get; private set; }

    /// <summary>Gets the root key and the power-on that it is for; null when the file has none.</summary>
    public (long Boot, byte[] Key)? Root { get; private set; }

    /// <summary>Gets the day keys in hexadecimal digits, by day.</summary>
    public IReadOnlyDictionary<string, string> Days => _days;

    /// <summary>Reads a key file.</summary>
    /// <param name="path">As typed.</param>
    /// <returns>The keys.</returns>
    /// <exception cref="CliException">It is none.</exception>
    public static KeyFile Read(string path)
    {
        string[] lines = Encoding.ASCII.GetString(InputFile.Read(path, BytesMax)).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || lines[0] != Head)
        {
            throw new CliException($"{path} is no key file", "hushtap key new FILE makes one");
        }

        KeyFile file = new(path);
        for (int i = 1; i < lines.Length; i++)
        {
            file.Take(lines[i], i + 1);
        }

        return file;
    }

    /// <summary>Makes a key file with a new secret and a new root key; never overwrites one.</summary>
    /// <param name="path">Where; only its owner will be able to read it.</param>
    /// <param name="device">The device's id; "-" when it was given none.</param>
    /// <exception cref="CliException">It cannot be made.</exception>
    public static void Make(string path, string device)
    {
        try
        {
            Write(path, $"{Head}\ndevice={device}\nowner={RandomKey()}\nroot=1 {RandomKey()}\n");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{path} cannot be made: {failure.Message.TrimEnd('.')}", "a key file is never overwritten; name another path");
        }
    }

    /// <summary>The root key of a later power-on: it goes forward, never back (FORMAT.md §3).</summary>
    /// <param name="boot">The power-on.</param>
    /// <returns>"BOOT KEY", as the device takes it.</returns>
    /// <exception cref="CliException">The file has no root key, or one for a later power-on.</exception>
    public string RootOf(long boot)
    {
        if (Root is not { } root || root.Boot > boot || boot - root.Boot > BootsMax)
        {
            throw new CliException($"{Path} has no root key for power-on {boot}", "hushtap key new FILE makes a key file that has one");
        }

        byte[] key = root.Key;
        for (long at = root.Boot; at < boot; at++)
        {
            key = HMACSHA256.HashData(key, "hushtap boot 1"u8);
        }

        return $"{boot} {Convert.ToHexString(key)}";
    }

    /// <summary>Makes keys for days that have none, and keeps them in the file.</summary>
    /// <param name="days">yyyymmdd, or UNSET.</param>
    /// <returns>How many were made.</returns>
    /// <exception cref="CliException">The file cannot be changed.</exception>
    public int AddDays(IEnumerable<string> days)
    {
        string[] missing = [.. days.Distinct().Where(day => !_days.ContainsKey(day))];
        Dictionary<string, string> made = missing.ToDictionary(day => day, _ => RandomKey());
        Change(lines => lines.Concat(made.Select(day => $"day={day.Key} {day.Value}")));
        foreach ((string day, string key) in made)
        {
            _days[day] = key;
        }

        return missing.Length;
    }

    /// <summary>Removes a day's key from the file.</summary>
    /// <param name="day">yyyymmdd, or UNSET.</param>
    /// <returns>False when the file had none.</returns>
    /// <exception cref="CliException">The file cannot be changed.</exception>
    public bool RemoveDay(string day)
    {
        if (!_days.Remove(day))
        {
            return false;
        }

        Change(lines => lines.Where(line => !line.StartsWith($"day={day} ", StringComparison.Ordinal)));
        return true;
    }

    /// <summary>Writes the new file beside the old one and puts it in its place, so that there is a whole one at any instant.</summary>
    private void Change(Func<IEnumerable<string>, IEnumerable<string>> change)
    {
        string beside = Path + ".new";
        try
        {
            string[] lines = Encoding.ASCII.GetString(InputFile.Read(Path, BytesMax)).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            File.Delete(beside);
            Write(beside, string.Join('\n', change(lines)) + "\n");
            File.Move(beside, Path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{Path} cannot be changed: {failure.Message.TrimEnd('.')}", "nothing was changed; see that its folder can be written", ExitCode.Problem);
        }
    }

    private static void Write(string path, string text)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using FileStream stream = new(path, options);
        stream.Write(Encoding.ASCII.GetBytes(text));
        stream.Flush(flushToDisk: true);
    }

    private static string RandomKey() => Convert.ToHexString(RandomNumberGenerator.GetBytes(KeyBytes));

    private void Take(string line, int number)
    {
        string[] halves = line.Split('=', 2);
        string[] words = halves.Length == 2 ? halves[1].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
        switch (halves[0])
        {
            case "device" when words.Length == 1:
                Device = words[0];
                break;
            case "owner" when words.Length == 1 && IsKey(words[0]):
                Owner = Convert.FromHexString(words[0]);
                break;
            case "root" when words.Length == 2 && IsKey(words[1]) && OptionText.TryWhole(words[0], 0, uint.MaxValue, out _):
                Root = (long.Parse(words[0], CultureInfo.InvariantCulture), Convert.FromHexString(words[1]));
                break;
            case "day" when words.Length == 2 && IsKey(words[1]):
                _days[words[0]] = words[1];
                break;
            case "owner" or "root" or "day":
                throw new CliException($"{Path} line {number} is no key", "a key has 64 hexadecimal digits; restore the file from a copy");
        }
    }

    private static bool IsKey(string text) => text.Length == 2 * KeyBytes && text.All(char.IsAsciiHexDigit);
}
