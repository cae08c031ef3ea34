// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>What a person does with a telephone: lifts it, talks, puts people on hold, mutes, hangs up.</summary>
internal sealed class PersonScript
{
    private const long TwoHoursMs = 2 * 60 * 60 * 1000;
    private const int Habits = 6;

    private readonly SeededRandom _chance;
    private readonly int[] _habits;
    private readonly int[] _lengths;
    private readonly int _framesPerMs;
    private readonly List<(long Start, long End)> _offHook = [];
    private readonly List<(long Start, long End)> _hold = [];
    private readonly List<(long Start, long End)> _mute = [];
    private readonly bool _hasLongHold;
    private long _now;
    private bool _hungUp;

    public PersonScript(SeededRandom chance, int sampleRate)
    {
        _chance = chance;
        _framesPerMs = sampleRate / 1000;
        _habits = chance.Weights(Habits);
        _lengths = chance.Weights(3);
        _hasLongHold = chance.OneIn(600);
    }

    /// <summary>Gets the present, in frames.</summary>
    public long NowFrames => _now;

    /// <summary>Makes some calls, with the handset down between them.</summary>
    public void MakeCalls(int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            Pass(_chance.Spread(60, 8_000));
            Call();
        }
    }

    /// <summary>One call in which nothing but talk happens.</summary>
    public Stretch Talk(long quietMs, long talkMs)
    {
        Pass(quietMs);
        long start = _now;
        Pass(talkMs);
        _offHook.Add((start, _now));
        return new Stretch(start, _now);
    }

    public CallTruth Truth()
    {
        SpanSet offHook = new(_offHook);
        return new CallTruth(Stretches(offHook), Inside(_hold, offHook), Inside(_mute, offHook));
    }

    /// <summary>The pause between sample and microsecond does not exist for people: odd frames.</summary>
    private void Pass(long ms) => _now += (ms * _framesPerMs) + _chance.Next(0, _framesPerMs);

    private void Call()
    {
        long start = _now;
        _hungUp = false;
        Pass(_chance.OneIn(4) ? _chance.Next(1, 300) : _chance.Spread(300, 15_000));
        for (long things = _chance.Next(0, 5); things > 0 && !_hungUp; things--)
        {
            Do();
            if (!_hungUp)
            {
                Pass(_chance.OneIn(3) ? _chance.Spread(40, 2_000) : _chance.Spread(2_000, 20_000));
            }
        }

        _offHook.Add((start, _now));
    }

    private void Do()
    {
        switch (_chance.Weighted(_habits))
        {
            case 0:
                Hold(Length());
                break;
            case 1:
                Mute(Length());
                break;
            case 2:
                DoublePress();
                break;
            case 3:
                BackToBack();
                break;
            case 4:
                MuteInHold();
                break;
            default:
                Hold(Length());
                _hungUp = true;
                break;
        }
    }

    private long Length()
    {
        if (_hasLongHold && _chance.OneIn(3))
        {
            return TwoHoursMs;
        }

        return _chance.Weighted(_lengths) switch
        {
            0 => _chance.Spread(300, 1_500),
            1 => _chance.Spread(1_500, 12_000),
            _ => _chance.Spread(12_000, 90_000),
        };
    }

    private void Hold(long ms)
    {
        long start = _now;
        Pass(ms);
        _hold.Add((start, _now));
    }

    private void Mute(long ms)
    {
        long start = _now;
        Pass(ms);
        _mute.Add((start, _now));
    }

    /// <summary>Held, back by mistake, held again.</summary>
    private void DoublePress()
    {
        Hold(_chance.Next(300, 700));
        Pass(_chance.Next(60, 400));
        Hold(Length());
    }

    /// <summary>Holds with less between them than any lamp takes to tell.</summary>
    private void BackToBack()
    {
        for (long n = _chance.Next(2, 5); n > 0; n--)
        {
            Hold(_chance.Spread(300, 4_000));
            Pass(_chance.Next(20, 1_500));
        }
    }

    private void MuteInHold()
    {
        long start = _now;
        Pass(_chance.Spread(100, 3_000));
        long mute = _now;
        Pass(_chance.Spread(300, 5_000));
        bool outlasts = _chance.OneIn(2);
        long middle = _now;
        Pass(_chance.Spread(50, 3_000));
        _hold.Add((start, outlasts ? middle : _now));
        _mute.Add((mute, outlasts ? _now : middle));
    }

    private static IReadOnlyList<Stretch> Stretches(SpanSet spans) => [.. spans.Spans.Select(s => new Stretch(s.Start, s.End))];

    private static IReadOnlyList<Stretch> Inside(List<(long Start, long End)> spans, SpanSet offHook) =>
        Stretches(new SpanSet(new SpanSet(spans).Spans.SelectMany(s => offHook.Overlaps(s.Start, s.End))));
}
