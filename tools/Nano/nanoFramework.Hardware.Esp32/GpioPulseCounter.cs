// SPDX-License-Identifier: MIT
using HushTap.Chip;

namespace System.Device.Gpio
{
    /// <summary>One unit of the pulse counter hardware.</summary>
    /// <remarks>
    /// Modelled: polarity can be set only while stopped; a filter set while started takes effect at the next Start; Start while started and Stop while
    /// stopped throw. The chip reserves the pins and counts, also while the CLR is blocked. Not modelled: finalizers.
    /// </remarks>
    public sealed class GpioPulseCounter : IDisposable
    {
        private const int FilterMax = 1023;

        private readonly object _lock = new object();
        private readonly int _handle;
        private GpioPulsePolarity _polarity = GpioPulsePolarity.Falling;
        private ushort _filter;
        private bool _started;
        private bool _disposed;

        public GpioPulseCounter(int pinNumberA, int pinNumberB = -1)
        {
            if (pinNumberA < 0)
            {
                throw new ArgumentException();
            }

            _handle = Counters.Open(pinNumberA, pinNumberB < 0 ? -1 : pinNumberB);
        }

        public bool IsStarted
        {
            get { return _started; }
        }

        public GpioPulsePolarity Polarity
        {
            get
            {
                return _polarity;
            }

            set
            {
                ThrowIfStartedIs(true);
                _polarity = value;
            }
        }

        public ushort FilterPulses
        {
            get
            {
                return _filter;
            }

            set
            {
                if (value > FilterMax)
                {
                    throw new ArgumentException();
                }

                _filter = value;
            }
        }

        private static IPulseCounters Counters
        {
            get { return HushTap.Chip.Chip.Current.PulseCounters; }
        }

        public GpioPulseCount Read()
        {
            return Read(false);
        }

        public GpioPulseCount Reset()
        {
            return Read(true);
        }

        public void Start()
        {
            lock (_lock)
            {
                ThrowIfDisposed();
                ThrowIfStartedIs(true);
                _started = true;
                Counters.Start(_handle, (int)_polarity, _filter);
            }
        }

        public void Stop()
        {
            lock (_lock)
            {
                ThrowIfDisposed();
                ThrowIfStartedIs(false);
                _started = false;
                Counters.Stop(_handle);
            }
        }

        public void Dispose()
        {
            lock (_lock)
            {
                if (!_disposed)
                {
                    Counters.Close(_handle);
                    _disposed = true;
                }
            }
        }

        private GpioPulseCount Read(bool reset)
        {
            lock (_lock)
            {
                ThrowIfDisposed();
                long relativeTicks;
                long count = Counters.Read(_handle, reset, out relativeTicks);
                return new GpioPulseCount { Count = count, RelativeTime = new TimeSpan(relativeTicks) };
            }
        }

        private void ThrowIfStartedIs(bool state)
        {
            if (_started == state)
            {
                throw new InvalidOperationException();
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
