// SPDX-License-Identifier: MIT
namespace HushTap.Chip
{
    /// <summary>The one place where a device assembly finds the chip that its CLR runs on.</summary>
    /// <remarks>Set per thread by the simulator before it lets a thread of a world run; a device assembly keeps no state of its own in statics.</remarks>
    public static class Chip
    {
        [System.ThreadStatic]
        private static IChip s_current;

        /// <summary>Gets or sets the chip of the world that owns the current thread.</summary>
        /// <exception cref="System.InvalidOperationException">No world owns the current thread.</exception>
        public static IChip Current
        {
            get
            {
                IChip chip = s_current;
                if (chip == null)
                {
                    throw new System.InvalidOperationException("this thread belongs to no simulated chip");
                }

                return chip;
            }

            set { s_current = value; }
        }
    }
}
