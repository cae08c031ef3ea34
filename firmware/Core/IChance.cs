// SPDX-License-Identifier: MIT
namespace HushTap.Core
{
    /// <summary>The chip's random numbers.</summary>
    /// <remarks>With the radio off they are only pseudo-random by Espressif's rules: never use them alone as a key.</remarks>
    public interface IChance
    {
        /// <summary>Fills an array.</summary>
        /// <param name="bytes">Receives random bytes.</param>
        void Fill(byte[] bytes);
    }
}
