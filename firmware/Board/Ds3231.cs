// SPDX-License-Identifier: MIT
using System;
using HushTap.Core;

namespace HushTap.Board
{
    /// <summary>The clock chip DS3231. Registers: Maxim data sheet 19-5170, "Timekeeping registers", "Control" and "Status".</summary>
    /// <remarks>It has whole seconds only: a date read from it is up to one second behind.</remarks>
    public sealed class Ds3231 : IRtc
    {
        private const int Address = 0x68;
        private const int Seconds = 0x00;
        private const int Control = 0x0E;
        private const int Status = 0x0F;
        private const int TimeRegisters = 7;

        /// <summary>Control bit 7 stops the oscillator on battery.</summary>
        private const int OscillatorOff = 0x80;

        /// <summary>Status bit 7: the oscillator stood still; stays until it is cleared.</summary>
        private const int OscillatorStopped = 0x80;

        private readonly PinMap pins;

        /// <summary>Initializes a new instance of the <see cref="Ds3231"/> class.</summary>
        /// <param name="pins">The board's pins.</param>
        public Ds3231(PinMap pins)
        {
            this.pins = pins;
        }

        /// <inheritdoc/>
        public RtcState Read(out long utcTicks)
        {
            utcTicks = 0;
            try
            {
                using (I2cPart part = new I2cPart(pins, Address))
                {
                    return Read(part, out utcTicks);
                }
            }
            catch (Exception)
            {
                return RtcState.Missing;
            }
        }

        /// <inheritdoc/>
        /// <remarks>The flag goes last: a cut in between leaves a clock that says it stopped, never a wrong date that claims to be right.</remarks>
        public bool Set(long utcTicks)
        {
            try
            {
                using (I2cPart part = new I2cPart(pins, Address))
                {
                    int control = part.Read(Control);
                    int status = part.Read(Status);
                    return control >= 0 && status >= 0
                        && part.Write(Control, control & ~OscillatorOff)
                        && part.Write(Registers(new DateTime(utcTicks)))
                        && part.Write(Status, status & ~OscillatorStopped);
                }
            }
            catch (Exception)
            {
                return false;
            }
        }

        /// <summary>All seven in one transfer: the chip holds a copy still for as long.</summary>
        private static RtcState Read(I2cPart part, out long utcTicks)
        {
            utcTicks = 0;
            byte[] time = new byte[TimeRegisters];
            int control = part.Read(Control);
            int status = part.Read(Status);
            if (control < 0 || status < 0 || !part.Read(Seconds, time))
            {
                return RtcState.Missing;
            }

            if ((status & OscillatorStopped) != 0 || (control & OscillatorOff) != 0 || !TryTicks(time, out utcTicks))
            {
                return RtcState.Stopped;
            }

            return RtcState.Running;
        }

        /// <summary>Hour bit 6 would be the 12-hour form and month bit 7 another century; neither is ever written here, so it is no date of ours.</summary>
        private static bool TryTicks(byte[] time, out long utcTicks)
        {
            utcTicks = 0;
            int second = Decimal(time[0]);
            int minute = Decimal(time[1]);
            int hour = Decimal(time[2]);
            int day = Decimal(time[4]);
            int month = Decimal(time[5]);
            int year = Decimal(time[6]);
            if (second < 0 || second > 59 || minute < 0 || minute > 59 || hour < 0 || hour > 23 || day < 1 || day > 31 || month < 1 || month > 12 || year < 0)
            {
                return false;
            }

            DateTime date = new DateTime(2000 + year, month, 1, hour, minute, second).AddDays(day - 1);
            utcTicks = date.Ticks;
            return date.Month == month;
        }

        private static byte[] Registers(DateTime utc)
        {
            return new byte[]
            {
                Seconds,
                Coded(utc.Second),
                Coded(utc.Minute),
                Coded(utc.Hour),
                (byte)((int)utc.DayOfWeek + 1),
                Coded(utc.Day),
                Coded(utc.Month),
                Coded(utc.Year - 2000),
            };
        }

        private static byte Coded(int value) => (byte)(((value / 10) << 4) | (value % 10));

        private static int Decimal(byte coded)
        {
            int tens = coded >> 4;
            int ones = coded & 15;
            return tens > 9 || ones > 9 ? -1 : (tens * 10) + ones;
        }
    }
}
