// SPDX-License-Identifier: MIT
using System.Text;
using HushTap.Vectors;

namespace HushTap.Desk.Tests;

/// <summary>Cards that the desk gets.</summary>
public static class Cards
{
    /// <summary>A call of 8 s with a hold, a mute, both, a lost stretch and a failed card in it, written as FORMAT.md says.</summary>
    public static CardImage Rich(DateTime? utc = null)
    {
        CardImage card = new();
        card["CARD.TXT"] = Encoding.ASCII.GetBytes(BaseCards.Prepared);
        DeviceWriter device = new(card, root: BaseCards.Root, utc: utc);
        device.PowerOn();
        device.Withheld(8_000, "on-hook");
        device.Call();
        device.Segment(16_000);
        device.Withheld(8_000, "hold-lamp");
        device.Withheld(4_000, "hold-lamp+mute-lamp");
        device.Segment(8_000, "mute-lamp");
        device.Withheld(2_000, "mute-lamp");
        device.Gap(256, 512);
        device.Segment(8_000, "card-error");
        device.Withheld(4_000, "card-error");
        device.Segment(8_000, "on-hook");
        device.CallEnd();
        device.Withheld(1_024, "on-hook");
        return card;
    }
}
