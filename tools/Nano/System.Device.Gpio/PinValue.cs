// SPDX-License-Identifier: MIT
namespace System.Device.Gpio
{
    /// <summary>The level of a pin.</summary>
    public readonly struct PinValue
    {
        private readonly byte _level;

        private PinValue(byte level)
        {
            _level = level;
        }

        public static PinValue High
        {
            get { return new PinValue(1); }
        }

        public static PinValue Low
        {
            get { return new PinValue(0); }
        }

        public static implicit operator PinValue(int value)
        {
            return value == 0 ? Low : High;
        }

        public static implicit operator PinValue(bool value)
        {
            return value ? High : Low;
        }

        public static explicit operator byte(PinValue value)
        {
            return value._level;
        }

        public static explicit operator int(PinValue value)
        {
            return value._level;
        }

        public static explicit operator bool(PinValue value)
        {
            return value._level != 0;
        }

        public static bool operator ==(PinValue a, PinValue b)
        {
            return a._level == b._level;
        }

        public static bool operator !=(PinValue a, PinValue b)
        {
            return a._level != b._level;
        }

        public bool Equals(PinValue other)
        {
            return _level == other._level;
        }

        public override bool Equals(object obj)
        {
            return obj is PinValue && Equals((PinValue)obj);
        }

        public override int GetHashCode()
        {
            return _level;
        }

        public override string ToString()
        {
            return _level == 0 ? "Low" : "High";
        }
    }
}
