// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>A part on an I2C bus.</summary>
public interface II2cTarget
{
    /// <summary>Takes the written bytes, then fills the read ones.</summary>
    /// <param name="write">Bytes from the chip; may be empty.</param>
    /// <param name="read">Bytes to the chip; may be empty.</param>
    /// <param name="worldUs">World time.</param>
    /// <returns>False when it does not acknowledge what was written.</returns>
    bool Transfer(ReadOnlySpan<byte> write, Span<byte> read, long worldUs);
}
