// SPDX-License-Identifier: MIT
using System;
using HushTap.Chip;

namespace nanoFramework.System.IO.FileSystem
{
    /// <summary>A card slot.</summary>
    /// <remarks>
    /// Modelled: one object per slot, also after a constructor that threw: such a slot is lost until the next reboot; the pins of the SDMMC bus are reserved
    /// from the constructor to Dispose; SDCard(slot) without parameters throws ArgumentException; a card detect switch is read on demand, and its events mount and unmount if autoMount says so, dropping what that throws.
    /// Not modelled: the SPI bus and its chip select pin; the 200 ms debounce of the switch (the chip posts the events); finalizers.
    /// </remarks>
    public class SDCard : IDisposable
    {
        /// <summary>PinMode.InputPullUp of System.Device.Gpio, which this assembly does not know.</summary>
        private const int InputPullUp = 2;

        private readonly SDInterfaceType _type;
        private readonly SDDataWidth _width;
        private readonly uint _slot;
        private readonly uint _spiBus;
        private readonly uint _chipSelectPin;
        private readonly bool _detects;
        private readonly bool _detectedState;
        private readonly uint _detectPin;
        private readonly bool _autoMount = true;
        private bool _disposed;

        public SDCard(uint slotIndex = 0)
            : this(SDInterfaceType.System, slotIndex, null)
        {
            Start();
        }

        public SDCard(SDCardMmcParameters mmcParameters, CardDetectParameters cdParameters = null)
            : this(SDInterfaceType.Mmc, mmcParameters.slotIndex, cdParameters)
        {
            _width = mmcParameters.dataWidth;
            Start();
        }

        public SDCard(SDCardSpiParameters spiParameters, CardDetectParameters cdParameters = null)
            : this(SDInterfaceType.Spi, spiParameters.slotIndex, cdParameters)
        {
            _spiBus = spiParameters.spiBus;
            _chipSelectPin = spiParameters.chipSelectPin;
            Start();
        }

        private SDCard(SDInterfaceType type, uint slot, CardDetectParameters detect)
        {
            _type = type;
            _slot = slot;
            if (detect != null)
            {
                _detects = detect.enableCardDetectPin;
                _detectedState = detect.cardDetectedState;
                _detectPin = detect.cardDetectPin;
                _autoMount = detect.autoMount;
            }
        }

        public event CardDetectStateEventHandler CardDetectChanged;

        /// <summary>How a card is connected.</summary>
        public enum SDInterfaceType
        {
            System,
            Mmc,
            Spi,
        }

        /// <summary>Data lines of the SDMMC bus.</summary>
        public enum SDDataWidth
        {
            _1_bit = 1,
            _4_bit = 2,
        }

        public SDInterfaceType CardType
        {
            get { return _type; }
        }

        public bool IsMounted
        {
            get { return Files.IsMounted((int)_slot); }
        }

        public bool CardDetectEnabled
        {
            get { return _detects; }
        }

        public uint SlotIndex
        {
            get { return _slot; }
        }

        public SDCardMmcParameters MmcParameters
        {
            get { return new SDCardMmcParameters { slotIndex = _slot, dataWidth = _width }; }
        }

        public SDCardSpiParameters SpiParameters
        {
            get { return new SDCardSpiParameters { slotIndex = _slot, spiBus = _spiBus, chipSelectPin = _chipSelectPin }; }
        }

        public CardDetectParameters CdParameters
        {
            get
            {
                return new CardDetectParameters
                {
                    enableCardDetectPin = _detects,
                    cardDetectedState = _detectedState,
                    cardDetectPin = _detectPin,
                    autoMount = _autoMount,
                };
            }
        }

        public bool IsCardDetected
        {
            get
            {
                if (!_detects)
                {
                    return false;
                }

                ThrowIfDisposed();
                return Gpio.Read((int)_detectPin) == (_detectedState ? 1 : 0);
            }
        }

        private static IFiles Files
        {
            get { return HushTap.Chip.Chip.Current.Files; }
        }

        private static IGpio Gpio
        {
            get { return HushTap.Chip.Chip.Current.Gpio; }
        }

        public void Mount()
        {
            ThrowIfDisposed();
            Files.Mount((int)_slot, _type == SDInterfaceType.Mmc, _width == SDDataWidth._4_bit ? 4 : 1);
        }

        public void Unmount()
        {
            ThrowIfDisposed();
            Files.Unmount((int)_slot);
        }

        public void Dispose()
        {
            if (_disposed)
            {
                return;
            }

            StorageEventManager.Remove(this);
            if (IsMounted)
            {
                Unmount();
            }

            ReleasePins(BusPins(), BusPins().Length);
            if (_detects)
            {
                Gpio.Release((int)_detectPin);
            }

            _disposed = true;
        }

        internal void OnEvent(bool level)
        {
            bool inserted = level == _detectedState;
            if (_autoMount && inserted != IsMounted)
            {
                try
                {
                    if (inserted)
                    {
                        Mount();
                    }
                    else
                    {
                        Unmount();
                    }
                }
                catch (Exception)
                {
                    // The library drops it too: there is nobody to tell on the event thread.
                }
            }

            CardDetectStateEventHandler handlers = CardDetectChanged;
            if (handlers != null)
            {
                handlers(this, new CardDetectChangedEventArgs(inserted ? CardDetectState.Inserted : CardDetectState.Removed, _slot));
            }
        }

        private static void ReleasePins(int[] pins, int count)
        {
            for (int i = 0; i < count; i++)
            {
                Gpio.Release(pins[i]);
            }
        }

        private void Start()
        {
            if (!StorageEventManager.TryAdd(this) || _type == SDInterfaceType.System)
            {
                throw new ArgumentException();
            }

            int[] pins = BusPins();
            for (int i = 0; i < pins.Length; i++)
            {
                if (!Gpio.Reserve(pins[i]))
                {
                    ReleasePins(pins, i);
                    throw new Exception("pin " + pins[i] + " of the SDMMC bus is taken");
                }
            }

            if (_detects)
            {
                if (!Gpio.Reserve((int)_detectPin))
                {
                    throw new Exception("card detect pin " + _detectPin + " is taken");
                }

                Gpio.SetMode((int)_detectPin, InputPullUp);
            }
        }

        /// <summary>The classic ESP32's fixed SDMMC pins: CLK, CMD, D0, and D1..D3 when four lines are used.</summary>
        private int[] BusPins()
        {
            if (_type != SDInterfaceType.Mmc)
            {
                return new int[0];
            }

            return _width == SDDataWidth._4_bit ? new int[] { 14, 15, 2, 4, 12, 13 } : new int[] { 14, 15, 2 };
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
