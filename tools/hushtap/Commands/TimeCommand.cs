// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Globalization;
using HushTap.Cli.Input;
using HushTap.Cli.Output;
using HushTap.Cli.Serial;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap time sync</c>: sets the device's clock by the PC's, and measures how fast it runs.</summary>
public sealed class TimeCommand : ICliCommand
{
    private const int SecondsDefault = 20;
    private const int SecondsMax = 86_400;

    /// <inheritdoc/>
    public static Command Create(Shell shell) => new("time", "the device's clock") { Sync(shell) };

    private static Command Sync(Shell shell)
    {
        Option<string?> over = new("--over") { Description = $"measure the drift for so long (default {SecondsDefault}); the longer, the finer", HelpName = "SECONDS" };
        Option<bool> json = new("--json") { Description = "print one JSON object and nothing else" };
        Command command = new("sync", "measure how far the device's clock is off and how fast it runs, and set it by this PC's") { over, json };
        DeviceOptions device = new(shell, command, keys: true);
        command.SetAction(parse =>
        {
            int seconds = parse.GetValue(over) is not { } text ? SecondsDefault
                : OptionText.TryWhole(text, 1, SecondsMax, out long number) ? (int)number
                : throw new CliException($"--over '{text}' is no number of seconds", $"say a whole number from 1 to {Text.Number(SecondsMax)}");
            using DeviceLink link = device.Open(parse);
            return Run(shell, link, seconds, parse.GetValue(json));
        });
        return command;
    }

    private static int Run(Shell shell, DeviceLink link, int seconds, bool json)
    {
        ClockMeasurement before = ClockMeasurement.Take(link, seconds);
        DateTime now = ClockMeasurement.SetClock(link);
        ClockMeasurement after = ClockMeasurement.Take(link, 1);
        if (json)
        {
            JsonText.Write(shell.Out, JsonText.Object(
            [
                new("was-set", before.IsSet ? "yes" : "no"),
                new("offset-before-ms", before.IsSet ? Number(before.OffsetMs) : "-"),
                new("offset-after-ms", Number(after.OffsetMs)),
                new("offset-error-ms", Number(after.OffsetErrorMs)),
                new("drift-ppm", Number(before.DriftPpm)),
                new("drift-error-ppm", Number(before.DriftErrorPpm)),
                new("over-s", seconds.ToString(CultureInfo.InvariantCulture)),
            ]));
        }
        else
        {
            shell.Out.WriteLine(before.IsSet ? $"the device's clock was off by {Number(before.OffsetMs)} ms ± {Number(before.OffsetErrorMs)} ms" : "the device's clock was not set");
            shell.Out.WriteLine($"set to {now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}; now off by {Number(after.OffsetMs)} ms ± {Number(after.OffsetErrorMs)} ms");
            shell.Out.WriteLine($"it runs {Number(before.DriftPpm)} ppm ± {Number(before.DriftErrorPpm)} ppm fast, measured for {seconds} s");
        }

        return Math.Abs(after.OffsetMs) <= 500 ? ExitCode.Ok
            : throw new CliException("the device's clock is not right although it was set", "try again when nothing else is using this PC", ExitCode.Problem);
    }

    private static string Number(double value) => Math.Round(value, MidpointRounding.AwayFromZero).ToString("+0;-0;0", CultureInfo.InvariantCulture).TrimStart('+');
}
