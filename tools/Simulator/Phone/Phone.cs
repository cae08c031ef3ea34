// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Turns the truth about a call into what the wires to the device show.</summary>
/// <remarks>
/// High is the closing level everywhere but on a supervised second wire and at the record key: lamp lit (a line lamp: dark), on-hook, key
/// pressed. A flashing lamp's clock runs free; its phase comes from the seed. A lamp follows the truth late by its lag, at both edges;
/// the hook does not.
/// </remarks>
public sealed class Phone
{
    /// <summary>A sign shorter than this is below the widest filter of the pulse counter: nobody can see it.</summary>
    private const long VisibleUsMin = 13;

    /// <summary>Wires the phone.</summary>
    /// <param name="spec">How it behaves.</param>
    /// <param name="truth">What happens at it.</param>
    /// <param name="clock">Where the call lies in world time.</param>
    /// <param name="seed">The world's seed: phases and bounce.</param>
    public Phone(PhoneSpec spec, CallTruth truth, CallClock clock, ulong seed)
    {
        SeededRandom chance = SeededRandom.For(seed, "phone");
        List<(long Start, long End)> offHook = Spans.Union(truth.OffHook.Select(s => (clock.StartUs(s.Start), clock.EndUs(s.End))));
        List<HoldSign> signs = [];
        List<(long Start, long End)> hold = HoldLampClosed(spec, truth, clock, offHook, chance, signs);
        HoldLamp = Wire(hold, spec.BounceUs, chance, new WireFaults { CutUs = [.. spec.HoldWireCutUs, .. spec.HoldWire.CutUs], ShortUs = spec.HoldWire.ShortUs });
        MuteLamp = Wire(Lit(spec.MuteLamp, 0, truth.Mute, isMute: true, clock, chance, signs), spec.BounceUs, chance, spec.MuteWire);
        Hook = Wire(Spans.Complement(offHook), spec.BounceUs, chance, spec.HookWire);
        HoldLampSecond = Wire(hold, spec.BounceUs, chance, spec.HoldSecondWire).Inverted();
        HoldKey = Wire(Presses(spec.HoldKey, truth, clock), spec.BounceUs, chance, spec.KeyWire);
        RecordKey = Wire([.. spec.RecordKey.Select(s => (clock.StartUs(s.Start), clock.EndUs(s.End)))], spec.BounceUs, chance, WireFaults.None).Inverted();
        Signs = signs;
    }

    /// <summary>Gets the hold lamp's wire.</summary>
    public Waveform HoldLamp { get; }

    /// <summary>Gets the second wire of a supervised hold lamp: the opposite of the first while both are whole.</summary>
    public Waveform HoldLampSecond { get; }

    /// <summary>Gets the mute lamp's wire.</summary>
    public Waveform MuteLamp { get; }

    /// <summary>Gets the hook's wire: high = on-hook.</summary>
    public Waveform Hook { get; }

    /// <summary>Gets the hold key's wire: high = pressed.</summary>
    public Waveform HoldKey { get; }

    /// <summary>Gets the record key's wire: low = pressed.</summary>
    public Waveform RecordKey { get; }

    /// <summary>Gets what the senses showed of each hold and mute: first the holds, then the mutes, each in order.</summary>
    public IReadOnlyList<HoldSign> Signs { get; }

    /// <summary>A line lamp is closed while dark, a lamp of the other kind while lit.</summary>
    private static List<(long Start, long End)> HoldLampClosed(
        PhoneSpec spec, CallTruth truth, CallClock clock, List<(long Start, long End)> offHook, SeededRandom chance, List<HoldSign> signs)
    {
        List<HoldSign> own = [];
        List<(long Start, long End)> lit = Lit(spec.HoldLamp, spec.ReminderAfterMs, truth.Hold, isMute: false, clock, chance, own);
        long lagUs = spec.HoldLamp.LagMs * 1000L;
        List<(long Start, long End)> closed = lit;
        if (spec.IsLineLamp)
        {
            List<(long Start, long End)> held = Spans.Union(truth.Hold.Select(s => (clock.StartUs(s.Start) + lagUs, clock.EndUs(s.End) + lagUs)));
            List<(long Start, long End)> call = Spans.Union(offHook.Select(s => (s.Start + lagUs, s.End + lagUs)));
            closed = Spans.Union([.. Spans.Complement(call), .. Spans.Without(held, lit)]);
        }

        closed = spec.IsLineLamp ? Spans.Union([.. closed, .. spec.HoldLampDeadUs]) : Spans.Without(closed, spec.HoldLampDeadUs);
        foreach (HoldSign sign in own)
        {
            (long start, long end) = (clock.StartUs(sign.Truth.Start) + lagUs, clock.EndUs(sign.Truth.End) + lagUs);
            IEnumerable<(long Start, long End)> shown = Spans.Intersect(closed, [(start, end)]).Where(s => s.End - s.Start >= VisibleUsMin);
            signs.Add(HoldSign.Of(sign.Truth, false, clock, shown) with { IsKeyed = spec.HoldKey is not null });
        }

        return closed;
    }

    private static Waveform Wire(List<(long Start, long End)> closed, int bounceUs, SeededRandom chance, WireFaults faults)
    {
        Waveform wire = Waveform.HighDuring(closed).WithBounce(bounceUs, chance);
        return faults.CutUs.Count == 0 && faults.ShortUs.Count == 0
            ? wire
            : Waveform.HighDuring([.. Spans.Without(wire.High(), faults.ShortUs), .. faults.CutUs]);
    }

    private static List<(long Start, long End)> Presses(KeySpec? key, CallTruth truth, CallClock clock)
    {
        if (key is null)
        {
            return [];
        }

        HashSet<long> hangUps = [.. truth.OffHook.Select(s => s.End)];
        return Spans.Union(truth.Hold
            .SelectMany(h => hangUps.Contains(h.End) ? [h.Start] : new[] { h.Start, h.End })
            .Concat(key.IgnoredAt)
            .Select(frame => (clock.StartUs(frame), clock.StartUs(frame) + (key.PressMs * 1000L))));
    }

    private static List<(long Start, long End)> Lit(
        LampSpec lamp, int steadyMs, IReadOnlyList<Stretch> truth, bool isMute, CallClock clock, SeededRandom chance, List<HoldSign> signs)
    {
        long periodUs = (lamp.OnMs + lamp.OffMs) * 1000L;
        long phaseUs = chance.Next(0, Math.Max(periodUs, 1));
        List<(long Start, long End)> lit = [];
        foreach (Stretch hold in truth)
        {
            long startUs = clock.StartUs(hold.Start) + (lamp.LagMs * 1000L);
            long endUs = clock.EndUs(hold.End) + (lamp.LagMs * 1000L);
            long flashUs = Math.Min(startUs + (steadyMs * 1000L), endUs);
            List<(long Start, long End)> own = lamp.Flashes
                ? Spans.Union([(startUs, flashUs), .. Flashes(flashUs, endUs, phaseUs, periodUs, lamp.OnMs * 1000L)])
                : [(startUs, endUs)];
            signs.Add(HoldSign.Of(hold, isMute, clock, own.Where(s => s.End - s.Start >= VisibleUsMin)));
            lit.AddRange(own);
        }

        return Spans.Union(lit);
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
