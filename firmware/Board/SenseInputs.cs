// SPDX-License-Identifier: MIT
using System.Device.Gpio;
using HushTap.Core;
using HushTap.Core.Gate;

namespace HushTap.Board
{
    /// <summary>The sense pins, each with a hardware pulse counter on the same net that goes on counting while the CLR stands still.</summary>
    public sealed class SenseInputs : ISenseInputs
    {
        private readonly PinMap map;
        private readonly GpioController controller = new GpioController();
        private readonly GpioPin[] pins = new GpioPin[Limits.Senses];
        private readonly GpioPulseCounter[] counters = new GpioPulseCounter[Limits.Senses];
        private readonly long[] counts = new long[Limits.Senses];
        private readonly int[] bits = new int[Limits.Senses];
        private readonly bool[] closedLevels = new bool[Limits.Senses];
        private int used;

        /// <summary>Initializes a new instance of the <see cref="SenseInputs"/> class.</summary>
        /// <param name="map">The board's pins.</param>
        public SenseInputs(PinMap map)
        {
            this.map = map;
        }

        /// <inheritdoc/>
        public int CountedMask { get; private set; }

        /// <inheritdoc/>
        public int ClosedMask { get; private set; }

        /// <inheritdoc/>
        public int EdgeMask { get; private set; }

        /// <inheritdoc/>
        public void Start(int useMask)
        {
            for (int sense = 0; sense < Limits.Senses; sense++)
            {
                if ((useMask & (1 << sense)) != 0)
                {
                    Open(sense);
                }
            }
        }

        /// <inheritdoc/>
        /// <remarks>Counts before levels: what happens between the two is then counted at the next poll, never lost.</remarks>
        public void Poll()
        {
            int edges = 0;
            int closed = 0;
            for (int i = 0; i < used; i++)
            {
                GpioPulseCount count = counters[i].Read();
                if (count.Count != counts[i])
                {
                    counts[i] = count.Count;
                    edges |= bits[i];
                }

                if ((bool)pins[i].Read() == closedLevels[i])
                {
                    closed |= bits[i];
                }
            }

            EdgeMask = edges;
            ClosedMask = closed;
        }

        /// <summary>The pin before its counter: the counter's driver reserves the pin, and would make a later OpenPin fail.</summary>
        private void Open(int sense)
        {
            int number = map.Sense[sense];
            PinMode mode = controller.IsPinModeSupported(number, PinMode.InputPullUp) ? PinMode.InputPullUp : PinMode.Input;
            pins[used] = controller.OpenPin(number, mode);
            counters[used] = new GpioPulseCounter(map.SensePulse[sense]);
            counters[used].Polarity = GpioPulsePolarity.Both;
            counters[used].FilterPulses = 1023;
            counters[used].Start();
            bits[used] = 1 << sense;
            closedLevels[used] = map.SenseClosedLevel[sense] == 1;
            CountedMask |= bits[used];
            used++;
        }
    }
}
