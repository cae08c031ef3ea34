// SPDX-License-Identifier: MIT
using System;
using System.Threading;

namespace HushTap.Nano;

/// <summary>What the facade keeps for one world. The replaced types have no state outside it, so worlds cannot disturb each other.</summary>
internal sealed class World
{
    private int _threads;

    /// <summary>Gets the held locks.</summary>
    internal LockTable Locks { get; } = new LockTable();

    /// <summary>Gets the armed timers.</summary>
    internal TimerQueue Timers { get; } = new TimerQueue();

    /// <summary>Numbers a new thread, from 1.</summary>
    internal int NextThreadId() => ++_threads;

    /// <summary>Parks the running thread through the kernel and shows it as waiting meanwhile.</summary>
    internal static bool Block(Func<bool> ready, long timeoutMs)
    {
        Thread thread = Thread.CurrentThread;
        thread.IsWaiting = true;
        try
        {
            return Kernel.Current.Block(ready, timeoutMs);
        }
        finally
        {
            thread.IsWaiting = false;
        }
    }

    /// <summary>Milliseconds of a TimeSpan as the chip takes them for a timeout.</summary>
    internal static int TimeoutMs(TimeSpan timeout)
    {
        long ms = timeout.Ticks / TimeSpan.TicksPerMillisecond;
        return ms is < Timeout.Infinite or > int.MaxValue ? throw new ArgumentOutOfRangeException(nameof(timeout)) : (int)ms;
    }

    /// <summary>Refuses negative timeouts but the infinite one.</summary>
    internal static int CheckTimeout(int timeoutMs) =>
        timeoutMs < Timeout.Infinite ? throw new ArgumentOutOfRangeException(nameof(timeoutMs)) : timeoutMs;
}
