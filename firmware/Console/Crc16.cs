// SPDX-License-Identifier: MIT
namespace HushTap.Console
{
    /// <summary>CRC-16/IBM-3740: polynomial 1021h, start FFFFh, not reflected.</summary>
    public static class Crc16
    {
        /// <summary>Computes the CRC of a line, without a loop over bits or a table.</summary>
        /// <param name="bytes">Source.</param>
        /// <param name="offset">Index of the first byte.</param>
        /// <param name="count">Bytes.</param>
        /// <returns>0 to FFFFh.</returns>
        public static int Of(byte[] bytes, int offset, int count)
        {
            int crc = 0xFFFF;
            for (int i = offset; i < offset + count; i++)
            {
                int x = (crc >> 8) ^ bytes[i];
                x ^= x >> 4;
                crc = ((crc << 8) ^ (x << 12) ^ (x << 5) ^ x) & 0xFFFF;
            }

            return crc;
        }
    }
}
