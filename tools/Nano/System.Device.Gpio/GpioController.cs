// SPDX-License-Identifier: MIT
using System.Collections;
using HushTap.Chip;

namespace System.Device.Gpio
{
    /// <summary>Opens pins.</summary>
    /// <remarks>
    /// Modelled: one list of opened pins for the whole run, so that disposing any controller disposes every pin and leaves it listed; OpenPin of a taken pin
    /// throws InvalidOperationException, and a pin whose mode cannot be set stays reserved but unlisted. Not modelled: finalizers, Board numbering.
    /// </remarks>
    public sealed class GpioController : IDisposable
    {
        /// <summary>GPIO0..39 of the classic ESP32.</summary>
        private const int ClassicPinCount = 40;

        private readonly PinNumberingScheme _numberingScheme;
        private bool _disposed;

        public GpioController()
        {
        }

        public GpioController(PinNumberingScheme numberingScheme)
        {
            _numberingScheme = numberingScheme;
        }

        public PinNumberingScheme NumberingScheme
        {
            get { return _numberingScheme; }
        }

        public int PinCount
        {
            get { return ClassicPinCount; }
        }

        private static IGpio Gpio
        {
            get { return HushTap.Chip.Chip.Current.Gpio; }
        }

        public GpioPin OpenPin(int pinNumber)
        {
            GpioPin pin = Reserve(pinNumber);
            OpenPins.Current.Bundles.Add(new PinBundle { PinNumber = pinNumber, Pin = pin });
            return pin;
        }

        public GpioPin OpenPin(int pinNumber, PinMode mode)
        {
            GpioPin pin = Reserve(pinNumber);
            pin.SetPinMode(mode);
            OpenPins.Current.Bundles.Add(new PinBundle { PinNumber = pinNumber, Pin = pin });
            return pin;
        }

        public void ClosePin(int pinNumber)
        {
            PinBundle bundle = FindOrThrow(pinNumber);
            bundle.Pin.Dispose();
            OpenPins.Current.Bundles.Remove(bundle);
        }

        public void Dispose()
        {
            if (_disposed)
            {
                return;
            }

            ArrayList bundles = OpenPins.Current.Bundles;
            for (int i = 0; i < bundles.Count; i++)
            {
                ((PinBundle)bundles[i]).Pin.Dispose();
            }

            _disposed = true;
        }

        public PinMode GetPinMode(int pinNumber)
        {
            return FindOrThrow(pinNumber).Pin.GetPinMode();
        }

        public bool IsPinModeSupported(int pinNumber, PinMode mode)
        {
            return Gpio.IsModeSupported(pinNumber, (int)mode);
        }

        public bool IsPinOpen(int pinNumber)
        {
            return OpenPins.Current.FindBundle(pinNumber) != null;
        }

        public PinValue Read(int pinNumber)
        {
            return Gpio.Read(pinNumber);
        }

        public void Write(int pinNumber, PinValue value)
        {
            Gpio.Write(pinNumber, (int)value);
        }

        public void SetPinMode(int pinNumber, PinMode mode)
        {
            Gpio.SetMode(pinNumber, (int)mode);
        }

        public void RegisterCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback)
        {
            PinBundle bundle = FindOrThrow(pinNumber);
            bundle.Edges = eventTypes;
            bundle.Callback = callback;
            bundle.Pin.ValueChanged += OnPinChanged;
        }

        public void UnregisterCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback)
        {
            PinBundle bundle = OpenPins.Current.FindBundle(pinNumber);
            if (bundle != null)
            {
                bundle.Edges = PinEventTypes.None;
                bundle.Pin.ValueChanged -= OnPinChanged;
            }
        }

        private static GpioPin Reserve(int pinNumber)
        {
            GpioPin pin = new GpioPin(pinNumber);
            if (!pin.TryReserve())
            {
                throw new InvalidOperationException();
            }

            return pin;
        }

        private static PinBundle FindOrThrow(int pinNumber)
        {
            PinBundle bundle = OpenPins.Current.FindBundle(pinNumber);
            if (bundle == null)
            {
                throw new InvalidOperationException();
            }

            return bundle;
        }

        private void OnPinChanged(object sender, PinValueChangedEventArgs e)
        {
            PinBundle bundle = OpenPins.Current.FindBundle(e.PinNumber);
            if (bundle != null && (bundle.Edges & e.ChangeType) != 0)
            {
                bundle.Callback(this, new PinValueChangedEventArgs(e.ChangeType, bundle.PinNumber));
            }
        }
    }
}
