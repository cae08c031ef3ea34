// SPDX-License-Identifier: MIT
using HushTap.Core.Audio;

namespace HushTap.Board
{
    /// <summary>A codec: its registers are written before the clocks come, and it is started when they run.</summary>
    internal interface ICodec
    {
        /// <summary>Resets it and writes all registers.</summary>
        /// <returns>What is wrong.</returns>
        AudioFault SetUp();

        /// <summary>Starts it; the clocks run.</summary>
        /// <returns>What is wrong.</returns>
        AudioFault Begin();
    }
}
