// SPDX-License-Identifier: MIT
using HushTap.Simulator;

namespace HushTap.Bench;

/// <summary>An ordinary desk.</summary>
internal static class Desk
{
    /// <summary>Calls of 4 minutes with 4 minutes between them; in each call two holds of 20 s. Lamp 500/500, settings learned.</summary>
    public static WorldSpec Hour(int rate, int seconds)
    {
        List<Stretch> offHook = [];
        List<Stretch> hold = [];
        for (long at = 10; at + 250 < seconds; at += 480)
        {
            offHook.Add(new Stretch(at * rate, (at + 240) * rate));
            hold.Add(new Stretch((at + 60) * rate, (at + 80) * rate));
            hold.Add(new Stretch((at + 150) * rate, (at + 170) * rate));
        }

        LampSpec lamp = new(500, 500, 120);
        return new WorldSpec
        {
            Truth = new CallTruth(offHook, hold, []),
            CallFrames = (long)seconds * rate,
            SampleRate = rate,
            Phone = new PhoneSpec { HoldLamp = lamp, MuteLamp = lamp },
            Settings = new DeviceSettings { SampleRate = rate, Learned = true, HoldLamp = LampSettings.LearnedFrom(lamp), MuteLamp = LampSettings.LearnedFrom(lamp) },
        };
    }
}
