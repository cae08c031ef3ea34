// SPDX-License-Identifier: MIT
using System.Device.Gpio;
using HushTap.Core;
using HushTap.Core.Gate;

namespace HushTap.Board
{
    /// <summary>All input pins of a phone, in use or not, as bare levels.</summary>
    public sealed class LearnInputs : ILearnInputs
    {
        private readonly GpioController controller = new GpioController();
        private readonly int[] pins;
        private readonly string[] names;

        /// <summary>Initializes a new instance of the <see cref="LearnInputs"/> class.</summary>
        /// <param name="map">The board's pins.</param>
        public LearnInputs(PinMap map)
        {
            int[] all =
            {
                map.Sense[0], map.Sense[1], map.Sense[2], map.Sense[3], map.RecordKey, map.SenseComplement[0], map.SenseComplement[1],
            };
            string[] words = { "hold-lamp", "mute-lamp", "hold-key", "hook", "record-key", "hold-lamp-2", "mute-lamp-2" };
            for (int i = 0; i < all.Length; i++)
            {
                Count += all[i] < 0 ? 0 : 1;
            }

            pins = new int[Count];
            names = new string[Count];
            int next = 0;
            for (int i = 0; i < all.Length; i++)
            {
                if (all[i] >= 0)
                {
                    pins[next] = all[i];
                    names[next] = words[i];
                    next++;
                }
            }
        }

        /// <inheritdoc/>
        public int Count { get; }

        /// <inheritdoc/>
        public string Name(int index) => names[index];

        /// <inheritdoc/>
        public void Start()
        {
            for (int i = 0; i < pins.Length; i++)
            {
                if (!controller.IsPinOpen(pins[i]))
                {
                    PinMode mode = controller.IsPinModeSupported(pins[i], PinMode.InputPullUp) ? PinMode.InputPullUp : PinMode.Input;
                    controller.OpenPin(pins[i], mode);
                }
            }
        }

        /// <inheritdoc/>
        public int Levels()
        {
            int levels = 0;
            for (int i = 0; i < pins.Length; i++)
            {
                if ((bool)controller.Read(pins[i]))
                {
                    levels |= 1 << i;
                }
            }

            return levels;
        }
    }
}
