// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Who hangs on the chip's I2S clocks.</summary>
public interface ICodecClocks
{
    /// <summary>Bit clock at 64 fs and word clock begin.</summary>
    /// <param name="worldUs">World time.</param>
    /// <param name="sampleRate">Frames per second.</param>
    /// <param name="hasMasterClock">Whether 256 fs come too.</param>
    void ClocksBegin(long worldUs, int sampleRate, bool hasMasterClock);

    /// <summary>All clocks stop.</summary>
    /// <param name="worldUs">World time.</param>
    void ClocksEnd(long worldUs);
}
