// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Draws what a phone has beside two plain lamps: a hold key, a line lamp, a steady beginning before the flashing.</summary>
/// <remarks>From chance of its own, so that the rest of a world stays as it is.</remarks>
internal static class SenseDraw
{
    public static WorldSpec Add(WorldSpec spec)
    {
        SeededRandom chance = SeededRandom.For(spec.Seed, "senses");
        LampSpec lamp = spec.Phone.HoldLamp;
        bool isLine = lamp.Flashes && spec.Settings.Learned && chance.OneIn(6);
        int reminderMs = lamp.Flashes && !isLine && chance.OneIn(5) ? (int)chance.Spread(500, 20_000) : 0;
        KeySpec? key = chance.OneIn(4) ? new KeySpec((int)chance.Spread(60, 600)) : null;
        Dictionary<string, long> others = [];
        if (isLine)
        {
            others = new() { ["hold-lamp.cadence"] = 1, ["hold-lamp.polarity"] = 1, [DeviceSettings.HoldLampLitMs] = (lamp.OnMs * 12 + 9) / 10 };
        }

        return spec with
        {
            Phone = spec.Phone with { IsLineLamp = isLine, ReminderAfterMs = reminderMs, HoldKey = key },
            Settings = spec.Settings with { UsesHoldKey = key is not null, Others = others },
        };
    }
}
