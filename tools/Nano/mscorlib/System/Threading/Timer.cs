// SPDX-License-Identifier: MIT
using HushTap.Nano;

namespace System.Threading;

/// <summary>nanoFramework's Timer: one callback thread for all, at Normal priority; a late periodic one skips to its next slot.</summary>
public sealed class Timer : MarshalByRefObject, IDisposable
{
    private readonly TimerCallback _callback;
    private readonly object _state;
    private bool _isDisposed;

    public Timer(TimerCallback callback, object state, int dueTime, int period)
    {
        _callback = callback ?? throw new ArgumentNullException(nameof(callback));
        _state = state;
        Change(dueTime, period);
    }

    public Timer(TimerCallback callback, object state, TimeSpan dueTime, TimeSpan period)
        : this(callback, state, World.TimeoutMs(dueTime), World.TimeoutMs(period))
    {
    }

    /// <summary>Gets or sets when it is called next, in microseconds since boot.</summary>
    internal long DueUs { get; set; }

    /// <summary>Gets or sets the period in microseconds; 0 = called once.</summary>
    internal long PeriodUs { get; set; }

    public bool Change(int dueTime, int period)
    {
        if (_isDisposed)
        {
            throw new ObjectDisposedException();
        }

        Kernel.World.Timers.Arm(this, World.CheckTimeout(dueTime), World.CheckTimeout(period));
        return true;
    }

    public bool Change(TimeSpan dueTime, TimeSpan period) => Change(World.TimeoutMs(dueTime), World.TimeoutMs(period));

    public void Dispose()
    {
        _isDisposed = true;
        Kernel.World.Timers.Arm(this, Timeout.Infinite, Timeout.Infinite);
    }

    internal void Call() => _callback(_state);
}
