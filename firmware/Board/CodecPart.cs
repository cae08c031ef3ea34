// SPDX-License-Identifier: MIT
namespace HushTap.Board
{
    /// <summary>Which codec a board has.</summary>
    public enum CodecPart
    {
        /// <summary>Everest ES8388, on the LyraT.</summary>
        Es8388,

        /// <summary>Texas Instruments PCM1862, on our own board.</summary>
        Pcm1862,
    }
}
