// SPDX-License-Identifier: MIT
using System.Text;

namespace HushTap.HardwareTools.Pins;

/// <summary>Writes the firmware's pin constants and the pin tables for readers.</summary>
public static class PinsSource
{
    /// <summary>The file that the firmware compiles.</summary>
    public const string File = "firmware/Board/Pins.g.cs";

    /// <summary>C# source with one class per board; every class has the same names.</summary>
    public static string CSharp(IEnumerable<BoardFile> boards, RoleList roles)
    {
        var text = new StringBuilder();
        text.Append("// SPDX-License-Identifier: MIT\n");
        text.Append("// Generated from hardware/boards by: dotnet run --project tools/Hardware -- generate\n");
        text.Append("namespace HushTap.Board\n{\n");
        text.AppendJoin('\n', boards.Select(b => Class(b, roles)));
        return text.Append("}\n").ToString();
    }

    /// <summary>One Markdown table for one board, sorted by GPIO.</summary>
    public static string Table(BoardFile board)
    {
        var text = new StringBuilder();
        text.Append($"**{board.Title}** (`{board.Board}`, {board.Module}, {board.Codec})\n\nConsole: {board.Console}.\n");
        if (board.Dip is not null)
        {
            text.Append($"Switches: {board.Dip}.\n");
        }

        text.Append("\n| GPIO | net | direction | firmware name | active | pull | other end | note |\n|---:|---|---|---|---|---|---|---|\n");
        foreach (var pin in board.Pins.OrderBy(p => p.Gpio))
        {
            var level = pin.ActiveLevel switch { 0 => "low", 1 => "high", _ => "" };
            text.Append($"| {pin.Gpio} | {pin.Net} | {pin.Dir} | {string.Join(", ", pin.Roles ?? [])} | {level} | {pin.Pull} | {pin.At} | {pin.Use} |\n");
        }

        return text.ToString();
    }

    private static string Class(BoardFile board, RoleList roles)
    {
        var text = new StringBuilder();
        text.Append($"    /// <summary>Pins of {board.Title}; -1 means not wired.</summary>\n    internal static class {board.Class}\n    {{\n");
        var members = roles.Roles.Select(role => Constants(role, Array.Find(board.Pins, p => (p.Roles ?? []).Contains(role.Name))));
        return text.AppendJoin('\n', members).Append("    }\n").ToString();
    }

    private static string Constants(Role role, BoardPin? pin)
    {
        var net = pin is null ? "Not wired on this board." : $"Net {pin.Net}.";
        var text = $"        /// <summary>{Upper(role.Says)}. {net}</summary>\n        internal const int {role.Name} = {pin?.Gpio ?? -1};\n";
        if (!role.Level)
        {
            return text;
        }

        text += $"\n        /// <summary>Level of {role.Name} while that is so; -1 when not wired.</summary>\n";
        return text + $"        internal const int {role.Name}ActiveLevel = {pin?.ActiveLevel ?? -1};\n";
    }

    private static string Upper(string says) => char.ToUpperInvariant(says[0]) + says[1..];
}
