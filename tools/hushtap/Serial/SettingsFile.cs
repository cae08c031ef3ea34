// SPDX-License-Identifier: MIT
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using HushTap.Cli.Input;

namespace HushTap.Cli.Serial;

/// <summary>A text file of settings: what <c>dump</c> gives, a phone profile, or lines of name=value by hand; what follows # is a remark.</summary>
public sealed class SettingsFile
{
    private const string DumpHead = "hushtap-settings ";
    private const string ProfileHead = "hushtap-phone ";
    private const string Version = "1";
    private const string CrcKey = "crc32=";

    private readonly List<KeyValuePair<string, string>> _values = [];

    private SettingsFile()
    {
    }

    /// <summary>Gets names and values, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Values => _values;

    /// <summary>Reads a file.</summary>
    /// <param name="path">As typed.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="CliException">It is no settings file, of another version, or damaged.</exception>
    public static SettingsFile Read(string path) => Parse(Encoding.UTF8.GetString(InputFile.Read(path, 1 << 20)), path);

    /// <summary>Reads a file's text.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="name">The file's name, for errors.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="CliException">It is none.</exception>
    public static SettingsFile Parse(string text, string name)
    {
        SettingsFile file = new();
        HashSet<string> seen = new(StringComparer.Ordinal);
        int number = 0;
        int at = 0;
        foreach (string raw in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            string line = raw.Split('#')[0].Trim();
            if (line.StartsWith(CrcKey, StringComparison.Ordinal))
            {
                CheckCrc(text.ReplaceLineEndings("\n")[..at], line[CrcKey.Length..], name);
            }
            else if (number == 1 && (line.StartsWith(DumpHead, StringComparison.Ordinal) || line.StartsWith(ProfileHead, StringComparison.Ordinal)))
            {
                CheckVersion(line, name);
            }
            else if (line.Length > 0)
            {
                file._values.Add(Pair(line, seen, $"{name} line {number}"));
            }

            at += raw.Length + 1;
        }

        return file._values.Count > 0 ? file : throw new CliException($"{name} has no settings", "write lines of name=value; hushtap dump shows how");
    }

    private static KeyValuePair<string, string> Pair(string line, HashSet<string> seen, string where)
    {
        string[] halves = line.Split('=', 2, StringSplitOptions.TrimEntries);
        bool isPair = halves.Length == 2 && halves[0].Length > 0 && halves[1].Length > 0 && !halves[0].Contains(' ') && !halves[1].Contains(' ');
        return !isPair ? throw new CliException($"{where} is no setting", "write name=value; hushtap get lists the names")
            : seen.Add(halves[0]) ? new(halves[0], halves[1])
            : throw new CliException($"{where} sets {halves[0]} a second time", "leave one of the lines out");
    }

    private static void CheckVersion(string line, string name)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || words[1] != Version)
        {
            throw new CliException($"{name} is of version {(words.Length < 2 ? "?" : words[1])}; this hushtap knows version {Version}", "use a newer hushtap");
        }
    }

    private static void CheckCrc(string before, string digits, string name)
    {
        uint crc = Crc32.HashToUInt32(Encoding.ASCII.GetBytes(before));
        if (!uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint stated) || stated != crc)
        {
            throw new CliException($"{name} was changed since it was dumped: its crc32 is wrong", "if the change was yours, delete the line crc32=");
        }
    }
}
