// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>FLAC's checksums: CRC-8 (polynomial 07h) and CRC-16 (polynomial 8005h), both from 0, most significant bit first.</summary>
internal static class FlacCrc
{
    private static readonly byte[] s_table8 = Table8();
    private static readonly ushort[] s_table16 = Table16();

    public static byte Of8(ReadOnlySpan<byte> bytes)
    {
        byte crc = 0;
        foreach (byte value in bytes)
        {
            crc = s_table8[crc ^ value];
        }

        return crc;
    }

    public static ushort Of16(ReadOnlySpan<byte> bytes)
    {
        ushort crc = 0;
        foreach (byte value in bytes)
        {
            crc = (ushort)((crc << 8) ^ s_table16[(crc >> 8) ^ value]);
        }

        return crc;
    }

    private static byte[] Table8() => [.. Enumerable.Range(0, 256).Select(index =>
    {
        int crc = index;
        for (int bit = 0; bit < 8; bit++)
        {
            crc = (crc << 1) ^ ((crc & 0x80) != 0 ? 0x107 : 0);
        }

        return (byte)crc;
    })];

    private static ushort[] Table16() => [.. Enumerable.Range(0, 256).Select(index =>
    {
        int crc = index << 8;
        for (int bit = 0; bit < 8; bit++)
        {
            crc = (crc << 1) ^ ((crc & 0x8000) != 0 ? 0x18005 : 0);
        }

        return (ushort)crc;
    })];
}
