// SPDX-License-Identifier: MIT
extern alias console;
extern alias core;

using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using console::HushTap.Console;
using core::HushTap.Core.Settings;
using HushTap.Console.Tests.Support;

namespace HushTap.Console.Tests;

/// <summary>firmware/PROTOCOL.md says what the firmware does. HUSHTAP_ACCEPT=1 writes the settings table anew.</summary>
public sealed partial class ProtocolTextTests
{
    private static readonly string s_path = Path.GetFullPath(Path.Combine(SourceFolder(), "..", "..", "firmware", "PROTOCOL.md"));

    [Fact]
    public void The_table_of_settings_is_the_firmwares()
    {
        SettingsTable table = new();
        string expected = "| setting | from | to | factory | unit | what it does |\n|---|---:|---:|---:|---|---|\n" + string.Concat(
            Enumerable.Range(0, table.Count).Select(i =>
                $"| `{table.Name(i)}` | {table.Least(i)} | {table.Most(i)} | {table.Default(i)} | {table.Unit(i)}{(table.Unit(i).Length > 0 ? " " : "")}| {table.Text(i)} |\n"));
        string text = File.ReadAllText(s_path);
        string found = SettingsRows().Match(text).Value;
        if (Environment.GetEnvironmentVariable("HUSHTAP_ACCEPT") == "1")
        {
            File.WriteAllText(s_path, text.Replace(found, expected, StringComparison.Ordinal));
        }

        Assert.Equal(expected, found);
    }

    [Fact]
    public void Help_and_get_know_the_same_settings_as_the_table()
    {
        SettingsTable table = new();
        string[] names = [.. Enumerable.Range(0, table.Count).Select(table.Name)];
        (_, Pc pc) = Desk.Play(Desk.Spec(seconds: 60), [.. names.Select(n => $"> help {n}"), "> get"]);
        Assert.Equal(0, pc.Unsent);
        Assert.Equal(names, pc.Lines.Where(l => l.StartsWith("setting=", StringComparison.Ordinal)).Select(l => l[8..l.IndexOf(' ')]));
        Assert.All(Enumerable.Range(0, table.Count), i => Assert.Contains(pc.Lines, l => l.StartsWith("setting=", StringComparison.Ordinal)
            && l.Contains($"setting={table.Name(i)} ", StringComparison.Ordinal) && l.EndsWith("text=" + table.Text(i), StringComparison.Ordinal)));
        Assert.Equal(names, pc.Lines.Where(l => Value().IsMatch(l)).Select(l => l[..l.IndexOf('=')]));
    }

    [Fact]
    public void Every_error_code_stands_in_the_table_with_its_word()
    {
        string[] expected = [.. Enum.GetValues<ErrorCode>().Select(code => $"{(int)code} {ErrorNames.Of(code)}")];
        string[] found = [.. CodeRow().Matches(File.ReadAllText(s_path)).Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value}")];
        Assert.Equal(expected, found);
    }

    [Fact]
    public void Every_command_of_help_stands_in_the_table_and_the_other_way_round()
    {
        (_, Pc pc) = Desk.Play(Desk.Spec(), ["> help"]);
        string[] helped = [.. pc.Lines.Where(l => HelpLine().IsMatch(l)).Select(l => HelpLine().Match(l).Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];
        string section = Section("## 5. Commands");
        string[] told = [.. CommandRow().Matches(section).SelectMany(m => CommandName().Matches(m.Value)).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(helped, told);
        Assert.Equal(22, helped.Length);
    }

    [Fact]
    public void Every_key_of_status_stands_in_the_table_and_the_other_way_round()
    {
        (_, Pc pc) = Desk.Play(Desk.Spec(), ["> status"]);
        string[] said = [.. pc.Lines.Where(l => !l.StartsWith('!') && l.Contains('=', StringComparison.Ordinal)).Select(l => l[..l.IndexOf('=')])];
        string[] told = [.. StatusRow().Matches(Section("## 6. Status")).SelectMany(m => KeyName().Matches(m.Groups[1].Value)).Select(m => m.Groups[1].Value)];
        Assert.Equal(said.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_example_with_checksums_is_right()
    {
        MatchCollection examples = Checked().Matches(File.ReadAllText(s_path));
        Assert.Equal(3, examples.Count);
        Assert.All(examples, m => Assert.Equal(m.Groups[2].Value, Pc.Crc(m.Groups[1].Value).ToString("X4", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(0x29B1, Crc16.Of("123456789"u8.ToArray(), 0, 9));
    }

    private static string Section(string heading)
    {
        string text = File.ReadAllText(s_path);
        int from = text.IndexOf(heading, StringComparison.Ordinal);
        int to = text.IndexOf("\n## ", from + 1, StringComparison.Ordinal);
        return text[from..to];
    }

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"\| setting \|.*\n\|.*\n(\| `.*\n)+")]
    private static partial Regex SettingsRows();

    [GeneratedRegex(@"^\| (\d+) \| ([a-z-]+) \|", RegexOptions.Multiline)]
    private static partial Regex CodeRow();

    [GeneratedRegex(@"^([a-z]+)[^:=]*: ")]
    private static partial Regex HelpLine();

    [GeneratedRegex(@"^\| `[^|]*\|", RegexOptions.Multiline)]
    private static partial Regex CommandRow();

    [GeneratedRegex(@"`([a-z]+)[^`]*`")]
    private static partial Regex CommandName();

    [GeneratedRegex(@"^\| (`[^|]*) \|", RegexOptions.Multiline)]
    private static partial Regex StatusRow();

    [GeneratedRegex(@"`([a-z-]+)`")]
    private static partial Regex KeyName();

    [GeneratedRegex(@"^ +(@7 .*)\*([0-9A-F]{4})\r?$", RegexOptions.Multiline)]
    private static partial Regex Checked();

    [GeneratedRegex(@"^[a-z-]+(\.[a-z-]+)?=\d+$")]
    private static partial Regex Value();
}
