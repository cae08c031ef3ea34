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
        private readonly PinMap map;
        private readonly GpioController controller = new GpioController();
        private SenseLine firstLine;
        private int levelPolls;
        private bool isQuiet;
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
        /// <remarks>
        /// Counts before levels: what happens between the two is then counted at the next poll, never lost. While all is open and nothing was
        /// counted the levels cannot have changed; they are read every LevelPolls all the same, so that a dead counter is found.
        /// </remarks>
        public int Poll()
        {
            int edges = 0;
            for (SenseLine line = firstLine; line != null; line = line.Next)
            {
                GpioPulseCount count = line.Counter.Read();
                if (count.Count != line.Count)
                {
                    line.Count = count.Count;
                    edges |= line.Bit;
                }
            }

            levelPolls--;
            if (edges == 0 && isQuiet && levelPolls > 0)
            {
                return 0;
            }

            EdgeMask = edges;
            levelPolls = Limits.LevelPolls;
            ReadLevels();
            isQuiet = edges == 0 && ClosedMask == 0;
            return ClosedMask | edges;
        }

        private void ReadLevels()
        {
            int closed = 0;
            int unequal = 0;
            for (SenseLine line = firstLine; line != null; line = line.Next)
            {
                if ((bool)line.Pin.Read() == line.ClosedLevel)
                {
                    closed |= line.Bit;
                    unequal ^= line.Bit;
                }
            }

            ClosedMask = closed;
            UnequalMask = unequal & pairs;
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
            SenseLine line = new SenseLine();
            line.Pin = controller.OpenPin(pin, controller.IsPinModeSupported(pin, pull) ? pull : PinMode.Input);
            line.Counter = new GpioPulseCounter(pulsePin);
            line.Counter.Polarity = GpioPulsePolarity.Both;
            line.Counter.FilterPulses = 1023;
            line.Counter.Start();
            line.Bit = bit;
            line.ClosedLevel = closedLevel == 1;
            line.Next = firstLine;
            firstLine = line;
            CountedMask |= bit;
        }

        /// <summary>One pin and its counter, in a chain: the interpreter pays for every property and every index.</summary>
        private sealed class SenseLine
        {
            internal GpioPin Pin;
            internal GpioPulseCounter Counter;
            internal long Count;
            internal int Bit;
            internal SenseLine Next;
            internal bool ClosedLevel;
        }
    }
}
