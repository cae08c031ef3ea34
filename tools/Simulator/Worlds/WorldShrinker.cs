// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Makes a failing world small: leaves out faults, holds and calls one by one for as long as it still fails.</summary>
public static class WorldShrinker
{
    private const int TriesMax = 400;

    /// <summary>Shrinks a world by what a checker finds in it.</summary>
    /// <param name="world">A world that fails.</param>
    /// <param name="checker">The checker that must still find something.</param>
    /// <param name="firmware">The firmware that fails in it; null = the built one.</param>
    public static WorldSpec Shrink(DrawnWorld world, string checker, Action? firmware = null)
    {
        Stretch? lastTalk = checker == Checkers.Liveness ? world.LastTalk : null;
        return Shrink(world.Spec, spec => Fails(spec, lastTalk, checker, firmware));
    }

    /// <summary>Shrinks a world.</summary>
    /// <param name="spec">A world that fails.</param>
    /// <param name="fails">Tells whether another one still does.</param>
    public static WorldSpec Shrink(WorldSpec spec, Func<WorldSpec, bool> fails)
    {
        int tries = 0;
        bool smaller = true;
        while (smaller)
        {
            smaller = false;
            foreach (WorldSpec candidate in Candidates(spec))
            {
                if (++tries > TriesMax)
                {
                    return spec;
                }

                if (fails(candidate))
                {
                    spec = candidate;
                    smaller = true;
                    break;
                }
            }
        }

        return spec;
    }

    private static bool Fails(WorldSpec spec, Stretch? lastTalk, string checker, Action? firmware)
    {
        try
        {
            bool hasLast = lastTalk is null || spec.Truth.OffHook.Contains(lastTalk.Value);
            return hasLast && WorldCheck.Run(spec, lastTalk, firmware).Findings.Any(f => f.Checker == checker);
        }
        catch (Exception failure) when (failure is RunawayFirmwareException or InvalidOperationException)
        {
            return checker == Checkers.Firmware;
        }
    }

    private static IEnumerable<WorldSpec> Candidates(WorldSpec spec) =>
        WithoutAll(spec).Concat(WithoutOne(spec)).Concat(WithLess(spec)).Concat(Simpler(spec));

    private static IEnumerable<WorldSpec> WithoutAll(WorldSpec spec)
    {
        List<WorldSpec> all =
        [
            spec with { Serial = [] },
            spec with { ClockSets = [] },
            spec with { Freezes = [] },
            spec with { PowerOffUs = [] },
            spec with { ResetsUs = [] },
            spec with { Card = spec.Card with { Stalls = [] } },
            spec with { Card = spec.Card with { OutUs = [] } },
            spec with { Phone = spec.Phone with { HoldWireCutUs = [] } },
            spec with { Truth = spec.Truth with { Mute = [] } },
            spec with { Truth = spec.Truth with { Hold = [] } },
        ];
        return all.Where(s => Size(s) < Size(spec));
    }

    private static IEnumerable<WorldSpec> WithoutOne(WorldSpec spec)
    {
        IEnumerable<WorldSpec> calls = spec.Truth.OffHook.Select(call => spec with
        {
            Truth = new CallTruth(
                [.. spec.Truth.OffHook.Where(c => c != call)],
                [.. spec.Truth.Hold.Where(h => !call.Contains(h.Start))],
                [.. spec.Truth.Mute.Where(m => !call.Contains(m.Start))]),
        });
        return calls
            .Concat(Without(spec.PowerOffUs, left => spec with { PowerOffUs = left }))
            .Concat(Without(spec.ResetsUs, left => spec with { ResetsUs = left }))
            .Concat(Without(spec.Card.OutUs, left => spec with { Card = spec.Card with { OutUs = left } }))
            .Concat(Without(spec.Freezes, left => spec with { Freezes = left }))
            .Concat(Without(spec.Card.Stalls, left => spec with { Card = spec.Card with { Stalls = left } }))
            .Concat(Without(spec.Phone.HoldWireCutUs, left => spec with { Phone = spec.Phone with { HoldWireCutUs = left } }))
            .Concat(Without(spec.Serial, left => spec with { Serial = left }))
            .Concat(Without(spec.ClockSets, left => spec with { ClockSets = left }))
            .Concat(Without(spec.Truth.Hold, left => spec with { Truth = spec.Truth with { Hold = left } }))
            .Concat(Without(spec.Truth.Mute, left => spec with { Truth = spec.Truth with { Mute = left } }));
    }

    private static IEnumerable<WorldSpec> WithLess(WorldSpec spec)
    {
        long lastFrame = spec.Truth.OffHook.Select(c => c.End).DefaultIfEmpty().Max() + spec.SampleRate;
        if (lastFrame < spec.CallFrames)
        {
            yield return spec with { CallFrames = lastFrame };
        }

        for (int i = 0; i < spec.Freezes.Count; i++)
        {
            Freeze freeze = spec.Freezes[i];
            if (freeze.EndUs - freeze.StartUs > 2_000)
            {
                List<Freeze> shorter = [.. spec.Freezes];
                shorter[i] = freeze with { EndUs = freeze.StartUs + ((freeze.EndUs - freeze.StartUs) / 2) };
                yield return spec with { Freezes = shorter };
            }
        }
    }

    private static IEnumerable<WorldSpec> Simpler(WorldSpec spec)
    {
        CardSpec ordinary = new();
        List<WorldSpec> all =
        [
            spec with { Phone = spec.Phone with { BounceUs = 0 } },
            spec with { Card = spec.Card with { JitterPercentMax = ordinary.JitterPercentMax } },
            spec with { Card = spec.Card with { Durability = ordinary.Durability } },
            spec with { Phone = spec.Phone with { MuteLamp = LampSpec.Steady } },
            spec with { Phone = spec.Phone with { HoldLamp = spec.Phone.HoldLamp with { LagMs = 0 } } },
        ];
        return all.Where(s => s != spec && (s.Phone != spec.Phone || s.Card != spec.Card));
    }

    private static IEnumerable<WorldSpec> Without<T>(IReadOnlyList<T> items, Func<IReadOnlyList<T>, WorldSpec> make)
    {
        for (int i = 0; i < items.Count; i++)
        {
            yield return make([.. items.Take(i), .. items.Skip(i + 1)]);
        }
    }

    private static int Size(WorldSpec spec) =>
        spec.Serial.Count + spec.ClockSets.Count + spec.Freezes.Count + spec.PowerOffUs.Count + spec.ResetsUs.Count + spec.Card.Stalls.Count
        + spec.Card.OutUs.Count + spec.Phone.HoldWireCutUs.Count + spec.Truth.Hold.Count + spec.Truth.Mute.Count;
}
