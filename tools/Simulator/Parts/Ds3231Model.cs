// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>The clock chip DS3231 by its registers (Maxim data sheet 19-5170): time, control and status; alarms and temperature are not modelled.</summary>
/// <remarks>Its battery outlives every world that says it has one. What a transfer reads is the time at its start, as the data sheet promises.</remarks>
public sealed class Ds3231Model : BoardPart
{
    /// <summary>Its address on the bus.</summary>
    public const int Address = 0x68;

    private const int TimeRegisters = 7;
    private const int Control = 0x0E;
    private const int Status = 0x0F;
    private const int Registers = 0x13;
    private const byte ControlReset = 0x1C;
    private const byte OscillatorOff = 0x80;
    private const byte OscillatorStopped = 0x80;
    private const byte StatusWritable = 0x8B;

    private readonly Ds3231Spec _spec;
    private long _baseTicks;
    private long _baseUs;
    private byte _control = ControlReset;
    private byte _status;
    private int _register;
    private bool _isTimeSet;

    /// <param name="spec">How it is at world time 0.</param>
    public Ds3231Model(Ds3231Spec spec)
    {
        _spec = spec;
        _baseTicks = spec.UtcTicks;
        _status = spec.IsStopped ? OscillatorStopped : (byte)0;
        _isTimeSet = !spec.IsStopped;
    }

    /// <inheritdoc/>
    public override string Name => "DS3231";

    /// <summary>Gets what it shows.</summary>
    /// <param name="worldUs">World time.</param>
    public long UtcTicksAt(long worldUs) => _baseTicks + ((long)((worldUs - _baseUs) * (1 + (_spec.DriftPpm / 1e6))) * 10);

    /// <inheritdoc/>
    /// <remarks>Without a battery it begins anew at 1 January 2000, and says that it stood still.</remarks>
    public override void PowerOn(long worldUs)
    {
        if (worldUs > 0 && (!_spec.HasBattery || (_control & OscillatorOff) != 0))
        {
            _baseTicks = new DateTime(2000, 1, 1).Ticks;
            _baseUs = worldUs;
            _status |= OscillatorStopped;
            _control = _spec.HasBattery ? _control : ControlReset;
            _isTimeSet = false;
        }
    }

    /// <inheritdoc/>
    public override bool Transfer(ReadOnlySpan<byte> write, Span<byte> read, long worldUs)
    {
        if (!write.IsEmpty)
        {
            _register = write[0];
            Write(write[1..], worldUs);
        }

        DateTime shown = new(UtcTicksAt(worldUs));
        for (int i = 0; i < read.Length; i++)
        {
            read[i] = ValueOf(_register, shown);
            _register = (_register + 1) % Registers;
        }

        return true;
    }

    private void Write(ReadOnlySpan<byte> values, long worldUs)
    {
        if (_register == 0 && values.Length >= TimeRegisters)
        {
            SetTime(values[..TimeRegisters], worldUs);
        }
        else if (_register < TimeRegisters && !values.IsEmpty)
        {
            Note($"register {_register:X2} written alone: the second may roll over between two such writes and leave a wrong date");
        }

        for (int i = 0; i < values.Length; i++)
        {
            WriteOne((_register + i) % Registers, values[i]);
        }

        _register = (_register + values.Length) % Registers;
    }

    private void WriteOne(int register, byte value)
    {
        if (register == Control)
        {
            _control = value;
        }
        else if (register == Status)
        {
            if ((_status & OscillatorStopped) != 0 && (value & OscillatorStopped) == 0 && !_isTimeSet)
            {
                Note("the oscillator-stopped flag cleared before the time is set: a cut now leaves a wrong date that claims to be right");
            }

            _status = (byte)(value & StatusWritable & (_status | ~OscillatorStopped));
        }
    }

    private void SetTime(ReadOnlySpan<byte> values, long worldUs)
    {
        int[] numbers = new int[TimeRegisters];
        for (int i = 0; i < TimeRegisters; i++)
        {
            if ((values[i] >> 4) > 9 || (values[i] & 15) > 9)
            {
                Note($"{values[i]:X2} in register {i:X2} is not a decimal number in BCD (or the 12-hour form)");
                return;
            }

            numbers[i] = ((values[i] >> 4) * 10) + (values[i] & 15);
        }

        if (numbers[0] > 59 || numbers[1] > 59 || numbers[2] > 23 || numbers[3] is < 1 or > 7 || numbers[5] is < 1 or > 12
            || numbers[4] < 1 || numbers[4] > DateTime.DaysInMonth(2000 + numbers[6], numbers[5]))
        {
            Note("the time registers hold no date");
            return;
        }

        _baseTicks = new DateTime(2000 + numbers[6], numbers[5], numbers[4], numbers[2], numbers[1], numbers[0]).Ticks;
        _baseUs = worldUs;
        _isTimeSet = true;
    }

    private byte ValueOf(int register, DateTime shown) => register switch
    {
        0 => Coded(shown.Second),
        1 => Coded(shown.Minute),
        2 => Coded(shown.Hour),
        3 => (byte)((int)shown.DayOfWeek + 1),
        4 => Coded(shown.Day),
        5 => Coded(shown.Month),
        6 => Coded(shown.Year % 100),
        Control => _control,
        Status => _status,
        _ => 0,
    };

    private static byte Coded(int value) => (byte)(((value / 10) << 4) | (value % 10));
}
