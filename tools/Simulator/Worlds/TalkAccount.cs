// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Holds the talk that is missing against the second half of the promise. Knows the wires, the truth and the faults; nothing of the gate.</summary>
internal sealed class TalkAccount
{
    private readonly WorldRun _run;
    private readonly WorldSpec _spec;
    private readonly FrameLedger _ledger;
    private readonly CallClock _clock;
    private readonly Blocked _blocked;
    private readonly IReadOnlyList<SenseWire> _wires;
    private readonly long _edgeUs;
    private readonly long _leadUsMax;
    private readonly SpanSet _talk;
    private readonly SpanSet _missing;

    public TalkAccount(WorldRun run, FrameRules rules, FrameLedger ledger)
    {
        _run = run;
        _spec = run.Spec;
        _ledger = ledger;
        _clock = _spec.Clock;
        _blocked = new Blocked(run);
        _wires = SenseWires.Of(run.Phone, _spec.Settings);
        _edgeUs = WorldMargins.EdgeUs(_spec.SampleRate);
        _leadUsMax = _wires.Max(w => w.LeadUs);
        _talk = rules.OffHook.Without(rules.Forbidden).Without(rules.Unseen);
        SpanSet recorded = new(ledger.Stretches(FrameFate.Recorded).Select(s => (s.Start, s.End)));
        _missing = _talk.Without(recorded);
        Accidents = new SpanSet(AccidentsUs().Select(Frames));
        Bound = new SpanSet(_wires.SelectMany(w => w.Wire.Signs().Select(s => Around(w, s))).Select(Frames)).Union(Accidents);
        Losses = [.. Groups().Select(Loss)];
    }

    /// <summary>Gets where faults excuse that talk is missing: overruns, power, and the card out of its slot.</summary>
    public SpanSet Accidents { get; }

    /// <summary>Gets where talk may be missing at all.</summary>
    public SpanSet Bound { get; }

    /// <summary>Gets the talk that is missing elsewhere.</summary>
    public SpanSet BeyondBound => _missing.Without(Bound);

    /// <summary>Gets what each hold, or group of holds, cost.</summary>
    public IReadOnlyList<HoldLoss> Losses { get; }

    private long DmaUs => WorldMargins.DmaUs(_spec.SampleRate);

    private static long Add(long us, long more) => us is long.MaxValue or long.MinValue ? us : us + more;

    private (long Start, long End) Frames((long StartUs, long EndUs) span) =>
        (_clock.FrameAt(Math.Max(span.StartUs, 0)), _clock.FrameAt(Math.Min(span.EndUs, _spec.WorldEndUs)) + 1);

    private (long StartUs, long EndUs) Around(SenseWire wire, (long StartUs, long EndUs) sign)
    {
        (long start, long end) = _blocked.Widen(sign.StartUs, sign.EndUs);
        return (Add(start, -wire.LeadUs - _edgeUs), Add(end, wire.TailUs + _edgeUs));
    }

    private IEnumerable<(long StartUs, long EndUs)> AccidentsUs() => OverrunsUs().Concat(RestartsUs()).Concat(CardOutsUs()).Concat(SilentLampsUs());

    private IEnumerable<(long StartUs, long EndUs)> OverrunsUs()
    {
        long before = 2 * WorldMargins.BlockUs;
        long after = DmaUs + _edgeUs + WorldMargins.BlockUs;
        foreach (I2sStreamLog stream in _run.Boots.SelectMany(b => b.Streams))
        {
            foreach (I2sDrop drop in stream.Drops)
            {
                long startUs = stream.StartUs + (drop.FirstStream * 1_000_000 / stream.SampleRate);
                long endUs = startUs + (drop.Frames * 1_000_000 / stream.SampleRate);
                yield return (startUs - before, endUs + DmaUs + after);
            }
        }

        long nearlyFullUs = DmaUs - (8 * WorldMargins.DescriptorUs(_spec.SampleRate));
        foreach ((long start, long end) in _blocked.FillingDma(nearlyFullUs, DmaUs))
        {
            yield return (Math.Min(start, end - DmaUs) - before, end + after);
        }
    }

    private long AtRiskFromUs(long atUs)
    {
        long fromUs = atUs - WorldMargins.CommitUs - _leadUsMax - WorldMargins.CommitUs / 8;
        return fromUs - _blocked.TimeIn(fromUs, atUs);
    }

    private IEnumerable<(long StartUs, long EndUs)> RestartsUs()
    {
        long tailUs = _wires.Max(w => w.TailUs);
        for (int i = 0; i < _run.Boots.Count; i++)
        {
            yield return (i == 0 ? 0 : AtRiskFromUs(_run.Boots[i - 1].EndUs), StartedUs(_run.Boots[i].StartUs, i > 0 ? WorldMargins.MendUs : 0) + tailUs + _edgeUs);
        }
    }

    /// <summary>Until when a device may be starting: the card may hold it up again and again meanwhile.</summary>
    private long StartedUs(long bootUs, long mendUs)
    {
        long endUs = bootUs;
        long former;
        do
        {
            former = endUs;
            endUs = bootUs + WorldMargins.StartUpUs + mendUs + _blocked.TimeIn(bootUs, former);
        }
        while (endUs > former);
        return endUs;
    }

    private IEnumerable<(long StartUs, long EndUs)> CardOutsUs() =>
        _spec.Card.OutUs.SelectMany(o => new[]
        {
            (AtRiskFromUs(o.StartUs), Add(o.EndUs, WorldMargins.CardBackUs)),
            (AtRiskFromUs(NoticedUs(o.StartUs)), Add(Math.Max(o.EndUs, NoticedUs(o.StartUs)), WorldMargins.CardBackUs)),
        });

    /// <summary>The key was pressed and no lamp answered, or not while the device had power: nobody but the hook can tell that the hold is over.</summary>
    private IEnumerable<(long StartUs, long EndUs)> SilentLampsUs() =>
        _ledger.Holds.Where(h => h.IsKeyed && _spec.Settings.UsesHoldKey && (h.NeverLit || HadNoPower(h.Truth)))
            .Select(h => (_clock.StartUs(h.Truth.Start) - _edgeUs, _clock.EndUs(EndOfCall(h.Truth.Start))));

    /// <summary>A handset that is down for less than this may be a knock on the cradle, which ends no call.</summary>
    private long EndOfCall(long frame)
    {
        long end = frame;
        foreach (Stretch call in _spec.Truth.OffHook.OrderBy(c => c.Start))
        {
            end = call.End > frame && call.Start <= end + (WorldMargins.KnockUs * _spec.SampleRate / 1_000_000) ? call.End : end;
        }

        return end;
    }

    private bool HadNoPower(Stretch hold) => _run.Boots.Skip(1).Any(b =>
        _clock.StartUs(hold.Start) < StartedUs(b.StartUs, WorldMargins.MendUs) && _clock.EndUs(hold.End) + _leadUsMax > _run.Boots[0].EndUs);

    /// <summary>Without a card-detect switch a pull shows at the next access only, which may be the next call's first.</summary>
    private long NoticedUs(long outUs) => _run.LongCardUs.Where(o => o.EndUs > outUs).Select(o => o.StartUs).FirstOrDefault(outUs);

    /// <summary>Holds whose neighbourhoods touch are one group: nobody can tell which of them cost what lies between.</summary>
    private List<List<Hold>> Groups()
    {
        List<List<Hold>> groups = [];
        long endUs = long.MinValue;
        foreach (Hold hold in Holds().OrderBy(h => h.RegionUs.StartUs))
        {
            if (hold.RegionUs.StartUs > endUs)
            {
                groups.Add([]);
            }

            groups[^1].Add(hold);
            endUs = Math.Max(endUs, hold.RegionUs.EndUs);
        }

        return groups;
    }

    private IEnumerable<Hold> Holds()
    {
        foreach (HoldSign sign in _ledger.Holds.Where(h => !h.NeverLit))
        {
            SenseWire wire = _wires[sign.IsMute ? 1 : 0];
            (long StartUs, long EndUs) lit = (_clock.T0Us + sign.FirstLitUs!.Value, _clock.T0Us + sign.LastLitUs!.Value);
            (long StartUs, long EndUs) region = Around(wire, lit);
            long widenedUs = region.EndUs - region.StartUs - (lit.EndUs - lit.StartUs + wire.LeadUs + wire.TailUs + (2 * _edgeUs));
            yield return new Hold((lit.StartUs - wire.LeadUs, lit.EndUs + wire.TailUs), region, widenedUs);
        }
    }

    private HoldLoss Loss(List<Hold> holds)
    {
        SpanSet others = new SpanSet(_wires[2].Wire.Signs().Select(s => Around(_wires[2], s)).Select(Frames)).Union(Accidents).Union(CutWire()).Union(Keys());
        SpanSet region = new(holds.Select(h => Frames(h.RegionUs)));
        SpanSet talk = _talk.Intersect(region).Without(others);
        double lost = Ms(talk.Intersect(_missing));
        double unavoidable = Ms(talk.Intersect(new SpanSet(holds.Select(h => Frames(h.UnavoidableUs)))));
        double bound = unavoidable + holds.Sum(h => ((2 * _edgeUs) + h.WidenedUs) / 1000.0);
        bool disturbed = holds.Any(h => h.WidenedUs > 0) || region.Intersect(Accidents.Union(CutWire()).Union(Keys())).Count > 0;
        return new HoldLoss(holds.Count, lost, unavoidable, bound, disturbed);
    }

    private SpanSet Keys() => new(_wires.Skip(3).SelectMany(w => w.Wire.Signs().Select(s => Around(w, s))).Select(Frames));

    private SpanSet CutWire() => new(_spec.Phone.HoldWireCutUs.Select(c => Around(_wires[0], c)).Select(Frames));

    private double Ms(SpanSet frames) => frames.Count * 1000.0 / _spec.SampleRate;

    private sealed record Hold((long StartUs, long EndUs) UnavoidableUs, (long StartUs, long EndUs) RegionUs, long WidenedUs);
}
