// SPDX-License-Identifier: MIT
using System.Globalization;
using HushTap.Simulator;

namespace HushTap.Cli.Input;

/// <summary>Reads <c>--fault KIND@SECONDS[:VALUE]</c>. The table below is the one place that names the kinds.</summary>
public static class FaultText
{
    private const int ValueMsMax = 600_000;
    private const decimal SecondsMax = 1_000_000;

    private static readonly Kind[] s_kinds =
    [
        new("freeze", FaultKind.Freeze, TakesMs: true),
        new("stall", FaultKind.Stall, TakesMs: true),
        new("powercut", FaultKind.PowerCut, TakesMs: false),
        new("cardout", FaultKind.CardOut, TakesMs: false),
        new("cardin", FaultKind.CardIn, TakesMs: false),
        new("wirebreak", FaultKind.WireBreak, TakesMs: false),
        new("wirefix", FaultKind.WireFix, TakesMs: false),
    ];

    /// <summary>Gets the kinds as a user writes them.</summary>
    public static string Kinds { get; } = string.Join(", ", s_kinds.Select(kind => kind.Form));

    /// <summary>Reads one fault.</summary>
    /// <param name="text">As typed.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="CliException">It is none.</exception>
    public static Fault Parse(string text)
    {
        string[] halves = text.Split('@', 2);
        Kind kind = Array.Find(s_kinds, kind => kind.Name == halves[0])
            ?? throw new CliException($"--fault '{text}' is of the unknown kind '{halves[0]}'", $"known kinds: {Kinds}");
        string[] parts = halves.Length == 2 ? halves[1].Split(':', 2) : [string.Empty];
        if (!decimal.TryParse(parts[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal seconds) || seconds > SecondsMax)
        {
            throw new CliException($"--fault '{text}' does not say when", $"write {kind.Form}, S in seconds from the beginning of the call");
        }

        return new Fault(kind.Value, (double)seconds, kind.TakesMs ? ParseMs(text, kind, parts) : NoMs(text, kind, parts));
    }

    private static int ParseMs(string text, Kind kind, string[] parts) =>
        parts.Length == 2 && OptionText.TryWhole(parts[1], 1, ValueMsMax, out long ms)
            ? (int)ms
            : throw new CliException($"--fault '{text}' does not say how long", $"write {kind.Form}, MS from 1 to {Text.Number(ValueMsMax)} milliseconds");

    private static int NoMs(string text, Kind kind, string[] parts) =>
        parts.Length == 1 ? 0 : throw new CliException($"--fault '{text}' has a value, but {kind.Name} takes none", $"write {kind.Form}");

    private sealed record Kind(string Name, FaultKind Value, bool TakesMs)
    {
        public string Form => TakesMs ? $"{Name}@S:MS" : $"{Name}@S";
    }
}
