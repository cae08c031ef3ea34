// SPDX-License-Identifier: MIT
using System;
using HushTap.Core;

namespace HushTap.Board
{
    /// <summary>The ESP32's random number generator, which stands behind System.Random whatever the seed.</summary>
    public sealed class Chance : IChance
    {
        private readonly Random random = new Random();

        /// <inheritdoc/>
        public void Fill(byte[] bytes)
        {
            random.NextBytes(bytes);
        }
    }
}
