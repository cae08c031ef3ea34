// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>The ES8388 of the LyraT by its registers, as far as recording goes. The talk is on inputs 2 (AUX IN); inputs 1 are the board's microphones.</summary>
/// <remarks>
/// Registers: data sheet revision 9; Linux sound/soc/codecs/es8328.h. Harsher than is known of the chip: the state machines count as started
/// only when they leave reset while the master clock runs. Gain changes nothing here: the sound of a world is what comes out of the gain stage.
/// </remarks>
public sealed class Es8388Model : CodecModel
{
    private const int Documented = 0x35;
    private const int Control1 = 0x00;
    private const int Control2 = 0x01;
    private const int ChipPower = 0x02;
    private const int AdcPower = 0x03;
    private const int DacPower = 0x04;
    private const int MasterMode = 0x08;
    private const int AdcGain = 0x09;
    private const int AdcInput = 0x0A;
    private const int AdcMix = 0x0B;
    private const int AdcFormat = 0x0C;
    private const int AdcClock = 0x0D;
    private const int AdcMute = 0x0F;
    private const int VolumeLeft = 0x10;
    private const int VolumeRight = 0x11;
    private const int LevelControl = 0x12;
    private const int GainCodeMax = 8;
    private const int VolumeCodeMax = 0xC0;
    private const byte ResetAll = 0x80;
    private const byte StateMachineReset = 0x20;

    private readonly byte[] _registers = new byte[256];
    private int _register;
    private bool _isStarted;

    /// <inheritdoc/>
    public override string Name => "ES8388";

    /// <inheritdoc/>
    public override int Address => 0x10;

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
            foreach (byte value in write[1..])
            {
                Write(_register++ & 0xFF, value);
            }

            Update(worldUs);
        }

        for (int i = 0; i < read.Length; i++)
        {
            read[i] = _registers[_register++ & 0xFF];
        }

        return true;
    }

    /// <inheritdoc/>
    protected override CodecOutput Decide()
    {
        if (SampleRate == 0 || !HasMasterClock || !_isStarted || !IsPowered() || _registers[AdcClock] != 0x02)
        {
            return CodecOutput.Silent;
        }

        if ((_registers[MasterMode] & 0x80) != 0 || (_registers[AdcMix] & 0x04) != 0 || (_registers[AdcMute] & 0x04) != 0
            || _registers[VolumeLeft] >= VolumeCodeMax || _registers[VolumeRight] >= VolumeCodeMax)
        {
            return CodecOutput.Silent;
        }

        if ((_registers[AdcFormat] & 0x03) != 0 || (_registers[AdcFormat] >> 2 & 0x07) > 4)
        {
            return CodecOutput.Shifted;
        }

        if (_registers[VolumeLeft] != 0 || _registers[VolumeRight] != 0 || (_registers[LevelControl] & 0xC0) != 0)
        {
            return CodecOutput.WrongLevel;
        }

        return Route();
    }

    private CodecOutput Route()
    {
        int inputs = _registers[AdcInput] >> 4;
        if (inputs is 0x0F || (_registers[AdcMix] & 0x18) != 0)
        {
            return CodecOutput.Mixed;
        }

        if (inputs != 0x05)
        {
            return CodecOutput.Silent;
        }

        bool isInverted = (_registers[AdcFormat] & 0x20) != 0;
        return (_registers[AdcFormat] >> 6, isInverted) switch
        {
            (0, false) or (3, true) => CodecOutput.Stereo,
            (0, true) or (3, false) => CodecOutput.Swapped,
            (1, _) => CodecOutput.LeftTwice,
            _ => CodecOutput.RightTwice,
        };
    }

    /// <summary>Reference and VMID, analogue part and bias, ADC digital part, DLL and reference, both inputs and converters.</summary>
    private bool IsPowered() =>
        (_registers[Control1] & 0x04) != 0 && (_registers[Control1] & 0x03) != 0
        && (_registers[Control2] & 0x0C) == 0
        && (_registers[ChipPower] & 0xAA) == 0
        && (_registers[AdcPower] & 0xF4) == 0;

    private void Write(int register, byte value)
    {
        if ((_registers[Control1] & ResetAll) != 0 && register != Control1)
        {
            Note($"register {register:X2} written while the reset bit is set: it takes nothing");
            return;
        }

        if (register >= Documented)
        {
            Note($"register {register:X2} is in no data sheet");
            return;
        }

        NoteReserved(register, value);
        if (register == Control1 && (value & ResetAll) != 0)
        {
            Reset();
        }

        if (register == ChipPower && (_registers[ChipPower] & StateMachineReset) != 0 && (value & StateMachineReset) == 0)
        {
            _isStarted = HasMasterClock && (_registers[Control1] & 0x04) != 0;
        }

        _registers[register] = value;
        if (register == DacPower && (value & 0x3F) != 0)
        {
            Note("an output is on: the room could hear the handset");
        }

        if (register == MasterMode && (value & 0x80) != 0 && SampleRate > 0)
        {
            Note("made clock master while the ESP32 is: both drive BCK and LRCK");
        }
    }

    private void NoteReserved(int register, byte value)
    {
        bool isReserved = register switch
        {
            AdcGain => (value >> 4) > GainCodeMax || (value & 15) > GainCodeMax,
            AdcInput => (value >> 6) == 2 || (value >> 4 & 3) == 2,
            AdcMix => (value & 0x18) == 0x18,
            AdcFormat => (value >> 2 & 7) > 4,
            VolumeLeft or VolumeRight => value > VolumeCodeMax,
            _ => false,
        };
        if (isReserved)
        {
            Note($"{value:X2} in register {register:X2} is a reserved value");
        }
    }

    /// <summary>Reset values of the data sheet: converters and outputs off, -96 dB, master.</summary>
    private void Reset()
    {
        Array.Clear(_registers);
        _registers[Control1] = 0x06;
        _registers[Control2] = 0x5C;
        _registers[ChipPower] = 0xC3;
        _registers[AdcPower] = 0xFC;
        _registers[DacPower] = 0xC0;
        _registers[MasterMode] = 0x80;
        _registers[AdcMix] = 0x02;
        _registers[AdcClock] = 0x06;
        _registers[AdcMute] = 0x20;
        _registers[VolumeLeft] = VolumeCodeMax;
        _registers[VolumeRight] = VolumeCodeMax;
        _registers[LevelControl] = 0x38;
        _isStarted = false;
    }
}
