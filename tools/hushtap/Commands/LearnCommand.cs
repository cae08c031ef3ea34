// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Globalization;
using System.Text;
using HushTap.Cli.Input;
using HushTap.Cli.Learn;
using HushTap.Cli.Serial;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap learn</c>: leads through hold and mute at the phone, and makes the device's settings fit it.</summary>
public sealed class LearnCommand : ICliCommand
{
    private const int DarkMsMax = 2500;
    private const int DarkMsMore = 300;

    private readonly Shell _shell;
    private readonly DeviceOptions _device;
    private readonly Option<string?> _seconds = new("--seconds") { Description = "how long each hold is watched (default 8)", HelpName = "N" };
    private readonly Option<string?> _times = new("--times") { Description = "how often hold and mute are watched (default 2)", HelpName = "N" };
    private readonly Option<string?> _wait = new("--wait") { Description = "how long you may take for each step (default 60)", HelpName = "SECONDS" };
    private readonly Option<bool> _neverFlashes = new("--never-flashes") { Description = "a lamp that is steady now never flashes, not even as a reminder" };
    private readonly Option<bool> _noMute = new("--no-mute") { Description = "the phone has no mute lamp; what is said while muted is recorded" };
    private readonly Option<string?> _profile = new("--profile") { Description = "write a phone profile that others can apply", HelpName = "FILE" };
    private readonly Option<string?> _phone = new("--phone") { Description = "the phone's name, for the profile", HelpName = "NAME" };
    private readonly Option<bool> _yes = new("--yes") { Description = "do not ask before the settings are written" };
    private readonly Option<string?> _backup = new("--backup") { Description = "where to keep the former settings (default: a new file in this folder)", HelpName = "FILE" };

    private LearnCommand(Shell shell, Command command)
    {
        _shell = shell;
        foreach (Option option in (Option[])[_seconds, _times, _wait, _neverFlashes, _noMute, _profile, _phone, _yes, _backup])
        {
            command.Add(option);
        }

        _device = new DeviceOptions(shell, command, keys: true);
        command.SetAction(Run);
    }

    /// <inheritdoc/>
    public static Command Create(Shell shell)
    {
        Command command = new("learn", "learn how the phone shows hold and mute, and make the settings fit it");
        _ = new LearnCommand(shell, command);
        return command;
    }

    private int Run(ParseResult parse)
    {
        int watchMs = OptionText.Whole("--seconds", parse.GetValue(_seconds), 8, 1, 600) * 1000;
        int times = OptionText.Whole("--times", parse.GetValue(_times), 2, 1, 20);
        int waitMs = OptionText.Whole("--wait", parse.GetValue(_wait), 60, 1, 3600) * 1000;
        bool noMute = parse.GetValue(_noMute);
        if (parse.GetValue(_profile) is { } path && File.Exists(path))
        {
            throw new CliException($"{path} exists", "name a new file for the profile");
        }

        using DeviceLink link = _device.Open(parse);
        IReadOnlyDictionary<string, string> before = link.Ask("get").AllPairs();
        EdgeLog log = EdgeLog.Begin(link);
        PhoneSteps steps = new(_shell, log, waitMs);
        steps.RequireRest();
        steps.Do("lift the handset", PhoneSteps.Hook, false);
        steps.RequireDark();
        List<LampLesson> hold = Lessons(steps, log, PhoneSteps.HoldLamp, "hold", times, watchMs);
        List<LampLesson> mute = noMute ? [] : Lessons(steps, log, PhoneSteps.MuteLamp, "mute", times, watchMs);
        steps.Do("put the handset down", PhoneSteps.Hook, true);
        log.End();
        Show(log);

        List<string> remarks = [];
        bool neverFlashes = parse.GetValue(_neverFlashes);
        List<KeyValuePair<string, string>> learned = [.. PhoneLesson.Lamp(PhoneSteps.HoldLamp, hold, neverFlashes, before, remarks)];
        learned.AddRange(noMute ? [new("mute-lamp.use", "0")] : PhoneLesson.Lamp(PhoneSteps.MuteLamp, mute, neverFlashes, before, remarks));
        learned.Add(new("hook.use", "1"));
        learned.Add(new("hold-key.use", hold.All(lesson => lesson.LagMs is not null) ? "1" : before.GetValueOrDefault("hold-key.use", "0")));
        learned.RemoveAll(pair => !before.ContainsKey(pair.Key));
        remarks.ForEach(remark => _shell.Out.WriteLine(remark));
        WriteProfile(parse, learned, remarks);
        new SettingsWriter(_shell, link).Apply(learned, parse.GetValue(_yes), parse.GetValue(_backup), restart: true);
        return ExitCode.Ok;
    }

    private static List<LampLesson> Lessons(PhoneSteps steps, EdgeLog log, string lamp, string what, int times, int watchMs)
    {
        List<LampLesson> lessons = [];
        for (int i = 1; i <= times; i++)
        {
            int first = log.Edges.Count;
            string which = times > 1 ? $" ({i} of {times})" : string.Empty;
            steps.Do($"press {what}, and leave it so{which}", lamp, true);
            steps.Watch(watchMs);
            long releasedMs = log.NowMs;
            int darkMs = Math.Min(LampLesson.Of([.. log.Edges.Skip(first)], lamp, PhoneSteps.HoldKey, releasedMs).DarkMsMax * 2, DarkMsMax) + DarkMsMore;
            steps.Say($"release {what}{which}");
            steps.AwaitOut(lamp, darkMs);
            lessons.Add(LampLesson.Of([.. log.Edges.Skip(first)], lamp, PhoneSteps.HoldKey, releasedMs));
        }

        return lessons;
    }

    private void Show(EdgeLog log)
    {
        Edge[] edges = [.. log.Edges.Where(edge => !edge.IsStart)];
        string[] inputs = [.. log.Levels.Keys.Where(input => edges.Any(edge => edge.Input == input))];
        foreach (string line in EdgePicture.Draw(log.Edges, inputs, edges[0].Ms - 500, edges[^1].Ms + 500))
        {
            _shell.Out.WriteLine(line);
        }
    }

    private void WriteProfile(ParseResult parse, IEnumerable<KeyValuePair<string, string>> learned, IEnumerable<string> remarks)
    {
        if (parse.GetValue(_profile) is not { } path)
        {
            return;
        }

        StringBuilder text = new("hushtap-phone 1\n");
        text.Append(CultureInfo.InvariantCulture, $"# phone: {parse.GetValue(_phone) ?? "not named"}\n");
        foreach (string remark in remarks)
        {
            text.Append(CultureInfo.InvariantCulture, $"# {remark.Replace('#', ' ')}\n");
        }

        foreach ((string name, string value) in learned)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}={value}\n");
        }

        try
        {
            using FileStream stream = new(path, FileMode.CreateNew, FileAccess.Write);
            stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{path} cannot be written: {failure.Message.TrimEnd('.')}", "name another file; nothing was changed");
        }

        _shell.Out.WriteLine($"wrote the phone profile {path}");
    }
}
