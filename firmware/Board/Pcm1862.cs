// SPDX-License-Identifier: MIT
using System.Threading;
using HushTap.Core;
using HushTap.Core.Audio;

namespace HushTap.Board
{
    /// <summary>Our own board's PCM1862: both inputs differential, I2S, slave; clocks found by itself.</summary>
    /// <remarks>
    /// Registers: Texas Instruments SLAS831D ("ds") and Linux sound/soc/codecs/pcm186x.h ("linux"). At 16 kHz its PLL runs from BCK at
    /// 64 fs, listed in ds "BCK input slave PLL mode"; at 8 kHz it needs the 256 fs master clock. Never run on a board: unverified.
    /// </remarks>
    internal sealed class Pcm1862 : ICodec
    {
        /// <summary>AD is low on tap-r1 (ds: 0x94 with the direction bit).</summary>
        internal const int Address = 0x4A;

        private const int Page = 0x00;
        private const int GainLeft = 0x01;
        private const int GainRight = 0x02;
        private const int InputLeft = 0x06;
        private const int InputRight = 0x07;
        private const int Format = 0x0B;
        private const int ClockControl = 0x20;
        private const int Power = 0x70;
        private const int State = 0x72;
        private const int ClockStatus = 0x75;

        /// <summary>linux: PCM186X_RESET to the page register. A restart of the ESP32 does not reset the codec.</summary>
        private const int ResetAll = 0xFE;

        /// <summary>ds: half decibels in two's complement; the front end's op amp has the gain.</summary>
        private const int Gain0Db = 0x00;

        /// <summary>linux: 0x10 in bits 5..0 = VIN1P, VIN1M (left) or VIN2P, VIN2M (right); bit 6 is reserved and 1 at reset (0x41).</summary>
        private const int Differential = 0x50;

        /// <summary>linux: I2S, 24 bit in and out; the reset value. The ESP32 takes the upper 16 bits of each slot.</summary>
        private const int I2s24 = 0x44;

        /// <summary>linux: CLKDET_EN alone: slave, clocks found by itself; the reset value.</summary>
        private const int FindClocks = 0x01;

        /// <summary>ds: reserved bits as at reset; neither power-down, sleep nor stand-by.</summary>
        private const int Run = 0x70;

        /// <summary>ds: the lower half of the state register.</summary>
        private const int Running = 0x0F;

        /// <summary>linux: PCM186X_CLK_STATUS_LRCKHLT and BCKHLT.</summary>
        private const int FrameClocksHalted = 0x60;

        private const int LookMs = 10;
        private readonly I2cPart part;

        /// <summary>Initializes a new instance of the <see cref="Pcm1862"/> class.</summary>
        /// <param name="part">The codec on the bus.</param>
        internal Pcm1862(I2cPart part)
        {
            this.part = part;
        }

        /// <inheritdoc/>
        public AudioFault SetUp()
        {
            bool isTaken = part.Write(Page, ResetAll)
                && part.Write(Page, 0)
                && part.Write(GainLeft, Gain0Db)
                && part.Write(GainRight, Gain0Db)
                && part.Write(InputLeft, Differential)
                && part.Write(InputRight, Differential)
                && part.Write(Format, I2s24)
                && part.Write(ClockControl, FindClocks)
                && part.Write(Power, Run);
            return isTaken ? AudioFault.None : AudioFault.CodecMissing;
        }

        /// <inheritdoc/>
        public AudioFault Begin()
        {
            if (part.Read(InputLeft) != Differential || part.Read(InputRight) != Differential || part.Read(Format) != I2s24)
            {
                return AudioFault.CodecRegisters;
            }

            for (int waitedMs = 0; waitedMs < Limits.CodecReadyMsMax; waitedMs += LookMs)
            {
                if ((part.Read(State) & Running) == Running)
                {
                    return AudioFault.None;
                }

                Thread.Sleep(LookMs);
            }

            return (part.Read(ClockStatus) & FrameClocksHalted) != 0 ? AudioFault.CodecClock : AudioFault.MasterClock;
        }
    }
}
