// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>One wire of a phone that somebody uses right now: its edges up to now, and what is due.</summary>
/// <remarks>High is the closing level, as everywhere: lamp lit, on-hook, key pressed, wire cut.</remarks>
internal sealed class LiveWire
{
    private readonly LampSpec _lamp;
    private readonly long _phaseUs;
    private readonly Queue<(long Us, bool On)> _due = [];
    private readonly List<long> _edgesUs = [];
    private readonly bool _firstLevel;
    private bool _on;
    private bool _isCut;
    private long _untilUs;

    /// <param name="lamp">Cadence and lag; steady without a lag for what is no lamp.</param>
    /// <param name="phaseUs">Phase of the cadence, which runs free.</param>
    /// <param name="level">At the beginning.</param>
    public LiveWire(LampSpec lamp, long phaseUs, bool level = false)
    {
        _lamp = lamp;
        _phaseUs = phaseUs;
        _on = _firstLevel = level;
    }

    private bool Level => _firstLevel ^ ((_edgesUs.Count & 1) != 0);

    private long PeriodUs => (_lamp.OnMs + _lamp.OffMs) * 1000L;

    /// <summary>The truth behind the wire changes; the wire follows by its lag.</summary>
    public void Set(long worldUs, bool on) => _due.Enqueue((worldUs + (_lamp.LagMs * 1000L), on));

    /// <summary>Cuts or mends the wire.</summary>
    public void Cut(long worldUs, bool isCut)
    {
        AdvanceTo(worldUs);
        _isCut = isCut;
        Show(worldUs);
    }

    /// <summary>Lets everything happen that is due until an instant, included.</summary>
    public void AdvanceTo(long worldUs)
    {
        for (;;)
        {
            long dueUs = _due.TryPeek(out (long Us, bool On) next) ? next.Us : long.MaxValue;
            long flashUs = _on && _lamp.Flashes ? NextFlashUs(_untilUs) : long.MaxValue;
            long atUs = Math.Min(dueUs, flashUs);
            if (atUs > worldUs)
            {
                break;
            }

            if (atUs == dueUs)
            {
                _on = _due.Dequeue().On;
            }

            Show(atUs);
        }

        _untilUs = Math.Max(_untilUs, worldUs);
    }

    public bool LevelAt(long worldUs)
    {
        int after = _edgesUs.Count;
        while (after > 0 && _edgesUs[after - 1] > worldUs)
        {
            after--;
        }

        return _firstLevel ^ ((after & 1) != 0);
    }

    public long NextEdgeAfter(long worldUs)
    {
        int i = _edgesUs.BinarySearch(worldUs);
        i = i >= 0 ? i + 1 : ~i;
        return i < _edgesUs.Count ? _edgesUs[i] : long.MaxValue;
    }

    private void Show(long worldUs)
    {
        _untilUs = Math.Max(_untilUs, worldUs);
        bool level = _isCut || (_on && (!_lamp.Flashes || PhaseAt(worldUs) < _lamp.OnMs * 1000L));
        if (level != Level)
        {
            _edgesUs.Add(_edgesUs.Count > 0 ? Math.Max(worldUs, _edgesUs[^1] + 1) : worldUs);
        }
    }

    private long PhaseAt(long worldUs) => (((worldUs - _phaseUs) % PeriodUs) + PeriodUs) % PeriodUs;

    private long NextFlashUs(long afterUs)
    {
        long phaseUs = PhaseAt(afterUs);
        long onUs = _lamp.OnMs * 1000L;
        return afterUs + (phaseUs < onUs ? onUs : PeriodUs) - phaseUs;
    }
}
