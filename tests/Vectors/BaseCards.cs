// SPDX-License-Identifier: MIT
using System.Text;

namespace HushTap.Vectors;

/// <summary>The cards that vectors begin with, and the keys that fit them.</summary>
public static class BaseCards
{
    public const string Prepared = "hushtap-card 1\nid=5EED5EED5EED5EED\nroom-bytes=31902400512 cluster-bytes=32768\ncrc32=E9CE0645\n";

    public static readonly byte[] Root = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    public static readonly byte[] Day = [.. Enumerable.Range(0x20, 32).Select(i => (byte)i)];

    /// <summary>Gets the owner's key file.</summary>
    public static string OwnerKeys => $"hushtap-keys 1\ndevice=DESK-0001\nroot=1 {Convert.ToHexString(Root)}\nday=20260724 {Convert.ToHexString(Day)}\n";

    /// <summary>Gets a key file of the same device with other keys.</summary>
    public static string OtherKeys => $"hushtap-keys 1\ndevice=DESK-0001\nroot=1 {Convert.ToHexString(Day)}\nday=20260724 {Convert.ToHexString(Root)}\n";

    /// <summary>Gets a key file of another device.</summary>
    public static string ForeignKeys => OwnerKeys.Replace("DESK-0001", "DESK-0002", StringComparison.Ordinal);

    /// <summary>Builds a card.</summary>
    public static CardImage Build(string name) => Build(name, out _);

    /// <summary>Builds a card, and tells which device wrote it last.</summary>
    public static CardImage Build(string name, out DeviceWriter device)
    {
        CardImage card = new();
        device = null!;
        if (name == "bare")
        {
            return card;
        }

        card["CARD.TXT"] = Encoding.ASCII.GetBytes(Prepared);
        if (name == "prepared")
        {
            return card;
        }

        device = new(card, root: name == "unkeyed" ? null : Root) { DayKey = name == "encrypted" ? Day : null };
        TwoPowerOns(device);
        switch (name)
        {
            case "two" or "unkeyed" or "encrypted":
                break;
            case "cut" or "recovered":
                Cut(device, name == "recovered");
                break;
            case "swapped":
                CardTrouble(device);
                break;
            case "erased":
                device.PowerOn();
                device.Erase(1, 1);
                break;
            case "two-devices":
                device = new DeviceWriter(card, "DESK-0002");
                OneCall(device);
                break;
            default:
                throw new ArgumentException($"there is no base card '{name}'");
        }

        return card;
    }

    private static void TwoPowerOns(DeviceWriter device)
    {
        device.PowerOn();
        device.Withheld(16_000, "on-hook");
        device.Call();
        device.Segment(6_400);
        device.Withheld(8_000, "hold-lamp");
        device.Segment(2_560, "size");
        device.Segment(4_096, "on-hook");
        device.CallEnd();
        device.Withheld(1_024, "on-hook");
        device.Call();
        device.Gap(256, 512);
        device.Segment(2_048, "on-hook");
        device.CallEnd();
        OneCall(device);
    }

    private static void OneCall(DeviceWriter device)
    {
        device.PowerOn();
        device.Call();
        device.Segment(5_120, "on-hook");
        device.CallEnd();
    }

    private static void Cut(DeviceWriter device, bool recover)
    {
        device.PowerOn();
        device.Call();
        OpenSegment open = device.Cut(2, 4096);
        if (recover)
        {
            device.PowerOn();
            device.Recover(open);
            device.Withheld(1_024, "on-hook");
        }
    }

    private static void CardTrouble(DeviceWriter device)
    {
        device.PowerOn();
        device.Call();
        device.Segment(2_048);
        device.CardIn();
        device.Withheld(2_048, "card-out");
        device.Segment(2_048);
        device.FolderFull();
        device.Segment(2_048, "on-hook");
        device.CallEnd();
    }
}
