// SPDX-License-Identifier: MIT
using HushTap.Chip;

namespace System.Device.Gpio
{
    /// <summary>One pin of the chip.</summary>
    /// <remarks>
    /// Modelled: reservation; a mode or a ValueChanged change re-runs the native mode setting, which drives an output Low; native debounce; edges without a time stamp.
    /// Not modelled: finalizers (the host's collector must not decide what a world does), Board numbering, alternate functions.
    /// </remarks>
    public sealed class GpioPin : IDisposable
    {
        private readonly object _lock = new object();
        private readonly int _pinNumber;
        private PinMode _mode = PinMode.Input;
        private TimeSpan _debounce = TimeSpan.Zero;
        private PinValueChangedEventHandler _handlers;
        private bool _disposed;

        internal GpioPin(int pinNumber)
        {
            _pinNumber = pinNumber;
        }

        public event PinValueChangedEventHandler ValueChanged
        {
            add
            {
                lock (_lock)
                {
                    SetHandlers((PinValueChangedEventHandler)Delegate.Combine(_handlers, value));
                }
            }

            remove
            {
                lock (_lock)
                {
                    SetHandlers((PinValueChangedEventHandler)Delegate.Remove(_handlers, value));
                }
            }
        }

        public TimeSpan DebounceTimeout
        {
            get
            {
                return _debounce;
            }

            set
            {
                _debounce = value;
                ThrowIfDisposed();
                Gpio.SetDebounce(_pinNumber, value.Ticks);
            }
        }

        public int PinNumber
        {
            get { return _pinNumber; }
        }

        private static IGpio Gpio
        {
            get { return HushTap.Chip.Chip.Current.Gpio; }
        }

        public PinMode GetPinMode()
        {
            lock (_lock)
            {
                ThrowIfDisposed();
                return _mode;
            }
        }

        public bool IsPinModeSupported(PinMode pinMode)
        {
            lock (_lock)
            {
                ThrowIfDisposed();
                return Gpio.IsModeSupported(_pinNumber, (int)pinMode);
            }
        }

        public void SetPinMode(PinMode value)
        {
            lock (_lock)
            {
                ThrowIfDisposed();
                Gpio.SetMode(_pinNumber, (int)value);
                _mode = value;
                if (_handlers != null)
                {
                    Gpio.SetEvents(_pinNumber, true);
                }
            }
        }

        public PinValue Read()
        {
            ThrowIfDisposed();
            return Gpio.Read(_pinNumber);
        }

        public void Write(PinValue value)
        {
            lock (_lock)
            {
                ThrowIfDisposed();
                Gpio.Write(_pinNumber, (int)value);
            }
        }

        public void Toggle()
        {
            ThrowIfDisposed();
            Gpio.Toggle(_pinNumber);
        }

        public void Dispose()
        {
            lock (_lock)
            {
                if (_disposed)
                {
                    return;
                }

                OpenPins.Current.Remove(_pinNumber);
                Gpio.Release(_pinNumber);
                _disposed = true;
            }
        }

        internal bool TryReserve()
        {
            if (!Gpio.Reserve(_pinNumber))
            {
                return false;
            }

            OpenPins.Current.Add(this);
            return true;
        }

        internal void Raise(PinEventTypes edge)
        {
            PinValueChangedEventHandler handlers;
            lock (_lock)
            {
                handlers = _disposed ? null : _handlers;
            }

            if (handlers != null)
            {
                handlers(this, new PinValueChangedEventArgs(edge, _pinNumber));
            }
        }

        private void SetHandlers(PinValueChangedEventHandler handlers)
        {
            ThrowIfDisposed();
            PinValueChangedEventHandler before = _handlers;
            try
            {
                _handlers = handlers;
                Gpio.SetEvents(_pinNumber, handlers != null);
            }
            catch
            {
                _handlers = before;
                throw;
            }
        }

        private void ThrowIfDisposed()
        {
            if (_disposed)
            {
                throw new ObjectDisposedException(string.Empty);
            }
        }
    }
}
