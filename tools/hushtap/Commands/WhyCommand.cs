// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using HushTap.Cli.Input;
using HushTap.Cli.Output;
using HushTap.Cli.Serial;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap why</c>: one sentence on why something is not recorded, now or at a moment since power-on.</summary>
public sealed class WhyCommand : ICliCommand
{
    private const int LogLines = 32;

    /// <inheritdoc/>
    public static Command Create(Shell shell)
    {
        Option<string?> at = new("--at") { Description = "a moment since power-on instead of now: HH:MM:SS in UTC, or -SECONDS before now", HelpName = "TIME" };
        Option<bool> json = new("--json") { Description = "print one JSON object and nothing else" };
        Command command = new("why", "tell in one sentence why the device does not record, now or at a moment since power-on") { at, json };
        DeviceOptions device = new(shell, command);
        command.SetAction(parse =>
        {
            double? secondsAgo = null;
            TimeSpan? clock = null;
            if (parse.GetValue(at) is { } text)
            {
                ParseMoment(text, out secondsAgo, out clock);
            }

            using DeviceLink link = device.Open(parse);
            string sentence = secondsAgo is null && clock is null ? Now(link) : Then(link, secondsAgo, clock);
            if (parse.GetValue(json))
            {
                JsonText.Write(shell.Out, new JsonObject { ["why"] = sentence });
            }
            else
            {
                shell.Out.WriteLine(sentence);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static string Now(DeviceLink link)
    {
        Answer answer = link.Ask("why");
        Dictionary<string, string> pairs = answer.AllPairs();
        if (pairs.GetValueOrDefault("recording") == "yes")
        {
            return "it records";
        }

        string[] texts = [.. answer.Lines.Select(Answer.Pairs).Where(line => line.ContainsKey("reason")).Select(line => line.GetValueOrDefault("text", line["reason"]))];
        string since = OptionText.TryWhole(pairs.GetValueOrDefault("since-ms", string.Empty), 0, long.MaxValue, out long ms)
            ? string.Create(CultureInfo.InvariantCulture, $" for {ms / 1000.0:0} s")
            : string.Empty;
        return texts.Length > 0 ? $"not recorded{since}: {string.Join("; ", texts)}; nothing is kept" : "it is about to decide; nothing speaks against recording";
    }

    private static string Then(DeviceLink link, double? secondsAgo, TimeSpan? clock)
    {
        Dictionary<string, string> time = link.Ask("time").AllPairs();
        double nowMs = double.Parse(time.GetValueOrDefault("uptime-us", "0"), CultureInfo.InvariantCulture) / 1000;
        bool isSet = time.GetValueOrDefault("clock") == "set"
            & DateTime.TryParse(time.GetValueOrDefault("utc"), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out DateTime nowUtc);
        if (clock is not null && !isSet)
        {
            throw new CliException("the device's clock is not set, so it cannot tell about a time of day", "ask for --at -SECONDS, or set it: hushtap time sync");
        }

        double atMs = nowMs - ((secondsAgo ?? 0) * 1000);
        if (clock is { } wanted)
        {
            DateTime moment = nowUtc.Date + wanted;
            moment = moment > nowUtc ? moment.AddDays(-1) : moment;
            atMs = nowMs - (nowUtc - moment).TotalMilliseconds;
        }

        int rate = (int)(link.Ask("get sample-rate").AllPairs().TryGetValue("sample-rate", out string? text)
            && OptionText.TryWhole(text, 1, int.MaxValue, out long number) ? number : WavInput.NarrowRate);
        JournalLine[] lines = [.. link.Ask($"log {LogLines}").Lines.Select(JournalLine.Parse).OfType<JournalLine>()];
        Func<double, string> name = isSet ? Explanation.ByClock(nowUtc.AddMilliseconds(-nowMs)) : Explanation.ByUptime;
        return atMs < 0 ? "the device was not switched on then"
            : Explanation.From(lines, rate)?.At(atMs, name) ?? "the device has decided about no audio since power-on";
    }

    private static void ParseMoment(string text, out double? secondsAgo, out TimeSpan? clock)
    {
        clock = null;
        secondsAgo = text.StartsWith('-') && double.TryParse(text.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) ? seconds : null;
        if (secondsAgo is null)
        {
            clock = TimeSpan.TryParseExact(text, [@"h\:mm\:ss", @"hh\:mm\:ss", @"hh\:mm"], CultureInfo.InvariantCulture, out TimeSpan time)
                ? time
                : throw new CliException($"--at '{text}' is no moment", "say HH:MM:SS in UTC, or -SECONDS before now, such as --at -90");
        }
    }
}
