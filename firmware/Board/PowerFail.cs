// SPDX-License-Identifier: MIT
using System.Device.Gpio;

namespace HushTap.Board
{
    /// <summary>The input that tells that the supply has gone and the hold-up runs.</summary>
    public sealed class PowerFail
    {
        private readonly GpioPin pin;
        private readonly bool failingLevel;

        private PowerFail(PinMap pins)
        {
            pin = new GpioController().OpenPin(pins.PowerFail, PinMode.Input);
            failingLevel = pins.PowerFailActiveLevel == 1;
        }

        /// <summary>Gets a value indicating whether the supply is gone.</summary>
        public bool IsFailing => (bool)pin.Read() == failingLevel;

        /// <summary>Opens the input.</summary>
        /// <param name="pins">The board's pins.</param>
        /// <returns>The input; null on a board that has none.</returns>
        public static PowerFail Of(PinMap pins)
        {
            return pins.PowerFail < 0 ? null : new PowerFail(pins);
        }
    }
}
