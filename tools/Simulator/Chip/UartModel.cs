// SPDX-License-Identifier: MIT
using HushTap.Chip;

namespace HushTap.Simulator;

/// <summary>The UARTs COM2 and COM3; COM1 belongs to the debugger.</summary>
public sealed class UartModel : IUart, IEventSource
{
    private static readonly int[] UsablePorts = [2, 3];

    private readonly VirtualCpu _cpu;
    private readonly PinMatrix _matrix;
    private readonly DmaPool _pool;
    private readonly MisuseLog _misuse;
    private readonly UartPort[] _ports;

    internal UartModel(VirtualCpu cpu, ChipWiring wiring, PinMatrix matrix, DmaPool pool, MisuseLog misuse)
    {
        _cpu = cpu;
        _matrix = matrix;
        _pool = pool;
        _misuse = misuse;
        _ports = [.. UsablePorts.Select(port => new UartPort(port, wiring.Serial.GetValueOrDefault(port) ?? new SerialPeer()))];
    }

    /// <inheritdoc/>
    public string[] GetPortNames()
    {
        _cpu.Charge(Prices.UartConfigureUs);
        return [.. UsablePorts.Select(port => $"COM{port}")];
    }

    /// <inheritdoc/>
    public void Open(int port, int ringBytes)
    {
        _cpu.Charge(Prices.UartOpenUs);
        if (!UsablePorts.Contains(port))
        {
            throw new ArgumentException($"COM{port} is not usable: COM1 belongs to the debugger, and the ESP32 has three UARTs");
        }

        UartPort state = _ports[port - UsablePorts[0]];
        if (state.IsOpen)
        {
            throw _misuse.Add($"COM{port} opened twice: the chip would install its driver over a running one");
        }

        int txPin = _matrix.PinOf(PinFunction.UartTx(port));
        int rxPin = _matrix.PinOf(PinFunction.UartRx(port));
        int capacity = Math.Max(ringBytes, UartPort.RingBytesMin);
        if (PinMatrix.IsInputOnly(txPin) || _matrix.OwnerOf(txPin) is not null || _matrix.OwnerOf(rxPin) is not null || !PinMatrix.Exists(txPin) || !PinMatrix.Exists(rxPin))
        {
            throw new Exception($"COM{port} cannot have TX on GPIO{txPin} and RX on GPIO{rxPin}: not mapped, or taken");
        }

        _pool.Take(2 * capacity, "a UART ring");
        _matrix.TryReserve(txPin, Owner(port));
        _matrix.TryReserve(rxPin, Owner(port));
        state.Open(_cpu.WorldUs, capacity);
    }

    /// <inheritdoc/>
    public void Configure(int port, int baud, int dataBits, int parity, int stopBits)
    {
        _cpu.Charge(Prices.UartConfigureUs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(baud);
        ArgumentOutOfRangeException.ThrowIfLessThan(dataBits, 5);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dataBits, 8);
        UartPort state = FindOpen(port);
        state.Receive(_cpu.WorldUs);
        state.Configure(baud, dataBits, hasParity: parity != 0, hasMoreStopBits: stopBits > 1);
    }

    /// <inheritdoc/>
    public void Close(int port)
    {
        _cpu.Charge(Prices.UartConfigureUs);
        UartPort state = FindOpen(port);
        state.Receive(_cpu.WorldUs);
        state.IsOpen = false;
        _pool.Give(2 * state.Capacity);
        _matrix.Release(_matrix.PinOf(PinFunction.UartTx(port)), Owner(port));
        _matrix.Release(_matrix.PinOf(PinFunction.UartRx(port)), Owner(port));
    }

    /// <inheritdoc/>
    public int BytesToRead(int port)
    {
        _cpu.Charge(Prices.UartBytesToReadUs);
        UartPort state = FindOpen(port);
        state.Receive(_cpu.WorldUs);
        return state.Ring.Count;
    }

    /// <inheritdoc/>
    public bool WaitForBytes(int port, int count, int timeoutMs)
    {
        UartPort state = FindOpen(port);
        return WaitAsReader(state, () => state.Ring.Count >= count, timeoutMs);
    }

    /// <inheritdoc/>
    public int WaitForByte(int port, int value, int timeoutMs)
    {
        UartPort state = FindOpen(port);
        return WaitAsReader(state, () => state.Ring.IndexOf((byte)value) >= 0, timeoutMs) ? state.Ring.IndexOf((byte)value) + 1 : -1;
    }

    /// <inheritdoc/>
    public int Take(int port, byte[] buffer, int offset, int count)
    {
        _cpu.Charge(Prices.UartTakeUs);
        UartPort state = FindOpen(port);
        state.Receive(_cpu.WorldUs);
        int taken = Math.Min(count, state.Ring.Count);
        state.Ring.CopyTo(0, buffer, offset, taken);
        state.Ring.RemoveRange(0, taken);
        return taken;
    }

    /// <inheritdoc/>
    public void Write(int port, byte[] buffer, int offset, int count)
    {
        _cpu.Charge(Prices.UartWriteUs);
        UartPort state = FindOpen(port);
        long roomUs = state.Send(_cpu.WorldUs, buffer.AsSpan(offset, count));
        if (roomUs > _cpu.WorldUs)
        {
            _cpu.Block(() => _cpu.WorldUs >= roomUs, -1);
        }
    }

    /// <inheritdoc/>
    public void SetEvents(int port, int threshold, int watchChar)
    {
        _cpu.Charge(Prices.UartConfigureUs);
        UartPort state = FindOpen(port);
        state.Receive(_cpu.WorldUs);
        state.Threshold = threshold;
        state.WatchChar = watchChar;
    }

    /// <inheritdoc/>
    void IEventSource.Collect(long untilUs, List<NativeEvent> into)
    {
        foreach (UartPort port in _ports)
        {
            port.Receive(untilUs);
            into.AddRange(port.Events);
            port.Events.Clear();
        }
    }

    private static string Owner(int port) => $"COM{port}";

    private bool WaitAsReader(UartPort state, Func<bool> isThere, int timeoutMs)
    {
        state.Readers++;
        try
        {
            return _cpu.Block(
                () =>
                {
                    state.Receive(_cpu.WorldUs);
                    return isThere();
                },
                timeoutMs);
        }
        finally
        {
            state.Readers--;
        }
    }

    private UartPort FindOpen(int port) =>
        UsablePorts.Contains(port) && _ports[port - UsablePorts[0]] is { IsOpen: true } state ? state : throw new InvalidOperationException($"COM{port} is not open");
}
