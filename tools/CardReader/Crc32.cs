// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>CRC-32 of IEEE 802.3, bit by bit: what it reads is a few hundred bytes.</summary>
internal static class Crc32
{
    private const uint ReversedPolynomial = 0xEDB88320;

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (ReversedPolynomial & (0u - (crc & 1)));
            }
        }

        return ~crc;
    }
}
