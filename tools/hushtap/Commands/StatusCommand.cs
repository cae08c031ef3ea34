// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using HushTap.Cli.Input;
using HushTap.Cli.Output;
using HushTap.Cli.Serial;
using Spectre.Console;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap status</c>: what the recorder does, and why it does not record.</summary>
public sealed class StatusCommand : ICliCommand
{
    private const int WatchMs = 500;
    private const int BarCharacters = 24;

    private readonly Shell _shell;
    private readonly DeviceOptions _device;
    private readonly Option<bool> _json = new("--json") { Description = "print one JSON object and nothing else" };
    private readonly Option<bool> _watch = new("--watch") { Description = "keep looking, twice a second, until Ctrl-C or the end of --count" };
    private readonly Option<string?> _count = new("--count") { Description = "with --watch: look so many times", HelpName = "N" };

    private StatusCommand(Shell shell, Command command)
    {
        _shell = shell;
        command.Add(_watch);
        command.Add(_count);
        command.Add(_json);
        _device = new DeviceOptions(shell, command);
        command.SetAction(Run);
    }

    /// <inheritdoc/>
    public static Command Create(Shell shell)
    {
        Command command = new("status", "tell what the recorder does, and why it does not record");
        _ = new StatusCommand(shell, command);
        return command;
    }

    private int Run(ParseResult parse)
    {
        bool json = parse.GetValue(_json);
        bool watch = parse.GetValue(_watch);
        int count = 1;
        if (parse.GetValue(_count) is { } text)
        {
            count = OptionText.TryWhole(text, 1, int.MaxValue, out long number) && watch
                ? (int)number
                : throw new CliException($"--count '{text}' is no number of looks", "say --watch --count N with N from 1");
        }
        else if (watch)
        {
            count = int.MaxValue;
        }

        if (json && watch)
        {
            throw new CliException("--json and --watch do not go together", "ask for --json again and again");
        }

        using DeviceLink link = _device.Open(parse);
        return watch ? Watch(link, count) : Once(link, json);
    }

    private int Once(DeviceLink link, bool json)
    {
        DeviceStatus status = DeviceStatus.Of(link);
        if (json)
        {
            JsonObject node = JsonText.Object(status.Values);
            node["problems"] = new JsonArray([.. status.Problems.Select(problem => JsonValue.Create(problem))]);
            JsonText.Write(_shell.Out, node);
        }
        else
        {
            foreach (string line in Describe(status))
            {
                _shell.Out.WriteLine(line);
            }
        }

        return status.Problems.Count == 0 ? ExitCode.Ok : ExitCode.Problem;
    }

    /// <summary>A live screen on a terminal; elsewhere a line for each change.</summary>
    private int Watch(DeviceLink link, int count)
    {
        DeviceStatus status = DeviceStatus.Of(link);
        string? shown = null;
        for (int look = 1; ; look++)
        {
            if (_shell.OutIsTerminal)
            {
                _shell.DrawOut().Clear();
                foreach (string line in Describe(status))
                {
                    _shell.Out.WriteLine(line);
                }
            }
            else if (Line(status) is { } line && line != shown)
            {
                shown = line;
                _shell.Out.WriteLine(line);
                _shell.Out.Flush();
            }

            if (look >= count)
            {
                return status.Problems.Count == 0 ? ExitCode.Ok : ExitCode.Problem;
            }

            Thread.Sleep(WatchMs);
            status = DeviceStatus.Of(link);
        }
    }

    private static string Line(DeviceStatus status) =>
        $"state={status["state"]} inhibit={status["inhibit"]} call={status["call"]} in-call={status["in-call"]} card={status["card"]}";

    private static IEnumerable<string> Describe(DeviceStatus status)
    {
        yield return $"state      {(status["card"] == "no-key" && status["state"] == "card-trouble" ? "cannot record: there is no key" : State(status["state"]))}";
        foreach (string reason in Words.Reasons(status["inhibit"]).Split("; "))
        {
            yield return $"why not    {reason}";
        }

        yield return $"call       {(status["in-call"] == "yes" ? $"call {status["call"]} is going on" : status["call"] == "0" ? "none since power-on" : $"none; the last was call {status["call"]}")}";
        yield return $"near end   {Bar(status["level-near"])}";
        yield return $"far end    {Bar(status["level-far"])}";
        yield return $"backlog    {Ms(status["backlog-ms"])} waits for its verdict";
        yield return $"overruns   {status["overruns"]}";
        yield return $"card       {(status["card"] == "ok" ? "ok" : Words.Reasons(status["card"]))}";
        yield return $"senses     {(status["senses"] == "none" ? "none gives a sign" : status["senses"].Replace("+", ", ", StringComparison.Ordinal))}";
        yield return $"settings   {status["settings"]}, {status["settings-state"]}{(status["draft"] == "changed" ? ", changed and not saved" : string.Empty)}{(status["restart"] == "needed" ? ", in force after a restart" : string.Empty)}";
        if (status["digest"] is { Length: > 1 } digest)
        {
            yield return $"journal    boot={status["boot"]} line={status["line"]} digest={digest}";
        }

        yield return $"access     {status["access"]}";
        yield return $"clock      {(status["clock"] == "set" ? status["utc"] : "not set; hushtap time sync sets it")}";
        yield return $"running    {Uptime(status["uptime-ms"])}";
        foreach (string problem in status.Problems)
        {
            yield return $"problem    {problem}";
        }
    }

    private static string State(string state) => state switch
    {
        "armed" => "armed: waits for a call",
        "recording" => "recording",
        "withholding" => "in a call, and keeps nothing of it right now",
        "card-trouble" => "cannot record: the card",
        "starting" => "starting",
        _ => state,
    };

    private static string Ms(string ms) => OptionText.TryWhole(ms, 0, long.MaxValue, out long number) ? $"{Text.Number(number)} ms" : ms;

    private static string Uptime(string ms) => OptionText.TryWhole(ms, 0, long.MaxValue / 2, out long number)
        ? TimeSpan.FromMilliseconds(number).ToString(@"d\ \d\a\y\s\ hh\:mm\:ss", CultureInfo.InvariantCulture)
        : ms;

    /// <summary>Loudness in steps of 3 dB below full scale.</summary>
    private static string Bar(string level)
    {
        if (!OptionText.TryWhole(level, 0, 32767, out long peak))
        {
            return "not recorded";
        }

        double decibels = peak == 0 ? -99 : 20 * Math.Log10(peak / 32767.0);
        int length = Math.Clamp(BarCharacters + (int)Math.Round(decibels / 3), 0, BarCharacters);
        return $"{new string('#', length),-BarCharacters} {decibels.ToString("0", CultureInfo.InvariantCulture)} dBFS";
    }
}
