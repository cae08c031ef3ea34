// SPDX-License-Identifier: MIT
using System.Collections;
using nanoFramework.Runtime.Events;

namespace System.Device.Gpio
{
    /// <summary>The pins of one CLR run: what the library keeps in static fields of GpioController and GpioPin.</summary>
    internal sealed class OpenPins : IEventProcessor, IEventListener
    {
        private const string Key = "System.Device.Gpio/OpenPins";

        /// <summary>Pins that a controller opened, disposed or not, as <see cref="PinBundle"/>.</summary>
        internal readonly ArrayList Bundles = new ArrayList();

        private readonly ArrayList _listening = new ArrayList();

        internal static OpenPins Current
        {
            get
            {
                HushTap.Chip.IChip chip = HushTap.Chip.Chip.Current;
                OpenPins pins = (OpenPins)chip.GetStatic(Key);
                if (pins == null)
                {
                    pins = new OpenPins();
                    chip.SetStatic(Key, pins);
                    EventSink.AddEventProcessor(EventCategory.Gpio, pins);
                    EventSink.AddEventListener(EventCategory.Gpio, pins);
                }

                return pins;
            }
        }

        public void InitializeForEventSource()
        {
        }

        public BaseEvent ProcessEvent(uint data1, uint data2, DateTime time)
        {
            return new GpioPinEvent
            {
                PinNumber = (int)(data1 >> 16),
                Edge = data2 == 0 ? PinEventTypes.Falling : PinEventTypes.Rising,
            };
        }

        public bool OnEvent(BaseEvent ev)
        {
            GpioPinEvent pinEvent = (GpioPinEvent)ev;
            GpioPin pin;
            lock (_listening)
            {
                pin = Find(pinEvent.PinNumber);
            }

            if (pin != null)
            {
                pin.Raise(pinEvent.Edge);
            }

            return true;
        }

        internal void Add(GpioPin pin)
        {
            lock (_listening)
            {
                _listening.Add(pin);
            }
        }

        internal void Remove(int pinNumber)
        {
            lock (_listening)
            {
                GpioPin pin = Find(pinNumber);
                if (pin != null)
                {
                    _listening.Remove(pin);
                }
            }
        }

        internal PinBundle FindBundle(int pinNumber)
        {
            for (int i = 0; i < Bundles.Count; i++)
            {
                PinBundle bundle = (PinBundle)Bundles[i];
                if (bundle.PinNumber == pinNumber)
                {
                    return bundle;
                }
            }

            return null;
        }

        private GpioPin Find(int pinNumber)
        {
            for (int i = 0; i < _listening.Count; i++)
            {
                GpioPin pin = (GpioPin)_listening[i];
                if (pin.PinNumber == pinNumber)
                {
                    return pin;
                }
            }

            return null;
        }
    }
}
