// SPDX-License-Identifier: MIT
using System.Collections.Generic;
using System.Threading;

namespace HushTap.Nano;

/// <summary>The armed timers of one world and the one thread that calls them all, at Normal priority.</summary>
internal sealed class TimerQueue
{
    private const int UsPerMs = 1000;

    private readonly List<Timer> _armed = new List<Timer>();
    private bool _isThreadAlive;
    private bool _hasChanged;

    /// <summary>Arms a timer at its due time, or disarms it. Timers due at the same time are called in the order of arming.</summary>
    internal void Arm(Timer timer, int dueMs, int periodMs)
    {
        _armed.Remove(timer);
        _hasChanged = true;
        if (dueMs == Timeout.Infinite)
        {
            return;
        }

        timer.DueUs = Kernel.Current.NowUs + ((long)dueMs * UsPerMs);
        timer.PeriodUs = periodMs > 0 ? (long)periodMs * UsPerMs : 0;
        _armed.Add(timer);
        if (!_isThreadAlive)
        {
            _isThreadAlive = true;
            new Thread(Run).Start();
        }
    }

    private void Run()
    {
        try
        {
            while (_armed.Count > 0)
            {
                Timer next = Earliest();
                long waitUs = next.DueUs - Kernel.Current.NowUs;
                if (waitUs <= 0)
                {
                    Call(next);
                    continue;
                }

                _hasChanged = false;
                World.Block(() => _hasChanged, (waitUs + UsPerMs - 1) / UsPerMs);
            }
        }
        finally
        {
            _isThreadAlive = false;
        }
    }

    private Timer Earliest()
    {
        Timer earliest = _armed[0];
        foreach (Timer timer in _armed)
        {
            if (timer.DueUs < earliest.DueUs)
            {
                earliest = timer;
            }
        }

        return earliest;
    }

    private void Call(Timer timer)
    {
        _armed.Remove(timer);
        if (timer.PeriodUs > 0)
        {
            // The next slot that is still to come: what was missed is not made up for.
            long missed = (Kernel.Current.NowUs - timer.DueUs) / timer.PeriodUs;
            timer.DueUs += (missed + 1) * timer.PeriodUs;
            _armed.Add(timer);
        }

        timer.Call();
    }
}
