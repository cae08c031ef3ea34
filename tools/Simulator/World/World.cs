// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>One world: a phone, a card, and a device that is switched on, cut off and switched on again until the world is over.</summary>
public sealed class World
{
    /// <summary>After a reset without loss of power the firmware starts this much later.</summary>
    private const long ResetUs = 300_000;

    private readonly WorldSpec _spec;
    private readonly Wiring _wiring;
    private readonly ITrace? _trace;
    private readonly Phone _phone;
    private readonly CardModel _card;
    private readonly InternalDrive _internal;
    private readonly FolderWitness _witness;
    private readonly SealedWitness _sealed;
    private readonly CodecSource _codec;
    private readonly SerialPeer _console = new();
    private readonly ChipWiring _chipWiring;
    private readonly List<BoardPart> _parts = [];
    private readonly List<BootRecord> _boots = [];
    private long _consoleBytes;
    private long _utcTicks = VirtualCpu.UnixEpochTicks;

    /// <summary>Makes a world at rest.</summary>
    /// <param name="spec">What it is like.</param>
    /// <param name="wiring">The board's pins.</param>
    /// <param name="audio">What is said.</param>
    /// <param name="witness">Sees every byte that leaves the device's RAM.</param>
    /// <param name="trace">Told of every state change; null = nobody.</param>
    public World(WorldSpec spec, Wiring wiring, CodecAudio audio, IWriteWitness witness, ITrace? trace = null)
    {
        _spec = spec;
        _wiring = wiring;
        _trace = trace;
        _phone = new Phone(spec.Phone, spec.Truth, spec.Clock, spec.Seed);
        _card = new CardModel(spec.Card, SeededRandom.For(spec.Seed, "card"), trace);
        Dictionary<string, byte[]> files = new(spec.InternalBefore ?? new Dictionary<string, byte[]> { [SettingsText.Path] = spec.Settings.ToFile() });
        spec.Keys.ToFiles().ToList().ForEach(f => files[f.Key] = f.Value);
        _internal = new InternalDrive(files, SeededRandom.For(spec.Seed, "internal drive"), trace);
        _sealed = new SealedWitness(witness, spec.Keys.Days);
        _witness = new FolderWitness(spec.Keys.Days.Count > 0 ? _sealed : witness);
        CodecModel? codec = wiring.Codec == CodecKind.None ? null : CodecModel.Of(wiring.Codec);
        _codec = new CodecSource(audio, spec.Clock, codec, trace);
        _console.Heard += OnConsole;
        foreach ((int port, long at, byte[] bytes) in spec.Serial)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(port, wiring.ConsolePort);
            _console.Send(at, bytes);
        }

        Dictionary<(int Bus, int Address), II2cTarget> bus = [];
        if (codec is not null)
        {
            _parts.Add(codec);
            bus[(1, codec.Address)] = codec;
        }

        if (spec.ClockChip is { } clockChip)
        {
            Ds3231Model model = new(clockChip);
            _parts.Add(model);
            bus[(1, Ds3231Model.Address)] = model;
        }

        _chipWiring = new ChipWiring
        {
            I2c = bus,
            I2cPins = wiring.I2cPins,
            AudioPins = wiring.AudioPins,
            Clocks = codec,
            ImageHasMasterClock = spec.ImageHasMasterClock,
            Pins = new PhonePins(_phone, wiring, spec.Card.OutUs, SupplyUs(spec)),
            Audio = _codec,
            Serial = new Dictionary<int, SerialPeer> { [wiring.ConsolePort] = _console },
        };
    }

    /// <summary>Gets who sits at the other end of the console; may send at any time, also when it hears something.</summary>
    public SerialPeer Console => _console;

    /// <summary>Gets or sets the share of the world's time that has passed; told at most once for each second of it.</summary>
    public IProgress<double>? Progress { get; set; }

    /// <summary>Runs the world to its end.</summary>
    /// <param name="firmware">The entry point; started anew after each power cut and reboot.</param>
    public WorldRun Run(Action firmware)
    {
        long startUs = FirstInstructionAfter(0);
        _parts.ForEach(part => part.PowerOn(0));
        while (startUs < _spec.WorldEndUs)
        {
            (long offUs, long onUs) = NextPowerOff(startUs);
            BootRecord boot = RunBoot(firmware, startUs, LimitOf(startUs, offUs));
            _boots.Add(boot);
            if (boot.End is BootEnd.WorldOver or BootEnd.Hung)
            {
                break;
            }

            if (boot.End == BootEnd.PowerCut)
            {
                _utcTicks = VirtualCpu.UnixEpochTicks;
                _parts.ForEach(part => part.PowerOn(onUs));
            }

            startUs = boot.End == BootEnd.PowerCut ? FirstInstructionAfter(onUs) : boot.EndUs + ResetUs;
        }

        TracePins();
        return new WorldRun(_spec, _phone, _boots, _card, _internal, _console) { SealProblems = _sealed.Problems };
    }

    /// <summary>When the supply is there: all the time but before each power-off and in brown-outs.</summary>
    private static List<(long StartUs, long EndUs)> SupplyUs(WorldSpec spec)
    {
        List<(long StartUs, long EndUs)> there = [];
        long fromUs = 0;
        foreach ((long start, long end) in spec.PowerOffUs.Select(off => (off.StartUs - spec.HoldUpUs, off.EndUs)).Concat(spec.BrownOutUs).Order())
        {
            there.Add((fromUs, start));
            fromUs = end;
        }

        there.Add((fromUs, long.MaxValue));
        return there;
    }

    private RunLimit LimitOf(long startUs, long offUs)
    {
        long resetUs = _spec.ResetsUs.FirstOrDefault(r => r > startUs, long.MaxValue);
        return Math.Min(offUs, resetUs) >= _spec.WorldEndUs ? new RunLimit(_spec.WorldEndUs, RunEndKind.WorldOver)
            : offUs <= resetUs ? new RunLimit(offUs, RunEndKind.PowerLost)
            : new RunLimit(resetUs, RunEndKind.Reset);
    }

    private BootRecord RunBoot(Action firmware, long startUs, RunLimit limit)
    {
        _trace?.Add(new TraceEvent(startUs, TraceKind.Boot, _boots.Count == 0 ? "power-on" : "again"));
        int foldersBefore = _witness.Folders.Count;
        VirtualCpu cpu = new(startUs, _spec.Freezes, limit, _spec.Seed, _utcTicks, TraceText) { ClockSets = _spec.ClockSets };
        _codec.NowUs = () => cpu.WorldUs;
        _codec.Passed = Progress is { } progress ? now => progress.Report((double)now / _spec.WorldEndUs) : null;
        DmaPool pool = new();
        FilesModel files = new(_card, _internal, new CpuClock(cpu), pool, _witness);
        SimChip chip = new(cpu, _chipWiring, pool, files);
        RunEndedException end = cpu.Run(firmware);
        _chipWiring.Clocks?.ClocksEnd(end.WorldUs);
        _utcTicks = cpu.UtcTicksAt(end.WorldUs + ResetUs);
        _card.Cut(end.WorldUs);
        _internal.Cut(end.WorldUs);
        _trace?.Add(new TraceEvent(end.WorldUs, TraceKind.End, end.Message));
        return new BootRecord
        {
            StartUs = startUs,
            EndUs = end.WorldUs,
            End = end switch
            {
                PowerLostException => BootEnd.PowerCut,
                RebootException { Option: null } => BootEnd.Reset,
                RebootException => BootEnd.Reboot,
                WorldOverException => BootEnd.WorldOver,
                _ => BootEnd.Hung,
            },
            Streams = chip.I2sModel.Streams,
            Folders = [.. _witness.Folders.Skip(foldersBefore)],
            Misuse = [.. chip.Misuse.Entries, .. _parts.SelectMany(part => part.TakeFindings())],
            Unhandled = cpu.UnhandledExceptions,
            DmaBytesPeak = pool.PeakBytes,
            EventsDropped = chip.EventsDropped,
        };
    }

    /// <summary>When the firmware starts after power came: power that goes again before that starts nothing.</summary>
    private long FirstInstructionAfter(long poweredUs)
    {
        foreach ((long start, long end) in _spec.PowerOffUs)
        {
            if (start >= poweredUs && start <= poweredUs + _spec.BootUs)
            {
                poweredUs = end;
            }
        }

        return poweredUs + _spec.BootUs;
    }

    private (long OffUs, long OnUs) NextPowerOff(long afterUs)
    {
        foreach ((long start, long end) in _spec.PowerOffUs)
        {
            if (start > afterUs)
            {
                return (start, end);
            }
        }

        return (long.MaxValue, long.MaxValue);
    }

    private void OnConsole(long atUs, ReadOnlyMemory<byte> bytes)
    {
        _witness.OnBytes("COM" + _wiring.ConsolePort, _consoleBytes, bytes.Span);
        _consoleBytes += bytes.Length;
    }

    private void TraceText(string text) => _trace?.Add(new TraceEvent(_codec.NowUs(), TraceKind.Text, text));

    private void TracePins()
    {
        if (_trace is null)
        {
            return;
        }

        TracePin("hold-lamp", _phone.HoldLamp);
        TracePin("mute-lamp", _phone.MuteLamp);
        TracePin("hold-key", _phone.HoldKey);
        TracePin("hook", _phone.Hook);
        foreach (Freeze freeze in _spec.Freezes)
        {
            _trace.Add(new TraceEvent(freeze.StartUs, TraceKind.Freeze, "cpu", freeze.EndUs - freeze.StartUs));
        }
    }

    private void TracePin(string name, Waveform wire)
    {
        foreach (long edge in wire.EdgesUs)
        {
            _trace!.Add(new TraceEvent(Math.Max(edge, 0), TraceKind.Pin, name, wire.LevelAt(edge) ? 1 : 0));
        }
    }

    /// <summary>Remembers which folders were made, and passes everything on.</summary>
    private sealed class FolderWitness(IWriteWitness next) : IWriteWitness
    {
        public List<string> Folders { get; } = [];

        public void OnBytes(string path, long position, ReadOnlySpan<byte> bytes) => next.OnBytes(path, position, bytes);

        public void OnName(string operation, string path)
        {
            if (operation == "mkdir" && path.StartsWith("D:/", StringComparison.Ordinal))
            {
                Folders.Add(path[3..]);
            }

            next.OnName(operation, path);
        }
    }
}
