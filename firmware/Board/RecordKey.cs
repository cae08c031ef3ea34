// SPDX-License-Identifier: MIT
using System;
using System.Device.Gpio;
using HushTap.Core;

namespace HushTap.Board
{
    /// <summary>The record key at power-on, before the senses may want its pin.</summary>
    public sealed class RecordKey : IResetKey, IDisposable
    {
        private readonly GpioController controller = new GpioController();
        private readonly GpioPin pin;
        private readonly int number;
        private readonly bool pressedLevel;

        /// <summary>Initializes a new instance of the <see cref="RecordKey"/> class.</summary>
        /// <param name="map">The board's pins.</param>
        public RecordKey(PinMap map)
        {
            number = map.RecordKey;
            pressedLevel = map.RecordKeyPressedLevel == 1;
            PinMode pull = pressedLevel ? PinMode.InputPullDown : PinMode.InputPullUp;
            pin = controller.OpenPin(number, controller.IsPinModeSupported(number, pull) ? pull : PinMode.Input);
        }

        /// <inheritdoc/>
        public bool IsPressed => (bool)pin.Read() == pressedLevel;

        /// <inheritdoc/>
        public void Dispose()
        {
            controller.ClosePin(number);
        }
    }
}
