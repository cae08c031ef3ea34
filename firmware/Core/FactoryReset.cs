// SPDX-License-Identifier: MIT
using HushTap.Core.Keys;
using HushTap.Core.Settings;

namespace HushTap.Core
{
    /// <summary>Factory reset by a hand: the record key held while power comes on, for FactoryResetMs. Destroys keys and settings.</summary>
    /// <remarks>The journal's root key is taken from the chain when this power-on has its number.</remarks>
    public sealed class FactoryReset
    {
        private readonly IResetKey key;
        private readonly IStatusLed led;
        private readonly IClock clock;
        private readonly IDeviceControl control;

        /// <summary>Initializes a new instance of the <see cref="FactoryReset"/> class.</summary>
        /// <param name="key">The record key.</param>
        /// <param name="led">Blinks while it is held.</param>
        /// <param name="clock">The monotonic clock.</param>
        /// <param name="control">Rests between two looks.</param>
        public FactoryReset(IResetKey key, IStatusLed led, IClock clock, IDeviceControl control)
        {
            this.key = key;
            this.led = led;
            this.clock = clock;
            this.control = control;
        }

        /// <summary>Waits while the key is held; returns at once when it is not. Nothing is recorded meanwhile.</summary>
        /// <returns>True when it was held for the whole time.</returns>
        public bool IsAsked()
        {
            long startUs = clock.NowUs();
            while (key.IsPressed)
            {
                long heldMs = (clock.NowUs() - startUs) / 1000;
                if (heldMs >= Limits.FactoryResetMs)
                {
                    led.Show(true);
                    return true;
                }

                led.Show(heldMs / 200 % 2 == 0);
                control.Rest();
            }

            led.Show(false);
            return false;
        }

        /// <summary>Destroys keys and settings.</summary>
        /// <param name="keys">The keys.</param>
        /// <param name="settings">The settings, not loaded yet.</param>
        /// <returns>False when the drive failed.</returns>
        public static bool Run(KeyStore keys, SettingsStore settings)
        {
            bool isDone = keys.Destroy();
            return settings.Destroy() && isDone;
        }
    }
}
