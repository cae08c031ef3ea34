// SPDX-License-Identifier: MIT
using HushTap.Chip;

namespace HushTap.Simulator;

/// <summary>GPIO pins and their interrupts.</summary>
public sealed class GpioModel : IGpio, IEventSource
{
    private const string Owner = "a GpioPin";
    private const int GpioCategory = 20;
    private const int ModeInput = 0;
    private const int ModeOutput = 3;
    private const int ModeOutputOpenDrainPullUp = 5;

    private readonly VirtualCpu _cpu;
    private readonly ChipWiring _wiring;
    private readonly PinMatrix _matrix;
    private readonly MisuseLog _misuse;
    private readonly SortedDictionary<int, Pin> _pins = [];

    internal GpioModel(VirtualCpu cpu, ChipWiring wiring, PinMatrix matrix, MisuseLog misuse)
    {
        _cpu = cpu;
        _wiring = wiring;
        _matrix = matrix;
        _misuse = misuse;
    }

    /// <inheritdoc/>
    public bool Reserve(int pin)
    {
        _cpu.Charge(Prices.GpioReserveUs);
        if (!_matrix.TryReserve(pin, Owner))
        {
            return false;
        }

        _pins[pin] = new Pin(pin);
        return true;
    }

    /// <inheritdoc/>
    public void Release(int pin)
    {
        _cpu.Charge(Prices.GpioReserveUs);
        _pins.Remove(pin);
        _matrix.Release(pin, Owner);
    }

    /// <inheritdoc/>
    public bool IsModeSupported(int pin, int mode)
    {
        _cpu.Charge(Prices.GpioReadUs);
        return Supports(pin, mode);
    }

    /// <inheritdoc/>
    public void SetMode(int pin, int mode)
    {
        _cpu.Charge(Prices.GpioModeUs);
        if (!Supports(pin, mode))
        {
            throw new ArgumentException($"GPIO{pin} has no pin mode {mode}");
        }

        Pin state = Find(pin, "SetPinMode");
        state.Mode = mode;
        DriveLowIfOutput(state);
    }

    /// <inheritdoc/>
    public int Read(int pin)
    {
        _cpu.Charge(Prices.GpioReadUs);
        Pin state = Find(pin, "Read");
        bool level = state.IsOutput ? state.Driven : _wiring.Pins.LevelAt(pin, _cpu.WorldUs);
        return level ? 1 : 0;
    }

    /// <inheritdoc/>
    public void Write(int pin, int value)
    {
        _cpu.Charge(Prices.GpioWriteUs);
        Drive(FindOutput(pin, "Write"), value != 0);
    }

    /// <inheritdoc/>
    public void Toggle(int pin)
    {
        _cpu.Charge(Prices.GpioToggleUs);
        Pin state = FindOutput(pin, "Toggle");
        Drive(state, !state.Driven);
    }

    /// <inheritdoc/>
    public void SetDebounce(int pin, long debounceTicks)
    {
        _cpu.Charge(Prices.GpioModeUs);
        long us = debounceTicks / 10;
        Find(pin, "DebounceTimeout").DebounceUs = (us + VirtualCpu.TickUs - 1) / VirtualCpu.TickUs * VirtualCpu.TickUs;
    }

    /// <inheritdoc/>
    public void SetEvents(int pin, bool enabled)
    {
        _cpu.Charge(Prices.GpioModeUs);
        Pin state = Find(pin, "ValueChanged");
        DriveLowIfOutput(state);
        state.HasEvents = enabled && !state.IsOutput;
        if (state.HasEvents)
        {
            state.Posted = _wiring.Pins.LevelAt(pin, _cpu.WorldUs);
            state.SearchedUs = _cpu.WorldUs;
            state.NextEdgeUs = _wiring.Pins.NextEdgeAfter(pin, state.SearchedUs);
        }
    }

    /// <summary>Gets the level that an output pin drives.</summary>
    /// <param name="pin">GPIO number.</param>
    /// <returns>Null when it drives none.</returns>
    public bool? DrivenLevel(int pin) => _pins.TryGetValue(pin, out Pin? state) && state.IsOutput ? state.Driven : null;

    /// <inheritdoc/>
    void IEventSource.Collect(long untilUs, List<NativeEvent> into)
    {
        foreach (Pin pin in _pins.Values)
        {
            if (pin.HasEvents && pin.NextEdgeUs == long.MaxValue && _wiring.Pins.Grows)
            {
                pin.NextEdgeUs = _wiring.Pins.NextEdgeAfter(pin.Number, pin.SearchedUs);
            }

            while (pin.HasEvents && pin.NextEdgeUs != long.MaxValue)
            {
                long sampledUs = pin.NextEdgeUs + Prices.GpioIsrLatencyUs + pin.DebounceUs;
                if (sampledUs > untilUs)
                {
                    break;
                }

                CollectOne(pin, sampledUs, into);
            }
        }
    }

    private static bool Supports(int pin, int mode)
    {
        bool isKnown = mode is >= ModeInput and <= ModeOutputOpenDrainPullUp;
        return PinMatrix.Exists(pin) && isKnown && (mode == ModeInput || !PinMatrix.IsInputOnly(pin));
    }

    /// <summary>One interrupt: the level is sampled late, and what equals the level posted last is not posted.</summary>
    private void CollectOne(Pin pin, long sampledUs, List<NativeEvent> into)
    {
        bool level = _wiring.Pins.LevelAt(pin.Number, sampledUs);
        if (level != pin.Posted)
        {
            pin.Posted = level;
            into.Add(new NativeEvent(sampledUs, GpioCategory, (uint)pin.Number << 16, level ? 1u : 0u));
        }

        // While the debounce timer runs, edges make no interrupt; without one, an edge in the latency has its own.
        pin.SearchedUs = pin.DebounceUs > 0 ? sampledUs : pin.NextEdgeUs;
        pin.NextEdgeUs = _wiring.Pins.NextEdgeAfter(pin.Number, pin.SearchedUs);
    }

    private Pin Find(int pin, string call) =>
        _pins.TryGetValue(pin, out Pin? state) ? state : throw _misuse.Add($"{call} on GPIO{pin}, which is not open: the chip would touch a pin that {_matrix.OwnerOf(pin) ?? "nobody"} has");

    private Pin FindOutput(int pin, string call)
    {
        Pin state = Find(pin, call);
        return state.IsOutput ? state : throw new InvalidOperationException($"{call} on GPIO{pin}, which is an input");
    }

    private void DriveLowIfOutput(Pin pin)
    {
        if (pin.IsOutput)
        {
            Drive(pin, false);
        }
    }

    private void Drive(Pin pin, bool level)
    {
        pin.Driven = level;
        _wiring.PinDriven?.Invoke(pin.Number, level, _cpu.WorldUs);
    }

    private sealed class Pin(int number)
    {
        public int Number { get; } = number;

        public int Mode { get; set; }

        public bool IsOutput => Mode >= ModeOutput;

        public bool Driven { get; set; }

        public long DebounceUs { get; set; }

        public bool HasEvents { get; set; }

        public bool Posted { get; set; }

        /// <summary>Edges up to here are done with.</summary>
        public long SearchedUs { get; set; }

        public long NextEdgeUs { get; set; } = long.MaxValue;
    }
}
