// SPDX-License-Identifier: MIT
using HushTap.Chip;

namespace HushTap.Simulator;

/// <summary>The I2C ports. An address with no part behind it does not acknowledge, which is a status and no exception.</summary>
public sealed class I2cModel : II2c
{
    private const int Buses = 2;
    private const int StatusFullTransfer = 1;
    private const int StatusNotAcknowledged = 4;
    private const int BitsPerByte = 9;

    private static readonly int[] HzOfSpeed = [100_000, 400_000, 1_000_000];

    private readonly VirtualCpu _cpu;
    private readonly ChipWiring _wiring;
    private readonly PinMatrix _matrix;
    private readonly MisuseLog _misuse;
    private readonly Dictionary<int, (int Bus, int Address)> _devices = [];
    private readonly int[] _busHz = new int[Buses + 1];
    private int _handle;

    internal I2cModel(VirtualCpu cpu, ChipWiring wiring, PinMatrix matrix, MisuseLog misuse)
    {
        _cpu = cpu;
        _wiring = wiring;
        _matrix = matrix;
        _misuse = misuse;
    }

    /// <inheritdoc/>
    public int Open(int busId, int address, int speed)
    {
        _cpu.Charge(Prices.I2cOpenUs);
        if (busId is < 1 or > Buses || address is < 0 or > 127 || speed is < 0 or > 2)
        {
            throw new ArgumentException($"no I2C bus {busId}, address {address} or speed {speed}");
        }

        RequirePin(busId, PinFunction.I2cData(busId));
        RequirePin(busId, PinFunction.I2cClock(busId));
        _busHz[busId] = HzOfSpeed[speed];
        _devices[++_handle] = (busId, address);
        return _handle;
    }

    /// <inheritdoc/>
    public void Close(int handle)
    {
        _cpu.Charge(Prices.I2cOpenUs);
        (int busId, _) = Find(handle);
        _devices.Remove(handle);
        if (!_devices.Values.Any(d => d.Bus == busId))
        {
            _matrix.Release(_matrix.PinOf(PinFunction.I2cData(busId)), Owner(busId));
            _matrix.Release(_matrix.PinOf(PinFunction.I2cClock(busId)), Owner(busId));
        }
    }

    /// <inheritdoc/>
    public int Transfer(int handle, byte[] write, byte[] read, out uint transferred)
    {
        _cpu.Charge(Prices.I2cTransferUs);
        (int Bus, int Address) device = Find(handle);
        ReadOnlySpan<byte> sent = write;
        Span<byte> received = read;
        if (!_wiring.I2c.TryGetValue(device, out II2cTarget? target) || !IsOnBoardPins(device.Bus))
        {
            _cpu.Spend(LineUs(device.Bus, 1));
            transferred = 0;
            return StatusNotAcknowledged;
        }

        int addressBytes = sent.IsEmpty || received.IsEmpty ? 1 : 2;
        _cpu.Spend(LineUs(device.Bus, addressBytes + sent.Length + received.Length));
        if (!target.Transfer(sent, received, _cpu.WorldUs))
        {
            transferred = 0;
            return StatusNotAcknowledged;
        }

        transferred = (uint)(sent.Length + received.Length);
        return StatusFullTransfer;
    }

    private static string Owner(int busId) => $"I2C{busId}";

    private bool IsOnBoardPins(int busId) =>
        _wiring.I2cPins is not { } pins || pins == (_matrix.PinOf(PinFunction.I2cData(busId)), _matrix.PinOf(PinFunction.I2cClock(busId)));

    private long LineUs(int busId, int bytes) => ((long)bytes * BitsPerByte * 1_000_000 / _busHz[busId]) + 1;

    private void RequirePin(int busId, int function)
    {
        int pin = _matrix.PinOf(function);
        if (_matrix.OwnerOf(pin) != Owner(busId) && !_matrix.TryReserve(pin, Owner(busId)))
        {
            throw new Exception($"I2C{busId} cannot have GPIO{pin}: {_matrix.OwnerOf(pin) ?? "no such pin"}");
        }
    }

    private (int Bus, int Address) Find(int handle) =>
        _devices.TryGetValue(handle, out (int Bus, int Address) device) ? device : throw _misuse.Add("I2C call on a closed device: the chip would use a driver that is gone");
}
