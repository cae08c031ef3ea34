// SPDX-License-Identifier: MIT
using System.Device.Gpio;
using HushTap.Core;

namespace HushTap.Board
{
    /// <summary>The status LED.</summary>
    public sealed class StatusLed : IStatusLed
    {
        private readonly GpioPin pin;
        private bool isLit;

        /// <summary>Initializes a new instance of the <see cref="StatusLed"/> class.</summary>
        /// <param name="pins">The board's pins.</param>
        public StatusLed(PinMap pins)
        {
            pin = new GpioController().OpenPin(pins.StatusLed, PinMode.Output);
        }

        /// <summary>Shows a state; costs nothing while it does not change.</summary>
        /// <param name="lit">True to light it.</param>
        public void Show(bool lit)
        {
            if (lit == isLit)
            {
                return;
            }

            isLit = lit;
            pin.Write(lit ? PinValue.High : PinValue.Low);
        }
    }
}
