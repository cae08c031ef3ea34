// SPDX-License-Identifier: MIT
using System.Diagnostics;

namespace HushTap.Simulator;

/// <summary>World time by the wall clock. May be asked by any thread.</summary>
/// <remarks>A world that cannot keep up, or was stopped for a while, is let fall behind instead of being hurried for long.</remarks>
internal sealed class LiveClock : IDisposable
{
    private const long BehindUsMax = 2_000_000;

    /// <summary>Shorter waits are left out; the next one makes up for them.</summary>
    private const long WaitUsMin = 2_000;

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly ManualResetEventSlim _over = new();
    private long _shiftUs;

    /// <summary>Gets microseconds since the world began.</summary>
    public long NowUs => ((long)Stopwatch.GetElapsedTime(_start).TotalMicroseconds) - Interlocked.Read(ref _shiftUs);

    /// <summary>Gets whether the world is over.</summary>
    public bool IsOver => _over.IsSet;

    /// <summary>Ends the world and all waiting.</summary>
    public void End() => _over.Set();

    /// <summary>Waits until the wall clock has come to an instant, or the world is over.</summary>
    /// <param name="worldUs">World time.</param>
    public void WaitUntil(long worldUs)
    {
        long aheadUs = worldUs - NowUs;
        while (aheadUs >= WaitUsMin && !_over.IsSet)
        {
            _over.Wait((int)Math.Min(aheadUs / 1000, 50));
            if (aheadUs > 50_000)
            {
                return;
            }

            aheadUs = worldUs - NowUs;
        }

        if (aheadUs < -BehindUsMax)
        {
            Interlocked.Add(ref _shiftUs, -aheadUs);
        }
    }

    public void Dispose() => _over.Dispose();
}
