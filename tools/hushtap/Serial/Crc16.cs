// SPDX-License-Identifier: MIT
namespace HushTap.Cli.Serial;

/// <summary>CRC-16/IBM-3740, as PROTOCOL.md names it.</summary>
public static class Crc16
{
    private const ushort Start = 0xFFFF;
    private const ushort Polynomial = 0x1021;

    /// <summary>Computes it over the characters of a line.</summary>
    /// <param name="line">ASCII.</param>
    /// <returns>"123456789" gives 29B1h.</returns>
    public static ushort Of(ReadOnlySpan<char> line)
    {
        ushort crc = Start;
        foreach (char c in line)
        {
            crc ^= (ushort)((byte)c << 8);
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (ushort)((crc << 1) ^ ((crc & 0x8000) != 0 ? Polynomial : 0));
            }
        }

        return crc;
    }
}
