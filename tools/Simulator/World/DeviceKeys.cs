// SPDX-License-Identifier: MIT
using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace HushTap.Simulator;

/// <summary>The keys that are on the internal drive before the first power-on, as the device keeps them.</summary>
public sealed record DeviceKeys
{
    private const int KeyBytes = 32;
    private const int DaysAt = 46;

    /// <summary>Day keys of 32 bytes by yyyymmdd; 0 = for a clock that was never set. None = the device has no key store.</summary>
    public IReadOnlyDictionary<int, byte[]> Days { get; init; } = new Dictionary<int, byte[]>();

    /// <summary>The device's id; "-" = it was given none.</summary>
    public string Device { get; init; } = "-";

    /// <summary>The root key of the first power-on; null = none.</summary>
    public byte[]? Root { get; init; }

    /// <summary>Number of the first power-on, where there is a root key or an id.</summary>
    public long Boot { get; init; } = 1;

    /// <summary>Makes keys that a seed decides.</summary>
    /// <param name="seed">The world's.</param>
    /// <param name="days">For which days.</param>
    public static DeviceKeys For(ulong seed, IEnumerable<int> days)
    {
        SeededRandom chance = SeededRandom.For(seed, "day keys");
        Dictionary<int, byte[]> keys = [];
        foreach (int day in days.Distinct())
        {
            chance.Fill(keys[day] = new byte[KeyBytes]);
        }

        return new DeviceKeys { Days = keys };
    }

    /// <summary>Makes the files.</summary>
    public IEnumerable<KeyValuePair<string, byte[]>> ToFiles()
    {
        if (Days.Count > 0)
        {
            yield return new("KEYS.A", Store());
        }

        if (Root is not null || Device != "-")
        {
            string text = $"hushtap-chain 1 device={Device} boot={Boot} key={(Root is null ? "-" : Convert.ToHexString(Root))}";
            yield return new("CHAIN.A", Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{text} crc32={SettingsText.Crc32(Encoding.ASCII.GetBytes(text)):X8}\n")));
        }
    }

    private byte[] Store()
    {
        byte[] file = new byte[DaysAt + (Days.Count * (4 + KeyBytes)) + 4];
        "HTKEYS1\n"u8.CopyTo(file);
        file[8] = 1;
        file[13] = (byte)Days.Count;
        int at = DaysAt;
        foreach ((int day, byte[] key) in Days)
        {
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), day);
            key.CopyTo(file, at + 4);
            at += 4 + KeyBytes;
        }

        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), SettingsText.Crc32(file.AsSpan(0, at)));
        return file;
    }
}
