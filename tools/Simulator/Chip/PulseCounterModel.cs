// SPDX-License-Identifier: MIT
using HushTap.Chip;

namespace HushTap.Simulator;

/// <summary>The eight units of the pulse counter. They count edges of the pin's waveform whatever the CLR does.</summary>
/// <remarks>The counter register has 16 bits; the driver extends it, so a count never wraps here.</remarks>
public sealed class PulseCounterModel : IPulseCounters
{
    public const int Units = 8;

    private const int FilterCyclesMax = 1023;
    private const int CyclesPerUs = 80;

    private readonly VirtualCpu _cpu;
    private readonly IPinSource _pins;
    private readonly PinMatrix _matrix;
    private readonly MisuseLog _misuse;
    private readonly Unit?[] _units = new Unit?[Units];

    internal PulseCounterModel(VirtualCpu cpu, IPinSource pins, PinMatrix matrix, MisuseLog misuse)
    {
        _cpu = cpu;
        _pins = pins;
        _matrix = matrix;
        _misuse = misuse;
    }

    private enum Polarity
    {
        Both = 0,
        Falling = 1,
        Rising = 2,
    }

    /// <inheritdoc/>
    public int Open(int pinA, int pinB)
    {
        _cpu.Charge(Prices.PulseOpenUs);
        if (!PinMatrix.Exists(pinA) || pinB >= 0)
        {
            throw _misuse.Add($"a pulse counter on GPIO{pinA} and GPIO{pinB}: only one existing pin is modelled; two make a quadrature counter");
        }

        int handle = Array.IndexOf(_units, null);
        if (handle < 0)
        {
            throw new InvalidOperationException("all pulse counter units are taken");
        }

        _units[handle] = new Unit(pinA);

        // The driver does not look at the result: a counter on an open GpioPin works.
        _matrix.TryReserve(pinA, Owner(handle));
        return handle;
    }

    /// <inheritdoc/>
    public void Close(int handle)
    {
        _cpu.Charge(Prices.PulseOpenUs);
        Unit unit = Find(handle);
        _units[handle] = null;
        _matrix.Release(unit.Pin, Owner(handle));
    }

    /// <inheritdoc/>
    public void Start(int handle, int polarity, int filterCycles)
    {
        _cpu.Charge(Prices.PulseReadUs);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(filterCycles, FilterCyclesMax);
        ArgumentOutOfRangeException.ThrowIfNegative(filterCycles);
        Unit unit = Find(handle);
        unit.Polarity = (Polarity)polarity;
        unit.FilterUs = (filterCycles + CyclesPerUs - 1) / CyclesPerUs;
        unit.Count = 0;
        unit.IsStarted = true;
        unit.StartUs = _cpu.WorldUs;
        unit.Begin(_pins, _cpu.WorldUs);
    }

    /// <inheritdoc/>
    public void Stop(int handle)
    {
        _cpu.Charge(Prices.PulseReadUs);
        Unit unit = Find(handle);
        unit.CountUntil(_pins, _cpu.WorldUs);
        unit.IsStarted = false;
    }

    /// <inheritdoc/>
    public long Read(int handle, bool reset, out long relativeTicks)
    {
        _cpu.Charge(Prices.PulseReadUs);
        Unit unit = Find(handle);
        unit.CountUntil(_pins, _cpu.WorldUs);
        relativeTicks = (_cpu.WorldUs - unit.StartUs) * 10;
        long count = unit.Count;
        if (reset)
        {
            unit.Count = 0;
        }

        return count;
    }

    private static string Owner(int handle) => $"pulse counter {handle}";

    private Unit Find(int handle) =>
        handle is >= 0 and < Units && _units[handle] is { } unit ? unit : throw _misuse.Add($"pulse counter {handle} is not open: the chip would use a unit that is not its own");

    /// <summary>One unit. A level counts as changed when it has stood for the filter's time.</summary>
    private sealed class Unit(int pin)
    {
        private bool _filtered;
        private bool _raw;
        private long _rawSinceUs;
        private long _nextEdgeUs;

        public int Pin { get; } = pin;

        public Polarity Polarity { get; set; }

        public int FilterUs { get; set; }

        public bool IsStarted { get; set; }

        public long StartUs { get; set; }

        public long Count { get; set; }

        public void Begin(IPinSource pins, long worldUs)
        {
            _raw = _filtered = pins.LevelAt(Pin, worldUs);
            _rawSinceUs = worldUs;
            _nextEdgeUs = pins.NextEdgeAfter(Pin, worldUs);
        }

        public void CountUntil(IPinSource pins, long worldUs)
        {
            if (!IsStarted)
            {
                return;
            }

            if (_nextEdgeUs == long.MaxValue && pins.Grows)
            {
                _nextEdgeUs = pins.NextEdgeAfter(Pin, _rawSinceUs);
            }

            while (_nextEdgeUs <= worldUs)
            {
                Settle(_nextEdgeUs);
                _raw = pins.LevelAt(Pin, _nextEdgeUs);
                _rawSinceUs = _nextEdgeUs;
                _nextEdgeUs = pins.NextEdgeAfter(Pin, _nextEdgeUs);
            }

            Settle(worldUs);
        }

        private void Settle(long worldUs)
        {
            if (_raw == _filtered || worldUs - _rawSinceUs < FilterUs)
            {
                return;
            }

            _filtered = _raw;
            if (Polarity == Polarity.Both || _raw == (Polarity == Polarity.Rising))
            {
                Count++;
            }
        }
    }
}
