// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Globalization;
using System.Text;
using HushTap.Cli.Check;
using HushTap.Cli.Input;
using HushTap.Cli.Learn;
using HushTap.Cli.Serial;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap check</c>: the installer's proof: a tone played through hold and mute, and the card searched for it.</summary>
public sealed class CheckCommand : ICliCommand
{
    private const int ToneHzDefault = 1000;
    private const int SlackMs = 1500;
    private const int DarkMsMore = 300;
    private const int EndMsMax = 60_000;
    private const int CardMsMax = 60_000;
    private const int PollMs = 250;
    private const int LogLines = 32;

    private readonly Shell _shell;
    private readonly DeviceOptions _device;
    private readonly Option<string?> _card = new("--card") { Description = "where the device's card is, once it is in this PC", HelpName = "DIR" };
    private readonly Option<string?> _tone = new("--tone") { Description = $"frequency of the tone that you play (default {ToneHzDefault})", HelpName = "HZ" };
    private readonly Option<string?> _seconds = new("--seconds") { Description = "how long the tone is played each time (default 5)", HelpName = "N" };
    private readonly Option<string?> _wait = new("--wait") { Description = "how long you may take for each step (default 60)", HelpName = "SECONDS" };
    private readonly Option<bool> _noMute = new("--no-mute") { Description = "the phone has no mute lamp; mute is not checked" };
    private readonly Option<string?> _sheet = new("--sheet") { Description = "where the pass sheet goes, as NAME.html and NAME.txt (default: new files in this folder)", HelpName = "NAME" };

    private CheckCommand(Shell shell, Command command)
    {
        _shell = shell;
        foreach (Option option in (Option[])[_card, _tone, _seconds, _wait, _noMute, _sheet])
        {
            command.Add(option);
        }

        _device = new DeviceOptions(shell, command);
        command.SetAction(Run);
    }

    /// <inheritdoc/>
    public static Command Create(Shell shell)
    {
        Command command = new("check", "prove at the phone that hold and mute are kept out: you play a tone, the card is searched for it");
        _ = new CheckCommand(shell, command);
        return command;
    }

    private int Run(ParseResult parse)
    {
        string card = parse.GetValue(_card) ?? throw new CliException("'--card' is required", "name the folder where the card will be, such as /media/card");
        int hertz = OptionText.Whole("--tone", parse.GetValue(_tone), ToneHzDefault, 200, 3200);
        int toneMs = OptionText.Whole("--seconds", parse.GetValue(_seconds), 5, 1, 60) * 1000;
        int waitMs = OptionText.Whole("--wait", parse.GetValue(_wait), 60, 1, 3600) * 1000;
        bool withMute = !parse.GetValue(_noMute);
        using DeviceLink link = _device.Open(parse);
        DeviceStatus status = DeviceStatus.Of(link);
        if (status["card"] is not ("ok" or "-"))
        {
            throw new CliException($"the device cannot record: {Words.Reasons(status["card"])}", "put a card in, then check again", ExitCode.Problem);
        }

        LeadThrough(link, new CheckTimes(link.Ask("get").AllPairs()), toneMs, waitMs, withMute);
        IReadOnlyList<JournalLine> call = AwaitEnd(link);
        IReadOnlyList<string> files = AwaitCard(card, call);
        PassSheet sheet = new(Facts(link.Hello, status, hertz), CardProof.Judge(files, call, hertz, toneMs / 1000.0, withMute));
        _shell.Out.WriteLine();
        _shell.Out.Write(sheet.ToText());
        Write(sheet, parse.GetValue(_sheet) ?? $"hushtap-check-{link.Hello.FileName}-{DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
        return sheet.IsPassed ? ExitCode.Ok : ExitCode.Problem;
    }

    private void LeadThrough(DeviceLink link, CheckTimes times, int toneMs, int waitMs, bool withMute)
    {
        EdgeLog log = EdgeLog.Begin(link);
        PhoneSteps steps = new(_shell, log, waitMs);
        steps.RequireRest();
        steps.Do("lift the handset", PhoneSteps.Hook, false);
        steps.Watch(times.TailMs + SlackMs);
        PlayTone(steps, log, "the tone into the handset", toneMs);
        steps.Watch(times.LeadMs + SlackMs);
        Sign(steps, log, "hold", PhoneSteps.HoldLamp, times, toneMs);
        if (withMute)
        {
            Sign(steps, log, "mute", PhoneSteps.MuteLamp, times, toneMs);
        }

        steps.Do("put the handset down", PhoneSteps.Hook, true);
        log.End();
    }

    private void Sign(PhoneSteps steps, EdgeLog log, string what, string lamp, CheckTimes times, int toneMs)
    {
        steps.Do($"press {what}, and leave it so", lamp, true);
        PlayTone(steps, log, "the tone again", toneMs);
        steps.Say($"release {what}");
        steps.AwaitOut(lamp, times.DarkMs + DarkMsMore);
        steps.Say("say a few words");
        steps.Watch(times.TailMs + times.LeadMs + (2 * SlackMs));
    }

    private void PlayTone(PhoneSteps steps, EdgeLog log, string what, int toneMs)
    {
        Confirm(steps, log, $"play {what}, and press Enter while it is heard");
        steps.Watch(toneMs);
        Confirm(steps, log, "stop the tone, and press Enter when it is silent");
    }

    /// <summary>Waits for Enter while the device goes on telling: nobody else would read it.</summary>
    private void Confirm(PhoneSteps steps, EdgeLog log, string text)
    {
        steps.Say(text);
        Task<string?> answer = Task.Run(_shell.In.ReadLine);
        while (!answer.IsCompleted)
        {
            log.Listen(PollMs / 5);
        }

        if (answer.Result is null)
        {
            throw new CliException("nobody answers", "check needs someone at the keyboard and at the phone");
        }
    }

    private static IReadOnlyList<JournalLine> AwaitEnd(DeviceLink link)
    {
        long deadline = Environment.TickCount64 + EndMsMax;
        while (Environment.TickCount64 < deadline)
        {
            bool isOver = DeviceStatus.Of(link)["in-call"] == "no";
            JournalLine[] log = [.. link.Ask($"log {LogLines}").Lines.Select(JournalLine.Parse).OfType<JournalLine>()];
            if (isOver && CardProof.LastCall(log) is { } call)
            {
                return call;
            }

            Thread.Sleep(PollMs);
        }

        throw new CliException("the call does not end for the device", "is the handset down? hushtap status tells", ExitCode.Problem);
    }

    private IReadOnlyList<string> AwaitCard(string card, IReadOnlyList<JournalLine> call)
    {
        if (!call.Any(line => line.Event == "segment"))
        {
            throw new CliException("nothing of the call was recorded", "hushtap why --at tells why; are the settings those of this phone? hushtap learn", ExitCode.Problem);
        }

        _shell.Out.WriteLine($"take the card out of the device and put it into this PC, so that it is at {card}");
        _shell.Out.Flush();
        long deadline = Environment.TickCount64 + CardMsMax;
        while (Environment.TickCount64 < deadline)
        {
            if (CardProof.Files(card, call) is { } files)
            {
                return files;
            }

            Thread.Sleep(PollMs);
        }

        throw new CliException($"{card} does not have the call's recordings", "name the folder of the device's card with --card", ExitCode.Problem);
    }

    private static KeyValuePair<string, string>[] Facts(DeviceHello hello, DeviceStatus status, int hertz) =>
    [
        new("device", hello.Device), new("board", hello.Board), new("firmware", hello.Firmware), new("settings", status["settings"]),
        new("tone", $"{hertz} Hz"), new("checked", DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)),
    ];

    private void Write(PassSheet sheet, string name)
    {
        try
        {
            foreach ((string ending, string text) in ((string, string)[])[(".html", sheet.ToHtml()), (".txt", sheet.ToText())])
            {
                using FileStream stream = new(name + ending, FileMode.CreateNew, FileAccess.Write);
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{name} cannot be written: {failure.Message.TrimEnd('.')}", "name another with --sheet");
        }

        _shell.Out.WriteLine($"the pass sheet is {name}.html and {name}.txt");
    }
}
