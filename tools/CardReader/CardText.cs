// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace HushTap.CardReader;

/// <summary>CARD.TXT: what the device cannot find out about its card (FORMAT.md §2).</summary>
/// <param name="Id">16 hexadecimal digits.</param>
/// <param name="RoomBytes">What everything below HUSHTAP may take.</param>
/// <param name="ClusterBytes">A power of two, 512 to 65536.</param>
public sealed partial record CardText(string Id, long RoomBytes, int ClusterBytes)
{
    /// <summary>Its name on the card.</summary>
    public const string FileName = "CARD.TXT";

    /// <summary>A longer file is none.</summary>
    public const int BytesMax = 512;

    /// <summary>Smallest cluster of a FAT volume.</summary>
    public const int ClusterBytesMin = 512;

    /// <summary>Largest cluster of a FAT volume.</summary>
    public const int ClusterBytesMax = 65536;

    private const int IdBytes = 8;

    /// <summary>Makes up an id.</summary>
    /// <returns>16 hexadecimal digits.</returns>
    public static string NewId() => Convert.ToHexString(RandomNumberGenerator.GetBytes(IdBytes));

    /// <summary>Reads the file's bytes.</summary>
    /// <param name="bytes">All of them.</param>
    /// <returns>Null when they are anything but what FORMAT.md says.</returns>
    public static CardText? Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > BytesMax)
        {
            return null;
        }

        Match match = Pattern().Match(Encoding.Latin1.GetString(bytes));
        if (!match.Success
            || !long.TryParse(match.Groups["room"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out long room)
            || !int.TryParse(match.Groups["cluster"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int cluster)
            || cluster is < ClusterBytesMin or > ClusterBytesMax
            || !int.IsPow2(cluster))
        {
            return null;
        }

        uint crc = uint.Parse(match.Groups["crc"].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return Crc32.Of(bytes[..match.Groups["body"].Length]) == crc ? new CardText(match.Groups["id"].Value, room, cluster) : null;
    }

    /// <summary>Builds the file.</summary>
    /// <returns>Its bytes.</returns>
    public byte[] ToBytes()
    {
        string body = string.Create(
            CultureInfo.InvariantCulture, $"hushtap-card 1\nid={Id}\nroom-bytes={RoomBytes} cluster-bytes={ClusterBytes}\n");
        byte[] bytes = Encoding.ASCII.GetBytes(body);
        return [.. bytes, .. Encoding.ASCII.GetBytes($"crc32={Crc32.Of(bytes):X8}\n")];
    }

    [GeneratedRegex(@"\A(?<body>hushtap-card 1\nid=(?<id>[0-9A-F]{16})\nroom-bytes=(?<room>[0-9]{1,18}) cluster-bytes=(?<cluster>[0-9]{3,5})\n)crc32=(?<crc>[0-9A-F]{8})\n\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
