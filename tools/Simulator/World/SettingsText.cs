// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text;

namespace HushTap.Simulator;

/// <summary>Writes the settings file of the internal drive as a PC tool would.</summary>
public static class SettingsText
{
    /// <summary>Where the device looks for it.</summary>
    public const string Path = "SETTINGS.A";

    /// <summary>Makes the file.</summary>
    /// <param name="values">Names and values; what is left out keeps its default.</param>
    public static byte[] Build(IEnumerable<KeyValuePair<string, long>> values)
    {
        StringBuilder text = new("hushtap-settings 1 generation=1\n");
        foreach ((string name, long value) in values)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}={value}\n");
        }

        uint crc = Crc32(Encoding.ASCII.GetBytes(text.ToString()));
        text.Append(CultureInfo.InvariantCulture, $"crc32={crc:X8}\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    internal static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
            }
        }

        return ~crc;
    }
}
