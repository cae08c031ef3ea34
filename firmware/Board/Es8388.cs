// SPDX-License-Identifier: MIT
using HushTap.Core.Audio;

namespace HushTap.Board
{
    /// <summary>The LyraT's ES8388: AUX IN (inputs 2) in stereo at line level, 16 bit I2S, slave, 256 fs master clock. Its DAC stays off.</summary>
    /// <remarks>
    /// Register names and values: esp-adf components/audio_hal/driver/es8388/es8388.c ("adf" below), Linux sound/soc/codecs/es8328.h
    /// ("linux"), data sheet revision 9 ("ds"). Where they differ the comment says so. Never run on a LyraT: unverified.
    /// </remarks>
    internal sealed class Es8388 : ICodec
    {
        /// <summary>CE is low on the LyraT (adf: ES8388_ADDR 0x20 with the direction bit).</summary>
        internal const int Address = 0x10;

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
        private const int AdcVolumeLeft = 0x10;
        private const int AdcVolumeRight = 0x11;
        private const int Lrck = 0x2B;

        /// <summary>ds: bit 7 resets all registers and stays until it is cleared. A restart of the ESP32 does not reset the codec.</summary>
        private const int ResetAll = 0x80;

        /// <summary>SameFs, EnRef, VMID 500 k: the reset value 0x06 with SameFs. adf writes 0x12, without EnRef; linux sets EnRef.</summary>
        private const int ReferenceOn = 0x16;

        /// <summary>adf: analogue part on, over-current protection on.</summary>
        private const int AnalogueOn = 0x50;

        /// <summary>adf: state machines stopped.</summary>
        private const int StateMachinesStopped = 0xF3;

        /// <summary>adf es8388_start: 0xF0, then 0x00, starts the state machines.</summary>
        private const int StateMachinesReset = 0xF0;

        /// <summary>adf: all on.</summary>
        private const int AllOn = 0x00;

        /// <summary>adf: both converters and all outputs off; the desk must not hear the handset.</summary>
        private const int DacOff = 0xC0;

        /// <summary>adf: LRCK of ADC and DAC are one.</summary>
        private const int OneLrck = 0x80;

        /// <summary>linux: bit 7 clear = slave.</summary>
        private const int Slave = 0x00;

        /// <summary>ds: LINSEL = RINSEL = 01, inputs 2. On the LyraT that is AUX IN.</summary>
        private const int Inputs2 = 0x50;

        /// <summary>adf: stereo, data output driven.</summary>
        private const int Stereo = 0x02;

        /// <summary>linux: I2S (00), 16 bit (011). adf's 0x0D is left-justified, one bit off from what the ESP32 reads.</summary>
        private const int I2s16 = 0x0C;

        /// <summary>adf: single speed, 256 fs.</summary>
        private const int Ratio256 = 0x02;

        /// <summary>adf: 0 dB; the reset value 0xC0 is -96 dB.</summary>
        private const int FullVolume = 0x00;

        /// <summary>linux: bit 3, microphone bias off; all else on. adf's 0x09 also puts a stage into low power.</summary>
        private const int AdcOn = 0x08;

        /// <summary>ds: 3 dB a step, 0 to 8, left in the upper half. adf's 0xBB is beyond the table. 0 dB is line level.</summary>
        private const int LineGain = 0x00;

        private readonly I2cPart part;

        /// <summary>Initializes a new instance of the <see cref="Es8388"/> class.</summary>
        /// <param name="part">The codec on the bus.</param>
        internal Es8388(I2cPart part)
        {
            this.part = part;
        }

        /// <inheritdoc/>
        public AudioFault SetUp()
        {
            bool isTaken = part.Write(Control1, ResetAll)
                && part.Write(Control1, ReferenceOn)
                && part.Write(ChipPower, StateMachinesStopped)
                && part.Write(MasterMode, Slave)
                && part.Write(Control2, AnalogueOn)
                && part.Write(DacPower, DacOff)
                && part.Write(Lrck, OneLrck)
                && part.Write(AdcGain, LineGain)
                && part.Write(AdcInput, Inputs2)
                && part.Write(AdcMix, Stereo)
                && part.Write(AdcFormat, I2s16)
                && part.Write(AdcClock, Ratio256)
                && part.Write(AdcVolumeLeft, FullVolume)
                && part.Write(AdcVolumeRight, FullVolume)
                && part.Write(AdcPower, AdcOn);
            return isTaken ? AudioFault.None : AudioFault.CodecMissing;
        }

        /// <inheritdoc/>
        /// <remarks>The codec has no register that tells of its clocks; without the master clock it sends zeros, which the capture check sees.</remarks>
        public AudioFault Begin()
        {
            bool holds = part.Write(ChipPower, StateMachinesReset)
                && part.Write(ChipPower, AllOn)
                && Holds(Control1, ReferenceOn)
                && Holds(DacPower, DacOff)
                && Holds(AdcInput, Inputs2)
                && Holds(AdcFormat, I2s16)
                && Holds(AdcVolumeLeft, FullVolume)
                && Holds(AdcVolumeRight, FullVolume)
                && Holds(AdcPower, AdcOn);
            return holds ? AudioFault.None : AudioFault.CodecRegisters;
        }

        private bool Holds(int register, int value) => part.Read(register) == value;
    }
}
