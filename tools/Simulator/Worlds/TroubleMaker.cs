// SPDX-License-Identifier: MIT
using System.Text;

namespace HushTap.Simulator;

/// <summary>Puts faults where they hurt: around the edges of the senses, around the instants at which a Read returns, and anywhere.</summary>
internal sealed class TroubleMaker
{
    private readonly SeededRandom _chance;
    private readonly WorldSpec _spec;
    private readonly long[] _edgesUs;
    private readonly long _fromUs;
    private readonly long _toUs;
    private readonly long _streamStartUs;
    private readonly int[] _places;
    private readonly int[] _lengths;

    /// <param name="chance">Of this purpose only.</param>
    /// <param name="spec">The world without faults.</param>
    /// <param name="endFrame">Faults begin before this frame.</param>
    /// <param name="streamStartUs">World time at which the undisturbed device opens its stream.</param>
    public TroubleMaker(SeededRandom chance, WorldSpec spec, long endFrame, long streamStartUs)
    {
        _chance = chance;
        _spec = spec;
        _streamStartUs = streamStartUs;
        _fromUs = spec.Clock.T0Us - 1_000_000;
        _toUs = spec.Clock.EndUs(endFrame);
        Phone phone = new(spec.Phone, spec.Truth, spec.Clock, spec.Seed);
        _edgesUs = [.. SenseWires.Of(phone).SelectMany(w => w.Wire.EdgesUs.ToArray()).Where(e => e > _fromUs && e < _toUs)];
        _places = chance.Weights(3);
        _lengths = chance.Weights(4);
    }

    /// <summary>So slow that it just keeps up: 8 KB each 256 ms at 8 kHz, each 128 ms at 16 kHz.</summary>
    private int SlowPercentMax => _spec.SampleRate == 8_000 ? 400 : 150;

    public WorldSpec Add(FaultClasses classes)
    {
        WorldSpec spec = _spec;
        CardSpec card = spec.Card;
        if (classes.HasFlag(FaultClasses.SlowCard))
        {
            card = card with { JitterPercentMax = (int)_chance.Spread(50, SlowPercentMax) };
        }

        if (classes.HasFlag(FaultClasses.CardStalls))
        {
            card = card with { Stalls = [.. Some(8).Select(_ => Stall()).OrderBy(s => s.AtUs)] };
        }

        if (classes.HasFlag(FaultClasses.CardPulls))
        {
            card = card with { OutUs = Spans.Union(Some(2).Select(_ => Span(AnywhereUs(), _chance.Spread(20_000, 15_000_000)))) };
        }

        return spec with
        {
            Card = card,
            Freezes = classes.HasFlag(FaultClasses.Freezes) ? [.. Some(8).Select(_ => Freeze())] : [],
            PowerOffUs = classes.HasFlag(FaultClasses.PowerCuts)
                ? Spans.Union(Some(2).Select(_ => Span(AnywhereUs(), _chance.Spread(50_000, 5_000_000)))) : [],
            ResetsUs = classes.HasFlag(FaultClasses.Resets) ? [.. Some(2).Select(_ => AnywhereUs()).Order()] : [],
            Phone = classes.HasFlag(FaultClasses.WireCuts)
                ? spec.Phone with { HoldWireCutUs = Spans.Union(Some(3).Select(_ => Span(AnywhereUs(), _chance.Spread(1_000, 20_000_000)))) }
                : spec.Phone,
            Serial = classes.HasFlag(FaultClasses.SerialNoise) ? [.. Noise()] : [],
            ClockSets = classes.HasFlag(FaultClasses.ClockSets)
                ? [.. Some(4).Select(_ => (AnywhereUs(), AnyTime())).OrderBy(c => c.Item1)] : [],
        };
    }

    private IEnumerable<int> Some(int max) => Enumerable.Range(0, (int)_chance.Next(1, max + 1)).ToArray();

    private static (long, long) Span(long startUs, long lengthUs) => (startUs, startUs + lengthUs);

    private Freeze Freeze()
    {
        long lengthUs = LengthUs();
        long startUs = PlaceUs(lengthUs);
        return new Freeze(startUs, startUs + lengthUs);
    }

    private (long AtUs, int StallMs) Stall()
    {
        int ms = (int)Math.Clamp(LengthUs() / 1000, 60, 5_000);
        return (PlaceUs(ms * 1000L), ms);
    }

    private long LengthUs() => _chance.Weighted(_lengths) switch
    {
        0 => _chance.Spread(1_000, 130_000),
        1 => _chance.Spread(130_000, 1_000_000),
        2 => _chance.Next(600_000, 1_700_000),
        _ => _chance.Spread(1_700_000, 7_000_000),
    };

    private long PlaceUs(long lengthUs) => _chance.Weighted(_places) switch
    {
        0 when _edgesUs.Length > 0 => Math.Max(EdgeUs() - (long)(lengthUs * ((_chance.NextDouble() * 1.4) - 0.2)), 0),
        1 => AroundReadUs(),
        _ => AnywhereUs(),
    };

    private long EdgeUs() => _edgesUs[_chance.Next(0, _edgesUs.Length)] + (_chance.OneIn(3) ? _chance.Next(-400, 400) : 0);

    /// <summary>Reads of the undisturbed device return every 64 ms from the stream's start; clock, count and level follow within half a millisecond.</summary>
    private long AroundReadUs()
    {
        long block = (AnywhereUs() - _streamStartUs) / WorldMargins.BlockUs;
        return _streamStartUs + (block * WorldMargins.BlockUs) + _chance.Next(-300, 700);
    }

    private long AnywhereUs() => _chance.Next(_fromUs, _toUs);

    private IEnumerable<(int Port, long AtUs, byte[] Bytes)> Noise()
    {
        List<(int, long AtUs, byte[])> bursts = [];
        foreach (int _ in Some(20))
        {
            byte[] bytes = new byte[_chance.Spread(1, 400)];
            _chance.Fill(bytes);
            if (_chance.OneIn(3))
            {
                Encoding.ASCII.GetBytes("status\r\nset hold-lamp.use 0\n").AsSpan(0, Math.Min(bytes.Length, 28)).CopyTo(bytes);
            }

            bursts.Add((LyratBoard.Wiring.ConsolePort, AnywhereUs(), bytes));
        }

        return bursts.OrderBy(b => b.AtUs);
    }

    private long AnyTime() =>
        VirtualCpu.UnixEpochTicks + (_chance.OneIn(2) ? _chance.Next(0, 4_000_000_000) : _chance.Next(1_700_000_000, 1_900_000_000)) * TimeSpan.TicksPerSecond;
}
