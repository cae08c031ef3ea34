// SPDX-License-Identifier: MIT
using System.Collections.Concurrent;

namespace HushTap.Simulator;

/// <summary>A world in real time: somebody uses the phone, and a PC is connected to the console, while the firmware runs.</summary>
/// <remarks>
/// One thread runs it (<see cref="Run"/>); all else may be called by any thread. Same firmware, chip, card and prices as in <see cref="World"/>;
/// only chance in what people do, and the wall clock's pace, are not decided by the seed.
/// </remarks>
public sealed class LiveWorld : IWriteWitness, IDisposable
{
    private const long BootUs = 400_000;
    private const long ResetUs = 300_000;
    private const long SnapshotUs = 500_000;

    private readonly LiveClock _clock = new();
    private readonly ConcurrentQueue<(long AtUs, LiveAct Act)> _acts = [];
    private readonly ConcurrentQueue<(long AtUs, byte[] Bytes)> _toDevice = [];
    private readonly List<(long StartUs, long EndUs)> _cardOutUs = [];
    private readonly List<(long AtUs, int StallMs)> _stalls = [];
    private readonly SerialPeer _console = new() { KeepsHistory = false };
    private readonly ulong _seed;
    private readonly LivePhone _phone;
    private readonly LiveAudio _audio;
    private readonly CodecSource _codec;
    private readonly CodecModel _codecPart;
    private readonly CardModel _card;
    private readonly InternalDrive _drive;
    private readonly VolumeWatch _cardWatch;
    private readonly VolumeWatch _driveWatch;
    private readonly ChipWiring _wiring;
    private readonly CallClock _frames;
    private long _horizonUs;
    private long _snapshotUs;
    private int _powerCutMs;
    private long _utcTicks = VirtualCpu.UnixEpochTicks;
    private bool _hasPower;
    private bool _ledLit;
    private int _powerOns;

    /// <summary>Makes a world at rest.</summary>
    /// <param name="spec">What it is like.</param>
    /// <param name="wiring">The board's pins.</param>
    public LiveWorld(LiveSpec spec, Wiring wiring)
    {
        _seed = spec.Seed;
        _phone = new LivePhone(spec.Lamp, wiring, spec.Seed);
        _audio = new LiveAudio(spec.Pcm, spec.SampleRate, spec.ToneHz);
        _frames = new CallClock(0, spec.SampleRate);
        _codecPart = CodecModel.Of(wiring.Codec);
        _codec = new CodecSource(_audio, _frames, _codecPart, null);
        CardSpec card = new() { Bytes = spec.CardBytes, Before = spec.CardBefore, OutUs = _cardOutUs, Stalls = _stalls };
        _card = new CardModel(card, SeededRandom.For(spec.Seed, "card"), null);
        _drive = new InternalDrive(spec.DriveBefore, SeededRandom.For(spec.Seed, "internal drive"), null);
        _cardWatch = new VolumeWatch("D", _card.Volume);
        _driveWatch = new VolumeWatch("I", _drive.Volume);
        _console.BeforeLook = SendToDevice;
        _console.Heard += (_, bytes) => Heard?.Invoke(bytes);
        _wiring = new ChipWiring
        {
            Pins = _phone,
            Audio = _codec,
            I2cPins = wiring.I2cPins,
            AudioPins = wiring.AudioPins,
            Clocks = _codecPart,
            I2c = new Dictionary<(int Bus, int Address), II2cTarget> { [(1, _codecPart.Address)] = _codecPart },
            Serial = new Dictionary<int, SerialPeer> { [wiring.ConsolePort] = _console },
            PinDriven = (pin, level, _) => _ledLit = pin == wiring.StatusLed ? level : _ledLit,
        };
    }

    /// <summary>Told, by the world's thread, what the device sends over its console.</summary>
    public event Action<ReadOnlyMemory<byte>>? Heard;

    /// <summary>Told, by the world's thread, which files of the card are durable as they are now; null = gone.</summary>
    public event Action<IReadOnlyDictionary<string, byte[]?>>? CardChanged;

    /// <summary>The same for the internal drive.</summary>
    public event Action<IReadOnlyDictionary<string, byte[]?>>? DriveChanged;

    /// <summary>Gets how things stand.</summary>
    public LiveState State =>
        new(_clock.NowUs, _hasPower, _phone.IsOffHook, _phone.IsHeld, _phone.IsMuted, _audio.IsTone, _ledLit && _hasPower, _powerOns);

    /// <summary>Lets something happen, now.</summary>
    public void Do(LiveAct act) => _acts.Enqueue((_clock.NowUs, act));

    /// <summary>Puts bytes on the wire to the device, now.</summary>
    public void Send(ReadOnlySpan<byte> bytes) => _toDevice.Enqueue((_clock.NowUs, bytes.ToArray()));

    /// <summary>Ends the world: power goes, and <see cref="Run"/> returns.</summary>
    public void End() => _clock.End();

    /// <summary>Runs the world until its end.</summary>
    /// <param name="firmware">The entry point; started anew after each power cut and restart.</param>
    /// <returns>Why it ended by itself, or null after <see cref="End"/>.</returns>
    public string? Run(Action firmware)
    {
        long startUs = BootUs;
        string? trouble = null;
        while (trouble is null && RestUntil(startUs))
        {
            bool wasPowered = _hasPower;
            _hasPower = true;
            _powerOns++;
            if (!wasPowered)
            {
                _codecPart.PowerOn(startUs - BootUs);
            }

            (RunEndedException end, SimChip chip) = RunBoot(firmware, startUs);
            _codecPart.ClocksEnd(end.WorldUs);
            _card.Cut(end.WorldUs);
            _drive.Cut(end.WorldUs);
            trouble = chip.Misuse.Entries.Concat(_codecPart.TakeFindings()).FirstOrDefault() ?? (end is NoProgressException ? "the firmware hangs" : null);
            _hasPower = end is not PowerLostException;
            _utcTicks = _hasPower ? chip.Cpu.UtcTicksAt(end.WorldUs + ResetUs) : VirtualCpu.UnixEpochTicks;
            startUs = end.WorldUs + (_hasPower ? ResetUs : (_powerCutMs * 1000L) + BootUs);
            _horizonUs = end.WorldUs;
        }

        TellChanges();
        return trouble;
    }

    /// <inheritdoc/>
    void IWriteWitness.OnBytes(string path, long position, ReadOnlySpan<byte> bytes) => Touch(path);

    /// <inheritdoc/>
    void IWriteWitness.OnName(string operation, string path) => Touch(path);

    /// <inheritdoc/>
    public void Dispose() => _clock.Dispose();

    private (RunEndedException End, SimChip Chip) RunBoot(Action firmware, long startUs)
    {
        VirtualCpu cpu = new(startUs, [], new RunLimit(long.MaxValue / 4, RunEndKind.WorldOver), _seed + (ulong)_powerOns, _utcTicks);
        _codec.NowUs = () => cpu.WorldUs;
        _phone.NowUs = () => cpu.WorldUs;
        cpu.Pace = target => Pace(cpu, target);
        DmaPool pool = new();
        FilesModel files = new(_card, _drive, new CpuClock(cpu), pool, this);
        SimChip chip = new(cpu, _wiring, pool, files);
        return (cpu.Run(firmware), chip);
    }

    /// <summary>Waits without a running chip; what people do meanwhile is not lost.</summary>
    private bool RestUntil(long worldUs)
    {
        while (_clock.NowUs < worldUs && !_clock.IsOver)
        {
            _clock.WaitUntil(worldUs);
            DoActs(worldUs);
        }

        TellChanges();
        return !_clock.IsOver;
    }

    private RunEndKind? Pace(VirtualCpu cpu, long targetUs)
    {
        while (_clock.NowUs < targetUs - 2_000 && !_clock.IsOver)
        {
            _clock.WaitUntil(targetUs);
        }

        _clock.WaitUntil(targetUs);
        _horizonUs = cpu.WorldUs;
        bool powerStays = DoActs(targetUs);
        if (cpu.WorldUs >= _snapshotUs)
        {
            _snapshotUs = cpu.WorldUs + SnapshotUs;
            TellChanges();
        }

        return _clock.IsOver ? RunEndKind.WorldOver : powerStays ? null : RunEndKind.PowerLost;
    }

    /// <summary>Does what people did until an instant. What comes late happens now: the past has been seen already.</summary>
    /// <returns>False when power was cut.</returns>
    private bool DoActs(long untilUs)
    {
        bool powerStays = true;
        while (powerStays && _acts.TryPeek(out (long AtUs, LiveAct Act) next) && next.AtUs <= untilUs)
        {
            _acts.TryDequeue(out _);
            _horizonUs = Math.Max(next.AtUs, _horizonUs + 1);
            powerStays = DoOne(_horizonUs, next.Act);
        }

        return powerStays;
    }

    private bool DoOne(long atUs, LiveAct act)
    {
        switch (act.Kind)
        {
            case LiveActKind.ToneOn or LiveActKind.ToneOff:
                _audio.SetTone(_frames.FrameAt(atUs), act.Kind == LiveActKind.ToneOn);
                return true;
            case LiveActKind.CardOut when _cardOutUs.Count == 0 || _cardOutUs[^1].EndUs != long.MaxValue:
                _cardOutUs.Add((atUs, long.MaxValue));
                _phone.Do(atUs, act.Kind);
                return true;
            case LiveActKind.CardIn when _cardOutUs.Count > 0 && _cardOutUs[^1].EndUs == long.MaxValue:
                _cardOutUs[^1] = (_cardOutUs[^1].StartUs, atUs);
                _phone.Do(atUs, act.Kind);
                return true;
            case LiveActKind.CardStall:
                _stalls.Add((atUs, act.ValueMs));
                return true;
            case LiveActKind.PowerCut:
                _powerCutMs = act.ValueMs;
                return false;
            default:
                _phone.Do(atUs, act.Kind);
                return true;
        }
    }

    private void SendToDevice()
    {
        while (_toDevice.TryDequeue(out (long AtUs, byte[] Bytes) next))
        {
            _console.Send(next.AtUs, next.Bytes);
        }
    }

    private void Touch(string path)
    {
        _cardWatch.Touch(path);
        _driveWatch.Touch(path);
    }

    private void TellChanges()
    {
        if (_cardWatch.Take() is { Count: > 0 } card)
        {
            CardChanged?.Invoke(card);
        }

        if (_driveWatch.Take() is { Count: > 0 } drive)
        {
            DriveChanged?.Invoke(drive);
        }
    }
}
