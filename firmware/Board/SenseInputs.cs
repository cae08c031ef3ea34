// SPDX-License-Identifier: MIT
using System.Device.Gpio;
using HushTap.Core;
using HushTap.Core.Gate;

namespace HushTap.Board
{
    /// <summary>The sense pins, each with a hardware pulse counter on the same net that goes on counting while the CLR stands still.</summary>
    /// <remarks>A supervised sense is two lines here with the same bit: closed when either says so, unequal when they differ.</remarks>
    public sealed class SenseInputs : ISenseInputs
    {
        private const int LinesMax = 2 * Limits.Senses;

        private readonly PinMap map;
        private readonly GpioController controller = new GpioController();
        private readonly GpioPin[] pins = new GpioPin[LinesMax];
        private readonly GpioPulseCounter[] counters = new GpioPulseCounter[LinesMax];
        private readonly long[] counts = new long[LinesMax];
        private readonly int[] bits = new int[LinesMax];
        private readonly bool[] closedLevels = new bool[LinesMax];
        private int lines;
        private int pairs;

        /// <summary>Initializes a new instance of the <see cref="SenseInputs"/> class.</summary>
        /// <param name="map">The board's pins.</param>
        public SenseInputs(PinMap map)
        {
            this.map = map;
        }

        /// <inheritdoc/>
        public int CountedMask { get; private set; }

        /// <inheritdoc/>
        public int MissingMask { get; private set; }

        /// <inheritdoc/>
        public int ClosedMask { get; private set; }

        /// <inheritdoc/>
        public int EdgeMask { get; private set; }

        /// <inheritdoc/>
        public int UnequalMask { get; private set; }

        /// <inheritdoc/>
        public void Start(int useMask, int pairMask, bool isRecordKey)
        {
            for (int sense = 0; sense < Limits.Senses; sense++)
            {
                int bit = 1 << sense;
                if ((useMask & bit) == 0)
                {
                    continue;
                }

                if (isRecordKey && sense == (int)SenseRole.Hook)
                {
                    Open(bit, map.RecordKey, map.RecordKey, map.RecordKeyPressedLevel, 1 - map.RecordKeyPressedLevel);
                }
                else
                {
                    Open(bit, map.Sense[sense], map.SensePulse[sense], map.SenseClosedLevel[sense], map.SenseClosedLevel[sense]);
                }

                if ((pairMask & bit) != 0)
                {
                    int closedLevel = map.SenseComplementClosedLevel[sense];
                    Open(bit, map.SenseComplement[sense], map.SenseComplement[sense], closedLevel, closedLevel);
                    pairs |= bit;
                }
            }
        }

        /// <inheritdoc/>
        /// <remarks>Counts before levels: what happens between the two is then counted at the next poll, never lost.</remarks>
        public int Poll()
        {
            int edges = 0;
            int closed = 0;
            int unequal = 0;
            for (int i = 0; i < lines; i++)
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
                    unequal ^= bits[i];
                }
            }

            EdgeMask = edges;
            ClosedMask = closed;
            UnequalMask = unequal & pairs;
            return closed | edges;
        }

        /// <summary>The pin before its counter: the counter's driver reserves the pin, and would make a later OpenPin fail.</summary>
        /// <remarks>The chip's weak pull goes the way of the board's resistor: where a cut wire must read as closed, or a key as not pressed.</remarks>
        private void Open(int bit, int pin, int pulsePin, int closedLevel, int pullLevel)
        {
            if (pin < 0)
            {
                MissingMask |= bit;
                return;
            }

            PinMode pull = pullLevel == 1 ? PinMode.InputPullUp : PinMode.InputPullDown;
            pins[lines] = controller.OpenPin(pin, controller.IsPinModeSupported(pin, pull) ? pull : PinMode.Input);
            counters[lines] = new GpioPulseCounter(pulsePin);
            counters[lines].Polarity = GpioPulsePolarity.Both;
            counters[lines].FilterPulses = 1023;
            counters[lines].Start();
            bits[lines] = bit;
            closedLevels[lines] = closedLevel == 1;
            CountedMask |= bit;
            lines++;
        }
    }
}
