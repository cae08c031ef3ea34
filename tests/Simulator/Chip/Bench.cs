// SPDX-License-Identifier: MIT
using HushTap.Chip;

namespace HushTap.Simulator.Tests;

/// <summary>One boot of a chip with nothing on it but what the test connects.</summary>
internal sealed class Bench
{
    public const int OneSecondUs = 1_000_000;

    public Bench(long bootWorldUs = 0, long endWorldUs = 60 * OneSecondUs, RunEndKind kind = RunEndKind.WorldOver, int poolBytes = DmaPool.DefaultTotalBytes, params Freeze[] freezes)
    {
        Cpu = new VirtualCpu(bootWorldUs, freezes, new RunLimit(endWorldUs, kind), seed: 1);
        Pool = new DmaPool(poolBytes);
        var wiring = new ChipWiring
        {
            Pins = Pins,
            Audio = Audio,
            Serial = new Dictionary<int, SerialPeer> { [2] = Peer },
            I2c = new Dictionary<(int Bus, int Address), II2cTarget> { [(1, 0x10)] = Codec },
            PinDriven = (pin, level, worldUs) => Driven.Add((pin, level, worldUs)),
        };
        Chip = new SimChip(Cpu, wiring, Pool, null!);
    }

    public VirtualCpu Cpu { get; }

    public SimChip Chip { get; }

    public DmaPool Pool { get; }

    public EdgePins Pins { get; } = new();

    public NumberedAudio Audio { get; } = new();

    public SerialPeer Peer { get; } = new();

    public RegisterTarget Codec { get; } = new();

    public List<(int Pin, bool Level, long WorldUs)> Driven { get; } = [];

    /// <summary>Runs firmware; what it throws comes out here.</summary>
    public RunEndedException Run(Action firmware)
    {
        RunEndedException ending = Cpu.Run(firmware);
        return Cpu.UnhandledExceptions is [var first, ..] ? throw new InvalidOperationException("the firmware threw: " + first, first) : ending;
    }

    public void MapI2s(int bitClock = 5, int wordSelect = 25, int dataIn = 35)
    {
        Chip.System.SetPinFunction(bitClock, PinFunction.I2sBitClock(1));
        Chip.System.SetPinFunction(wordSelect, PinFunction.I2sWordSelect(1));
        Chip.System.SetPinFunction(dataIn, PinFunction.I2sDataIn(1));
    }

    public int OpenI2s(int sampleRate = 8_000, int descriptors = 8) =>
        Chip.I2s.Open(1, 9, 16, 0, 1, sampleRate, descriptors * I2sModel.BytesPerDescriptor);

    public void OpenCom2(int ringBytes = 256)
    {
        Chip.System.SetPinFunction(22, PinFunction.UartTx(2));
        Chip.System.SetPinFunction(21, PinFunction.UartRx(2));
        Chip.Uart.Open(2, ringBytes);
        Chip.Uart.Configure(2, 115_200, 8, 0, 1);
    }

    public void Sleep(int ms) => Cpu.Block(() => false, ms);

    /// <summary>A native call that blocks everything for a while.</summary>
    public void BlockAllFor(int ms) => Cpu.BlockAllUntil(Cpu.WorldUs + (ms * 1000L));
}

/// <summary>Keeps what the event queue delivers, with the instant of delivery.</summary>
internal sealed class EventLog(VirtualCpu cpu) : INativeEventSink
{
    public List<(long WorldUs, int Category, uint Data1, uint Data2, long UtcTicks)> Events { get; } = [];

    public void OnNativeEvent(int category, uint data1, uint data2, long utcTicks) => Events.Add((cpu.WorldUs, category, data1, data2, utcTicks));
}
