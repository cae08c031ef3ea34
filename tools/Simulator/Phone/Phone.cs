// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Turns the truth about a call into what the wires to the device show.</summary>
/// <remarks>
/// High is the closing level everywhere: lamp lit, on-hook, key pressed. A flashing lamp's clock runs free; its phase comes
/// from the seed. A lamp follows the truth late by its lag, at both edges; the hook does not.
/// </remarks>
public sealed class Phone
{
    /// <summary>A flash of light shorter than this is below the widest filter of the pulse counter: nobody can see it.</summary>
    private const long VisibleUsMin = 13;

    /// <summary>Wires the phone.</summary>
    /// <param name="spec">How it behaves.</param>
    /// <param name="truth">What happens at it.</param>
    /// <param name="clock">Where the call lies in world time.</param>
    /// <param name="seed">The world's seed: phases and bounce.</param>
    public Phone(PhoneSpec spec, CallTruth truth, CallClock clock, ulong seed)
    {
        SeededRandom chance = SeededRandom.For(seed, "phone");
        List<HoldSign> signs = [];
        HoldLamp = Lamp(spec.HoldLamp, truth.Hold, isMute: false, clock, chance, signs, spec.HoldWireCutUs)
            .WithBounce(spec.BounceUs, chance);
        MuteLamp = Lamp(spec.MuteLamp, truth.Mute, isMute: true, clock, chance, signs, [])
            .WithBounce(spec.BounceUs, chance);
        List<(long, long)> offHook = Spans.Union(truth.OffHook.Select(s => (clock.StartUs(s.Start), clock.EndUs(s.End))));
        Hook = Waveform.HighDuring(Spans.Complement(offHook)).WithBounce(spec.BounceUs, chance);
        Signs = signs;
    }

    /// <summary>Gets the hold lamp's wire.</summary>
    public Waveform HoldLamp { get; }

    /// <summary>Gets the mute lamp's wire.</summary>
    public Waveform MuteLamp { get; }

    /// <summary>Gets the hook's wire: high = on-hook.</summary>
    public Waveform Hook { get; }

    /// <summary>Gets the hold key's wire.</summary>
    public Waveform HoldKey { get; } = Waveform.AlwaysLow;

    /// <summary>Gets what the lamps showed of each hold and mute: first the holds, then the mutes, each in order.</summary>
    public IReadOnlyList<HoldSign> Signs { get; }

    private static Waveform Lamp(
        LampSpec lamp,
        IReadOnlyList<Stretch> truth,
        bool isMute,
        CallClock clock,
        SeededRandom chance,
        List<HoldSign> signs,
        IReadOnlyList<(long StartUs, long EndUs)> cutUs)
    {
        long periodUs = (lamp.OnMs + lamp.OffMs) * 1000L;
        long phaseUs = chance.Next(0, Math.Max(periodUs, 1));
        List<(long Start, long End)> lit = [];
        foreach (Stretch hold in truth)
        {
            long startUs = clock.StartUs(hold.Start) + (lamp.LagMs * 1000L);
            long endUs = clock.EndUs(hold.End) + (lamp.LagMs * 1000L);
            List<(long Start, long End)> own = lamp.Flashes
                ? Flashes(startUs, endUs, phaseUs, periodUs, lamp.OnMs * 1000L)
                : [(startUs, endUs)];
            signs.Add(HoldSign.Of(hold, isMute, clock, own.Where(s => s.End - s.Start >= VisibleUsMin)));
            lit.AddRange(own);
        }

        return Waveform.HighDuring(lit.Concat(cutUs.Select(c => (c.StartUs, c.EndUs))));
    }

    private static List<(long Start, long End)> Flashes(long startUs, long endUs, long phaseUs, long periodUs, long onUs)
    {
        List<(long Start, long End)> flashes = [];
        long first = startUs - ((((startUs - phaseUs) % periodUs) + periodUs) % periodUs);
        for (long at = first; at < endUs; at += periodUs)
        {
            long from = Math.Max(at, startUs);
            long to = Math.Min(at + onUs, endUs);
            if (to > from)
            {
                flashes.Add((from, to));
            }
        }

        return flashes;
    }
}
