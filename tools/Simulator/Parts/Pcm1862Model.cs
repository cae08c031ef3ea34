// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>The PCM1862 of tap-r1 by its registers, as far as recording goes: near end on VIN1P/VIN1M, far end on VIN2P/VIN2M.</summary>
/// <remarks>
/// Registers: Texas Instruments SLAS831D; Linux sound/soc/codecs/pcm186x.h. Harsher than is known of the chip: it runs 20 ms after its
/// clocks have come or its registers have changed, whatever the rate. Gain changes nothing here, as with the other codec.
/// </remarks>
public sealed class Pcm1862Model : CodecModel
{
    private const int PageRegister = 0x00;
    private const int GainLeft = 0x01;
    private const int InputLeft = 0x06;
    private const int InputRight = 0x07;
    private const int Format = 0x0B;
    private const int ClockControl = 0x20;
    private const int Power = 0x70;
    private const int Mute = 0x71;
    private const int State = 0x72;
    private const int ClockStatus = 0x75;
    private const int LastRegister = 0x78;
    private const byte ResetAll = 0xFE;
    private const byte ReservedInput = 0x40;
    private const byte Differential = 0x10;
    private const byte FindClocks = 0x01;
    private const byte Master = 0x10;
    private const long SettleUs = 20_000;
    private const int PllRateMin = 16_000;
    private const byte StateRun = 0x0F;
    private const byte StateWaitsForClock = 0x01;
    private const byte StatePowerDown = 0x00;

    private readonly byte[] _registers = new byte[256];
    private int _page;
    private int _register;
    private long _runsFromUs;

    /// <inheritdoc/>
    public override string Name => "PCM1862";

    /// <inheritdoc/>
    public override int Address => 0x4A;

    /// <inheritdoc/>
    public override void PowerOn(long worldUs)
    {
        Reset();
        Update(worldUs);
    }

    /// <inheritdoc/>
    public override bool Transfer(ReadOnlySpan<byte> write, Span<byte> read, long worldUs)
    {
        if (!write.IsEmpty)
        {
            _register = write[0];
            bool isChanged = false;
            foreach (byte value in write[1..])
            {
                isChanged |= Write(_register++ & 0xFF, value);
            }

            if (isChanged)
            {
                Settle(worldUs);
            }
        }

        for (int i = 0; i < read.Length; i++)
        {
            read[i] = ValueOf(_register++ & 0xFF, worldUs);
        }

        return true;
    }

    /// <inheritdoc/>
    protected override long OnClocks(long worldUs) => _runsFromUs = worldUs + SettleUs;

    /// <inheritdoc/>
    protected override CodecOutput Decide()
    {
        if (!IsClocked() || (_registers[Power] & 0x07) != 0 || (_registers[Mute] & 0x0F) != 0)
        {
            return CodecOutput.Silent;
        }

        if ((_registers[Format] & 0x03) != 0)
        {
            return CodecOutput.Shifted;
        }

        return (_registers[InputLeft] & 0x3F, _registers[InputRight] & 0x3F) switch
        {
            (Differential, Differential) => IsInverted() ? CodecOutput.Mixed : CodecOutput.Stereo,
            (_, Differential) or (Differential, _) => CodecOutput.Mixed,
            _ => CodecOutput.Silent,
        };
    }

    /// <summary>Slave, clocks found by itself: from SCKI at 256 fs, or by the PLL from BCK at 64 fs, which SLAS831D lists from 16 kHz on.</summary>
    private bool IsClocked() =>
        SampleRate > 0 && (_registers[ClockControl] & (Master | FindClocks)) == FindClocks && (HasMasterClock || SampleRate >= PllRateMin);

    private bool IsInverted() => ((_registers[InputLeft] | _registers[InputRight]) & 0x80) != 0;

    private void Settle(long worldUs)
    {
        Mark(worldUs, CodecOutput.Silent);
        _runsFromUs = Math.Max(_runsFromUs, worldUs + SettleUs);
        Update(_runsFromUs);
    }

    private bool Write(int register, byte value)
    {
        if (register == PageRegister)
        {
            SelectPage(value);
            return value == ResetAll;
        }

        if (_page != 0)
        {
            Note($"register {register:X2} of page {_page} written: recording needs none of it, and on page 253 it would be a factory trim");
            return false;
        }

        if (register > LastRegister || register is State or ClockStatus or 0x73 or 0x74)
        {
            Note($"register {register:X2} cannot be written");
            return false;
        }

        NoteReserved(register, value);
        _registers[register] = value;
        return register is not (GainLeft or GainLeft + 1);
    }

    private void SelectPage(byte value)
    {
        if (value is ResetAll)
        {
            Reset();
        }
        else if (value is 0 or 1 or 3 or 253)
        {
            _page = value;
        }
        else
        {
            Note($"there is no page {value}");
        }
    }

    private void NoteReserved(int register, byte value)
    {
        bool isReserved = register switch
        {
            InputLeft or InputRight => (value & ReservedInput) == 0 || (value & 0x3F) is > 0x10 and not (0x20 or 0x30),
            Power => (value & 0xF8) != 0x70,
            GainLeft or GainLeft + 1 => value is > 0x50 and < 0xE8,
            Format => (value & 0x20) != 0,
            _ => false,
        };
        if (isReserved)
        {
            Note($"{value:X2} in register {register:X2} has reserved bits wrong");
        }

        if (register == ClockControl && (value & Master) != 0)
        {
            Note("made clock master while the ESP32 is: both drive BCK and LRCK");
        }
    }

    private byte ValueOf(int register, long worldUs) => (_page, register) switch
    {
        (_, PageRegister) => (byte)_page,
        (0, State) => (_registers[Power] & 0x07) != 0 ? StatePowerDown : IsClocked() && worldUs >= _runsFromUs ? StateRun : StateWaitsForClock,
        (0, ClockStatus) => (byte)((SampleRate == 0 ? 0x60 : 0) | (HasMasterClock ? 0 : 0x10)),
        (0, _) => _registers[register],
        _ => 0,
    };

    /// <summary>Reset values of the data sheet: VINL1 and VINR1 single-ended, 24 bit I2S, slave.</summary>
    private void Reset()
    {
        Array.Clear(_registers);
        _page = 0;
        _registers[InputLeft] = _registers[InputRight] = 0x41;
        _registers[0x08] = _registers[0x09] = 0x42;
        _registers[Format] = 0x44;
        _registers[ClockControl] = FindClocks;
        _registers[Power] = 0x70;
    }
}
