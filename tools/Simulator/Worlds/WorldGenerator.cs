// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Draws whole worlds: phones, people, settings, cards and trouble. First trouble (safety), then quiet and one more call (liveness).</summary>
public static class WorldGenerator
{
    private static readonly FaultClasses[] s_classes = Enum.GetValues<FaultClasses>()[1..];

    /// <summary>Draws the world of a seed.</summary>
    public static DrawnWorld Make(ulong seed)
    {
        SeededRandom chance = SeededRandom.For(seed, "world");
        int rate = chance.OneIn(4) ? 16_000 : 8_000;
        FaultClasses classes = Classes(chance);
        bool learned = !chance.OneIn(3);
        LampSpec hold = Lamp(chance);
        LampSpec mute = chance.OneIn(3) ? hold : Lamp(chance);
        PersonScript person = new(SeededRandom.For(seed, "person"), rate);
        person.MakeCalls((int)chance.Next(1, 4));
        WorldSpec spec = new()
        {
            Seed = seed,
            SampleRate = rate,
            Truth = person.Truth(),
            CallFrames = person.NowFrames,
            Phone = new PhoneSpec { HoldLamp = hold, MuteLamp = mute, BounceUs = classes.HasFlag(FaultClasses.Bounce) ? (int)chance.Spread(20, 20_000) : 0 },
            Settings = Settings(learned, rate, hold, mute),
            Card = new CardSpec { Durability = chance.OneIn(3) ? Durability.SyncEachWrite : Durability.CloseCommits },
        };
        spec = Encrypt(Trouble(SenseDraw.Add(spec), classes, person.NowFrames));
        spec = spec with { Card = spec.Card with { StallsUntilUs = Math.Max(spec.LastFaultUs, spec.Clock.EndUs(person.NowFrames)) } };
        long quietMs = Math.Max((spec.LastFaultUs - spec.Clock.EndUs(person.NowFrames)) / 1000, 0) + (WorldMargins.RecoveryUs / 1000);
        Stretch last = person.Talk(classes == FaultClasses.None ? 4_000 : quietMs, 9_000);
        return new DrawnWorld(seed, spec with { Truth = person.Truth(), CallFrames = last.End + rate }, classes, last);
    }

    private static FaultClasses Classes(SeededRandom chance)
    {
        if (chance.OneIn(4))
        {
            return FaultClasses.None;
        }

        FaultClasses classes = FaultClasses.None;
        int oneIn = (int)chance.Next(2, 6);
        foreach (FaultClasses one in s_classes)
        {
            classes |= chance.OneIn(oneIn) ? one : FaultClasses.None;
        }

        return classes;
    }

    private static LampSpec Lamp(SeededRandom chance)
    {
        int lagMs = chance.OneIn(2) ? chance.OneOf(0, 20, 137, 500) : (int)chance.Next(0, 501);
        (int onMs, int offMs) = chance.Next(0, 8) switch
        {
            < 3 => (0, 0),
            3 => (500, 500),
            4 => (250, 250),
            5 => (250, 1500),
            6 => (100, 900),
            _ => ((int)chance.Next(60, 1500), (int)chance.Next(60, 1601)),
        };
        return new LampSpec(onMs, offMs, lagMs);
    }

    private static DeviceSettings Settings(bool learned, int rate, LampSpec hold, LampSpec mute) => new()
    {
        SampleRate = rate,
        Learned = learned,
        HoldLamp = learned ? LampSettings.LearnedFrom(hold) : LampSettings.Factory,
        MuteLamp = learned ? LampSettings.LearnedFrom(mute) : LampSettings.Factory,
    };

    private static WorldSpec Trouble(WorldSpec spec, FaultClasses classes, long endFrame)
    {
        if (classes is FaultClasses.None or FaultClasses.Bounce)
        {
            return spec;
        }

        SeededRandom chance = SeededRandom.For(spec.Seed, "trouble");
        return new TroubleMaker(chance, spec, endFrame, StreamStart.Of(spec)).Add(classes);
    }

    /// <summary>One world in four is encrypted, with a key for each day that its clock can show. A stream of chance of its own: the worlds are else the same.</summary>
    private static WorldSpec Encrypt(WorldSpec spec)
    {
        if (!SeededRandom.For(spec.Seed, "encrypt").OneIn(4))
        {
            return spec;
        }

        IEnumerable<DateTime> days = spec.ClockSets.Select(c => new DateTime(c.UtcTicks)).SelectMany(d => (DateTime[])[d, d.AddDays(1)]);
        return spec with
        {
            Keys = DeviceKeys.For(spec.Seed, days.Select(d => (d.Year * 10000) + (d.Month * 100) + d.Day).Append(0)),
            Settings = spec.Settings with { Others = new Dictionary<string, long>(spec.Settings.Others) { ["encrypt"] = 1 } },
        };
    }
}
