// SPDX-License-Identifier: MIT
namespace System.Device.Gpio
{
    /// <summary>A pin and a level.</summary>
    public readonly struct PinValuePair
    {
        private readonly int _pinNumber;
        private readonly PinValue _pinValue;

        public PinValuePair(int pinNumber, PinValue pinValue)
        {
            _pinNumber = pinNumber;
            _pinValue = pinValue;
        }

        public int PinNumber
        {
            get { return _pinNumber; }
        }

        public PinValue PinValue
        {
            get { return _pinValue; }
        }

        public void Deconstruct(out int pinNumber, out PinValue pinValue)
        {
            pinNumber = _pinNumber;
            pinValue = _pinValue;
        }
    }
}
