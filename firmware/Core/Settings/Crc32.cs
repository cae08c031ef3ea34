// SPDX-License-Identifier: MIT
namespace HushTap.Core.Settings
{
    /// <summary>CRC-32 (IEEE 802.3, reflected, polynomial EDB88320) over a few hundred bytes at start-up.</summary>
    public static class Crc32
    {
        /// <summary>Computes the CRC.</summary>
        /// <param name="bytes">Source.</param>
        /// <param name="offset">Index of the first byte.</param>
        /// <param name="count">Bytes; bit by bit, so keep it short.</param>
        /// <returns>The CRC.</returns>
        public static uint Of(byte[] bytes, int offset, int count)
        {
            uint crc = 0xFFFFFFFF;
            for (int i = offset; i < offset + count; i++)
            {
                crc ^= bytes[i];
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
                }
            }

            return ~crc;
        }
    }
}
