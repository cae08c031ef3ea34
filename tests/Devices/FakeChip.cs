// SPDX-License-Identifier: MIT
using HushTap.Chip;

namespace HushTap.Devices.Tests;

/// <summary>A small, strict chip: pins 0..39, one card, COM2 and COM3 with "hello\nworld" in the ring. Notes what it is asked; refuses what the contract forbids.</summary>
internal sealed class FakeChip : IChip, IGpio, IPulseCounters, II2s, II2c, IUart, ISystem
{
    private readonly Dictionary<string, object> _statics = [];
    private readonly Dictionary<int, (int Mode, int Level)> _pins = [];
    private readonly Dictionary<int, List<byte>> _rings = [];
    private readonly HashSet<int> _handles = [];
    private int _lastHandle;
    private byte _sample;

    internal List<string> Notes { get; } = [];

    internal INativeEventSink? Sink { get; private set; }

    internal FakeFiles FakeFiles { get; } = new();

    internal long UtcSet { get; private set; }

    public IGpio Gpio => this;

    public IPulseCounters PulseCounters => this;

    public II2s I2s => this;

    public II2c I2c => this;

    public IUart Uart => this;

    public IFiles Files => FakeFiles;

    public ISystem System => this;

    public object GetStatic(string key) => _statics.GetValueOrDefault(key)!;

    public void SetStatic(string key, object value) => _statics[key] = value;

    public void SetEventSink(INativeEventSink sink) =>
        Sink = Sink is null ? sink : throw new InvalidOperationException("the event sink is set once per run");

    public void PostEvent(int category, uint data1, uint data2) => throw new NotSupportedException();

    public bool Reserve(int pin) => pin is >= 0 and < 40 && _pins.TryAdd(pin, (0, 1));

    public void Release(int pin)
    {
        if (!_pins.Remove(pin))
        {
            throw new InvalidOperationException($"pin {pin} is not reserved");
        }
    }

    public bool IsModeSupported(int pin, int mode) => pin < 34 || mode == 0;

    public void SetMode(int pin, int mode)
    {
        Note($"mode {pin} {mode}");
        _pins[pin] = (mode, mode >= 3 ? 0 : Level(pin));
    }

    public int Read(int pin) => Level(pin);

    public void Write(int pin, int value) => _pins[pin] = (_pins[pin].Mode, value);

    public void Toggle(int pin) => Write(pin, 1 - Level(pin));

    public void SetDebounce(int pin, long debounceTicks) => Note($"debounce {pin} {debounceTicks}");

    public void SetEvents(int pin, bool enabled)
    {
        Note($"events {pin} {enabled}");
        _pins[pin] = (_pins[pin].Mode, _pins[pin].Mode >= 3 ? 0 : Level(pin));
    }

    int IPulseCounters.Open(int pinA, int pinB)
    {
        Note($"counter {pinA} {pinB}");
        Reserve(pinA);
        return NewHandle();
    }

    void IPulseCounters.Close(int handle) => _handles.Remove(Checked(handle));

    void IPulseCounters.Start(int handle, int polarity, int filterCycles) => Note($"count {polarity} {filterCycles}", Checked(handle));

    void IPulseCounters.Stop(int handle) => Note("stop", Checked(handle));

    long IPulseCounters.Read(int handle, bool reset, out long relativeTicks)
    {
        relativeTicks = Checked(handle);
        return 42;
    }

    int II2s.Open(int busId, int mode, int bits, int channelFormat, int communicationFormat, int sampleRate, int bufferBytes)
    {
        Note($"i2s {busId} {mode} {bits} {channelFormat} {communicationFormat} {sampleRate} {bufferBytes}");
        return NewHandle();
    }

    void II2s.Close(int handle) => _handles.Remove(Checked(handle));

    void II2s.Read(int handle, byte[] buffer, int count)
    {
        Note($"read {count} of {buffer.Length}", Checked(handle));
        for (int i = 0; i < count; i++)
        {
            buffer[i] = ++_sample;
        }
    }

    void II2s.Write(int handle, byte[] buffer, int count) => throw new NotSupportedException();

    int II2c.Open(int busId, int address, int speed)
    {
        Note($"i2c {busId} {address} {speed}");
        return NewHandle();
    }

    void II2c.Close(int handle) => _handles.Remove(Checked(handle));

    int II2c.Transfer(int handle, byte[] write, byte[] read, out uint transferred)
    {
        Note($"transfer {write.Length} {read.Length}", Checked(handle));
        transferred = 0;
        return 4;
    }

    string[] IUart.GetPortNames() => ["COM2", "COM3"];

    void IUart.Open(int port, int ringBytes)
    {
        Note($"uart {port} {ringBytes}");
        _rings.Add(port, [.. "hello\nworld"u8]);
    }

    void IUart.Configure(int port, int baud, int dataBits, int parity, int stopBits) => Note($"line {baud} {dataBits} {parity} {stopBits}", _rings[port].Count);

    void IUart.Close(int port) => _rings.Remove(port);

    int IUart.BytesToRead(int port) => _rings[port].Count;

    bool IUart.WaitForBytes(int port, int count, int timeoutMs) =>
        _rings[port].Count >= count || (timeoutMs < 0 ? throw new InvalidOperationException("would wait for ever") : false);

    int IUart.WaitForByte(int port, int value, int timeoutMs) => _rings[port].IndexOf((byte)value) + 1;

    int IUart.Take(int port, byte[] buffer, int offset, int count)
    {
        _rings[port].CopyTo(0, buffer, offset, count);
        _rings[port].RemoveRange(0, count);
        return count;
    }

    void IUart.Write(int port, byte[] buffer, int offset, int count) => Note($"write {count}", _rings[port].Count);

    void IUart.SetEvents(int port, int threshold, int watchChar) => Note($"serial events {threshold} {watchChar}", _rings[port].Count);

    ulong ISystem.GetHighResUs() => 123;

    long ISystem.GetTickCountMs() => 10;

    void ISystem.SetUtc(long utcTicks) => UtcSet = utcTicks;

    void ISystem.Reboot(int option) => throw new OperationCanceledException($"reboot {option}");

    void ISystem.SetPinFunction(int pin, int function) => Note($"map {pin} {function:x}");

    int ISystem.GetFunctionPin(int function) => -1;

    string ISystem.GetInfo(string name) => throw new NotSupportedException();

    uint ISystem.RunGc(bool compact) => 0;

    void ISystem.GetMemory(int kind, out uint total, out uint free, out uint largest) => throw new NotSupportedException();

    uint ISystem.Crc32(uint crc, byte[] buffer, int offset, int count)
    {
        crc = ~crc;
        foreach (byte value in buffer.AsSpan(offset, count))
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (uint)-(int)(crc & 1));
            }
        }

        return ~crc;
    }

    byte[] ISystem.HmacSha256(byte[] key, byte[] data) => new byte[32];

    byte[] ISystem.HmacSha512(byte[] key, byte[] data) => new byte[64];

    byte[] ISystem.Aes(bool encrypt, bool cbc, byte[] key, byte[] iv, byte[] data) => [.. data.Select(value => (byte)(value ^ 0x55))];

    private int Level(int pin) => _pins.TryGetValue(pin, out var state) ? state.Level : throw new InvalidOperationException($"pin {pin} is not reserved");

    private void Note(string text, int checkedFirst = 0) => Notes.Add(checkedFirst >= 0 ? text : throw new ArgumentOutOfRangeException(nameof(checkedFirst)));

    private int NewHandle()
    {
        _handles.Add(++_lastHandle);
        return _lastHandle;
    }

    private int Checked(int handle) => _handles.Contains(handle) ? handle : throw new InvalidOperationException($"handle {handle} is not open");
}
