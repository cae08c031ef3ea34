// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Text.RegularExpressions;
using HushTap.Cli.Input;
using HushTap.Cli.Live;
using HushTap.Cli.Output;
using HushTap.Cli.Output.Plot;
using HushTap.Cli.Serial;
using HushTap.Simulator;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap simulate</c>: plays a call to the real firmware on a simulated device, and checks the card against the truth.</summary>
public sealed partial class SimulateCommand : ICliCommand
{
    private readonly Shell _shell;

    private readonly Option<string?> _call = new("--call")
    {
        Description = "the call's audio; stereo, left = near end (handset), right = far end",
        HelpName = "CALL.wav",
    };

    private readonly Option<string?> _timeline = new("--timeline")
    {
        Description = "the truth about the call: an Audacity label track with offhook, hold and mute",
        HelpName = "LABELS.txt",
    };

    private readonly Option<string?> _card = new("--card")
    {
        Description = "what the card holds, before and after; made if missing, continued if not empty",
        HelpName = "DIR",
    };

    private readonly Option<string?> _lamp = new("--lamp")
    {
        Description = "cadence of the hold and mute lamps (default steady)",
        HelpName = "steady|flash:ON_MS/OFF_MS",
    };

    private readonly Option<string?> _lampLag = new("--lamp-lag")
    {
        Description = "how long the lamps are behind the truth, at both edges (default 0)",
        HelpName = "MS",
    };

    private readonly Option<bool> _unlearned = new("--unlearned")
    {
        Description = "leave the device its factory settings instead of those that fit this phone",
    };

    private readonly Option<string?> _rate = new("--rate")
    {
        Description = "the device's samples per second (default: the file's, 8000 up to 8000 and 16000 above)",
        HelpName = "8000|16000",
    };

    private readonly Option<string?> _cardSize = new("--card-size")
    {
        Description = "size of the card; K, M and G are understood (default 4G)",
        HelpName = "BYTES",
    };

    private readonly Option<string[]> _fault = new("--fault")
    {
        Description = $"something that goes wrong, S seconds into the call; may be repeated. Kinds: {FaultText.Kinds}",
        HelpName = "KIND@SECONDS[:VALUE]",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _seed = new("--seed")
    {
        Description = "decides all chance: same inputs and seed, same card (default 1)",
        HelpName = "N",
    };

    private readonly Option<string?> _keys = new("--keys")
    {
        Description = "encrypt the recordings with the key UNSET of this key file: the simulated device's clock is never set",
        HelpName = "FILE",
    };

    private readonly Option<string?> _trace = new("--trace")
    {
        Description = "write every change of state as one line of fixed columns",
        HelpName = "FILE",
    };

    private readonly Option<string?> _plot = new("--plot")
    {
        Description = "draw the call: what was said, what the lamps showed, what reached the card",
        HelpName = "FILE.svg",
    };

    private readonly Option<bool> _live = new("--live")
    {
        Description = "run in real time, as a device that other programs reach over a serial port; --call is played in a loop, all but --live may be left out",
    };

    private readonly Option<string?> _pty = new("--pty")
    {
        Description = "with --live: make this path a link to the device's serial port",
        HelpName = "PATH",
    };

    private readonly Option<string?> _script = new("--script")
    {
        Description = $"with --live: what happens at the phone, one [SECONDS] WORD a line, - for standard input. Words: {LiveScript.Words}",
        HelpName = "FILE|-",
    };

    private readonly Option<string?> _drive = new("--drive")
    {
        Description = "with --live: what the device's internal drive holds, its settings and keys; without it the device comes from the factory",
        HelpName = "DIR",
    };

    private readonly Option<string?> _tone = new("--tone")
    {
        Description = "with --live: frequency of the tone (default 1000)",
        HelpName = "HZ",
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "print one JSON object and nothing else",
    };

    private SimulateCommand(Shell shell) => _shell = shell;

    /// <inheritdoc/>
    public static Command Create(Shell shell)
    {
        SimulateCommand simulate = new(shell);
        Command command = new("simulate", "play a call to the real firmware on a simulated device, and check the card against the truth")
        {
            simulate._call, simulate._timeline, simulate._card, simulate._lamp, simulate._lampLag, simulate._unlearned,
            simulate._rate, simulate._cardSize, simulate._fault, simulate._seed, simulate._keys, simulate._trace, simulate._plot, simulate._live, simulate._pty,
            simulate._script, simulate._drive, simulate._tone, simulate._json,
        };
        command.SetAction(simulate.Run);
        return command;
    }

    private int Run(ParseResult parse)
    {
        if (parse.GetValue(_live))
        {
            return RunLive(parse);
        }

        RefuseGiven(parse, "--live", _pty, _script, _drive, _tone);
        List<string> notes = [];
        SimulationPlan plan = Plan(parse, notes, out CardFolder card);
        string? traceFile = parse.GetValue(_trace);
        string? plotFile = parse.GetValue(_plot);
        OutputFile.Probe("--trace", traceFile);
        OutputFile.Probe("--plot", plotFile);
        TraceLog? trace = traceFile is null && plotFile is null ? null : new TraceLog();
        bool json = parse.GetValue(_json);
        if (!json)
        {
            Text.WriteNotes(_shell.Error, notes);
        }

        SimulationResult result = json
            ? _shell.Simulate(plan, null, trace)
            : SimulationProgress.Show(_shell, "simulated", progress => _shell.Simulate(plan, progress, trace));
        Explain(plan, result, trace, traceFile, plotFile);
        SimulationReport report = new(plan, result, card.Write(result.CardAfter), notes);
        if (json)
        {
            report.WriteJson(_shell.Out);
        }
        else
        {
            report.WriteTable(_shell.DrawOut());
            report.WriteVerdict(_shell.Out);
        }

        return result.Passed ? ExitCode.Ok : ExitCode.Problem;
    }

    private static void Explain(SimulationPlan plan, SimulationResult result, TraceLog? trace, string? traceFile, string? plotFile)
    {
        CallClock clock = new(WorldSpec.StartOfCallUs(plan.Seed), plan.SampleRate);
        if (traceFile is not null)
        {
            OutputFile.Write("--trace", traceFile, TraceFile.Of(trace!.Events, clock));
        }

        if (plotFile is not null && result.Ledger is not null)
        {
            CallPicture picture = CallPicture.Of("What was said, and what reached the card", trace!, clock, plan.Truth, result.Ledger, result.Boots);
            OutputFile.Write("--plot", plotFile, CallPlot.Draw(picture with { Pcm = plan.Pcm }));
        }
    }

    private int RunLive(ParseResult parse)
    {
        if (parse.GetValue(_keys) is not null)
        {
            throw new CliException("--keys does not go with --live", "give the live device its keys as a real one: hushtap key set days");
        }

        if (parse.GetValue(_json) || (parse.GetValue(_fault) ?? []).Length > 0 || parse.GetValue(_unlearned))
        {
            throw new CliException("--json, --fault and --unlearned do not go with --live", "let things go wrong by --script; status --json tells how the device is");
        }

        if (parse.GetValue(_trace) is not null || parse.GetValue(_plot) is not null)
        {
            throw new CliException("--trace and --plot do not go with --live", "simulate the call without --live");
        }

        int lagMs = OptionText.LampLagMs(parse.GetValue(_lampLag) ?? "0");
        long cardBytes = parse.GetValue(_cardSize) is { } size ? OptionText.CardBytes(size) : new LiveSpec().CardBytes;
        List<string> notes = [];
        CallAudio? call = parse.GetValue(_call) is { } path ? WavInput.Read(path, OptionText.Rate(parse.GetValue(_rate))) : null;
        CardFolder? card = parse.GetValue(_card) is { } folder ? CardFolder.Read(folder, cardBytes) : null;
        CardFolder? drive = parse.GetValue(_drive) is { } files ? CardFolder.Read(files, 1 << 20) : null;
        int rate = call?.SampleRate ?? OptionText.Rate(parse.GetValue(_rate)) ?? WavInput.NarrowRate;
        LiveSpec spec = new()
        {
            Pcm = call?.Pcm ?? default,
            SampleRate = rate,
            ToneHz = parse.GetValue(_tone) is { } hz ? OptionText.ToneHz(hz, rate) : 1000,
            Lamp = OptionText.Lamp(parse.GetValue(_lamp) ?? "steady", lagMs),
            Seed = parse.GetValue(_seed) is { } text ? OptionText.Seed(text) : 1,
            CardBytes = cardBytes,
            CardBefore = SmallCard.Prepare(card?.Before ?? new Dictionary<string, byte[]>(), cardBytes, 1, notes),
            DriveBefore = drive?.Before ?? new Dictionary<string, byte[]>(),
        };
        IReadOnlyList<ScriptStep> script = Script(parse, call, notes);
        Text.WriteNotes(_shell.Error, notes.Concat(call?.Notes ?? []));
        bool standardInput = parse.GetValue(_script) == "-";
        using LiveSession session = new(_shell, spec, parse.GetValue(_pty), card, drive);
        return session.Run(script, keys: _shell.InIsTerminal && !standardInput, standardInput);
    }

    private IReadOnlyList<ScriptStep> Script(ParseResult parse, CallAudio? call, List<string> notes)
    {
        string? timeline = parse.GetValue(_timeline);
        string? script = parse.GetValue(_script);
        if (timeline is not null && (script is not null || call is null))
        {
            throw new CliException("--timeline needs --call and goes without --script", "give --call and --timeline, or --script");
        }

        if (timeline is not null)
        {
            return LiveScript.From(LabelTrack.Read(timeline).ToTruth(call!.SampleRate, call.Frames, notes), call.SampleRate);
        }

        return script is null or "-" ? [] : LiveScript.Read(script);
    }

    private static void RefuseGiven(ParseResult parse, string needed, params Option<string?>[] options)
    {
        if (Array.Find(options, option => parse.GetValue(option) is not null) is { } given)
        {
            throw new CliException($"'{given.Name}' needs {needed}", "see hushtap simulate --help");
        }
    }

    private static string Need(ParseResult parse, Option<string?> option) =>
        parse.GetValue(option) ?? throw new CliException($"'{option.Name}' is required", "see hushtap simulate --help");

    private SimulationPlan Plan(ParseResult parse, List<string> notes, out CardFolder card)
    {
        SimulationPlan defaults = new() { Pcm = default, SampleRate = WavInput.NarrowRate, Truth = new CallTruth([], [], []) };
        int lagMs = OptionText.LampLagMs(parse.GetValue(_lampLag) ?? "0");
        LampSpec lamp = OptionText.Lamp(parse.GetValue(_lamp) ?? "steady", lagMs);
        int? rate = OptionText.Rate(parse.GetValue(_rate));
        long cardBytes = parse.GetValue(_cardSize) is { } size ? OptionText.CardBytes(size) : defaults.CardBytes;
        ulong seed = parse.GetValue(_seed) is { } text ? OptionText.Seed(text) : defaults.Seed;
        Fault[] faults = [.. (parse.GetValue(_fault) ?? []).Select(FaultText.Parse)];

        CallAudio call = WavInput.Read(Need(parse, _call), rate);
        notes.AddRange(call.Notes);
        CallTruth truth = LabelTrack.Read(Need(parse, _timeline)).ToTruth(call.SampleRate, call.Frames, notes);
        NoteLateFaults(faults, call, notes);
        card = CardFolder.Read(Need(parse, _card), cardBytes);
        return defaults with
        {
            Pcm = call.Pcm,
            SampleRate = call.SampleRate,
            Truth = truth,
            Lamp = lamp,
            Learned = !parse.GetValue(_unlearned),
            Faults = faults,
            Seed = seed,
            Keys = parse.GetValue(_keys) is { } keys ? Keys(KeyFile.Read(keys), card) : null,
            CardBytes = cardBytes,
            CardBefore = SmallCard.Prepare(card.Before, cardBytes, seed, notes),
        };
    }

    /// <summary>A card that is continued belongs to the same device, switched on once more.</summary>
    private static DeviceKeys Keys(KeyFile file, CardFolder card)
    {
        long boot = card.Before.Where(f => f.Key.EndsWith("/JOURNAL.TXT", StringComparison.Ordinal)).Select(f => BootOf(f.Value) + 1).Append(file.Root?.Boot ?? 1).Max();
        return file.Days.TryGetValue(KeyFile.Unset, out string? key)
            ? new DeviceKeys
            {
                Device = file.Device,
                Boot = boot,
                Root = file.Root is null ? null : Convert.FromHexString(file.RootOf(boot).Split(' ')[1]),
                Days = new Dictionary<int, byte[]> { [0] = Convert.FromHexString(key) },
            }
            : throw new CliException($"{file.Path} has no key {KeyFile.Unset}", $"hushtap key days {file.Path} --unset makes it");
    }

    private static long BootOf(byte[] journal) =>
        HeadOfJournal().Match(System.Text.Encoding.Latin1.GetString(journal.AsSpan(0, Math.Min(journal.Length, 512)))) is { Success: true } head
            ? long.Parse(head.Groups["boot"].Value, System.Globalization.CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^hushtap-journal 1 device=\S+ boot=(?<boot>\d{1,9}) ")]
    private static partial Regex HeadOfJournal();

    private static void NoteLateFaults(Fault[] faults, CallAudio call, List<string> notes)
    {
        foreach (Fault fault in faults.Where(fault => fault.AtSeconds * call.SampleRate > call.Frames))
        {
            string end = Text.Seconds(call.Frames, call.SampleRate);
            notes.Add(FormattableString.Invariant($"a fault at {fault.AtSeconds} s comes after the end of the call at {end}"));
        }
    }
}
