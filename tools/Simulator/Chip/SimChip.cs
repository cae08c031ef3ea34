// SPDX-License-Identifier: MIT
using HushTap.Chip;

namespace HushTap.Simulator;

/// <summary>The chip of one boot: everything below the device assemblies.</summary>
public sealed class SimChip : IChip
{
    private readonly Dictionary<string, object> _statics = [];
    private readonly EventQueue _events;

    /// <param name="cpu">Time and scheduler of this boot.</param>
    /// <param name="wiring">What is connected.</param>
    /// <param name="pool">DMA-capable memory of this boot; share it with <paramref name="files"/>.</param>
    /// <param name="files">The volumes.</param>
    public SimChip(VirtualCpu cpu, ChipWiring wiring, DmaPool pool, IFiles files)
    {
        Cpu = cpu;
        Misuse = new MisuseLog();
        PinMatrix = new PinMatrix();
        GpioModel = new GpioModel(cpu, wiring, PinMatrix, Misuse);
        PulseCounterModel = new PulseCounterModel(cpu, wiring.Pins, PinMatrix, Misuse);
        I2sModel = new I2sModel(cpu, wiring, PinMatrix, pool, Misuse);
        I2cModel = new I2cModel(cpu, wiring, PinMatrix, Misuse);
        UartModel = new UartModel(cpu, wiring, PinMatrix, pool, Misuse);
        SystemModel = new SystemModel(cpu, PinMatrix, pool, Misuse);
        Files = files;
        _events = new EventQueue(cpu, [GpioModel, UartModel]);
        SystemModel.BeforeClockSet = _events.Fetch;
        cpu.Chip = this;
    }

    /// <summary>Gets time and scheduler.</summary>
    public VirtualCpu Cpu { get; }

    /// <summary>Gets what the firmware did that the real chip would not survive.</summary>
    public MisuseLog Misuse { get; }

    /// <summary>Gets who owns which pin.</summary>
    public PinMatrix PinMatrix { get; }

    /// <summary>Gets the GPIO model.</summary>
    public GpioModel GpioModel { get; }

    /// <summary>Gets the pulse counter model.</summary>
    public PulseCounterModel PulseCounterModel { get; }

    /// <summary>Gets the I2S model, which knows every read and every drop.</summary>
    public I2sModel I2sModel { get; }

    /// <summary>Gets the I2C model.</summary>
    public I2cModel I2cModel { get; }

    /// <summary>Gets the UART model.</summary>
    public UartModel UartModel { get; }

    /// <summary>Gets the system model.</summary>
    public SystemModel SystemModel { get; }

    /// <summary>Gets the number of events that a full queue lost.</summary>
    public long EventsDropped => _events.Dropped;

    /// <inheritdoc/>
    public IGpio Gpio => GpioModel;

    /// <inheritdoc/>
    public IPulseCounters PulseCounters => PulseCounterModel;

    /// <inheritdoc/>
    public II2s I2s => I2sModel;

    /// <inheritdoc/>
    public II2c I2c => I2cModel;

    /// <inheritdoc/>
    public IUart Uart => UartModel;

    /// <inheritdoc/>
    public IFiles Files { get; }

    /// <inheritdoc/>
    public ISystem System => SystemModel;

    /// <inheritdoc/>
    public object GetStatic(string key)
    {
        Cpu.Charge(Prices.StaticUs);
        return _statics.GetValueOrDefault(key)!;
    }

    /// <inheritdoc/>
    public void SetStatic(string key, object value)
    {
        Cpu.Charge(Prices.StaticUs);
        _statics[key] = value;
    }

    /// <inheritdoc/>
    public void SetEventSink(INativeEventSink sink)
    {
        Cpu.Charge(Prices.StaticUs);
        _events.SetSink(sink);
    }

    /// <inheritdoc/>
    public void PostEvent(int category, uint data1, uint data2)
    {
        Cpu.Charge(Prices.PostEventUs);
        _events.Post(category, data1, data2);
    }
}
