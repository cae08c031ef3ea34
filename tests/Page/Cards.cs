// SPDX-License-Identifier: MIT
using HushTap.Vectors;

namespace HushTap.Page.Tests;

/// <summary>Cards that a desk would see.</summary>
public static class Cards
{
    private const int HeaderBytes = 44;

    /// <summary>Gets the sample call's frames: a real telephone call of 40 s with a hold and a mute in it.</summary>
    public static byte[] Speech { get; } = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Samples", "call.wav"))[HeaderBytes..];

    /// <summary>Three days of a desk phone, with real speech; an erased call, one cut off, and one that was never heard.</summary>
    public static CardImage Office()
    {
        CardImage card = BaseCards.Build("prepared");
        DeviceWriter device = new(card, root: BaseCards.Root, utc: new DateTime(2026, 7, 21, 7, 58, 40, DateTimeKind.Utc)) { Sound = At(0) };
        device.PowerOn();
        device.Withheld(96_000, "on-hook");
        Talk(device, 12, "hold-lamp", 11);
        device.Withheld(8000 * 3600, "on-hook");
        OneHold(device);
        device.Withheld(8000 * 5400, "on-hook");
        Talk(device, 9, "mute-lamp", 21);
        device.Withheld(8000 * 600, "on-hook");
        Short(device);
        device.PowerOn();
        device.Withheld(8000 * 60_000, "on-hook");
        OneHold(device);
        device.Withheld(8000 * 900, "on-hook");
        device.Call();
        device.Withheld(8000 * 3, "sense-unknown");
        device.Sound = At(1);
        device.Segment(8000 * 8, "sense-unknown");
        device.Gap(256, 768);
        device.Withheld(8000, "overrun");
        device.Segment(8000 * 4, "on-hook");
        device.CallEnd();
        device.Erase(1, 4);
        return card;
    }

    /// <summary>The sample call as a device would have recorded it.</summary>
    public static void OneHold(DeviceWriter device)
    {
        device.Call();
        device.Withheld(1200, "on-hook");
        device.Sound = At(1);
        device.Segment(8000 * 12, "hold-lamp");
        device.Withheld(8000 * 11, "hold-lamp");
        device.Sound = At(24.5);
        device.Segment(8000 * 5, "mute-lamp");
        device.Withheld(8000 * 5, "mute-lamp");
        device.Sound = At(35);
        device.Segment(8000 * 4, "on-hook");
        device.CallEnd();
    }

    private static void Talk(DeviceWriter device, int seconds, string reason, double from)
    {
        device.Call();
        device.Sound = At(1);
        device.Segment(8000 * seconds, reason);
        device.Withheld(8000 * 45, reason);
        device.Sound = At(from % 12);
        device.Segment(8000 * 9, "on-hook");
        device.CallEnd();
    }

    private static void Short(DeviceWriter device)
    {
        device.Call();
        device.Sound = At(2);
        device.Segment(8000 * 6, "on-hook");
        device.CallEnd();
    }

    /// <summary>The sample's sound from a second on; again from the beginning when it is over.</summary>
    public static Func<int, byte[]> At(double second)
    {
        int frame = (int)(second * 8000);
        return frames =>
        {
            byte[] audio = new byte[4 * frames];
            for (int i = 0; i < audio.Length; i++)
            {
                audio[i] = Speech[((4 * frame) + i) % Speech.Length];
            }

            frame += frames;
            return audio;
        };
    }
}
