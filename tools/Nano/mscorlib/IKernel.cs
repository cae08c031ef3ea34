// SPDX-License-Identifier: MIT
#nullable enable
using System;

namespace HushTap.Nano;

/// <summary>Time, threads and chance of one simulated CLR: what the facade's replaced types (Thread, Timer, DateTime, wait handles, Random) stand on.</summary>
/// <remarks>Implemented by the simulator's scheduler. Exactly one thread of a world runs at any instant; all calls come from that thread.</remarks>
public interface IKernel
{
    /// <summary>Microseconds of virtual time since the chip got power or was reset.</summary>
    long NowUs { get; }

    /// <summary>System clock (UTC) in 100 ns since year 1, as gettimeofday gives it.</summary>
    long UtcTicks { get; }

    /// <summary>The facade's Thread object of the running thread; null until the facade has set one for the main thread.</summary>
    object? CurrentThread { get; set; }

    /// <summary>Spends virtual time in the running thread: the price of a call on the chip.</summary>
    void Charge(int us);

    /// <summary>Cooperative wait: parks the running thread until <paramref name="ready"/> is true or the timeout has passed. Others run meanwhile.</summary>
    /// <param name="ready">Asked whenever anything may have changed; must have no side effects unless it returns true.</param>
    /// <param name="timeoutMs">Rounded up to the next 10 ms tick; 0 = ask once, then give the others a turn; -1 = for ever.</param>
    /// <returns>True when ready, false on timeout.</returns>
    bool Block(Func<bool> ready, long timeoutMs);

    /// <summary>Makes a new thread ready. It runs when the scheduler gives it a turn.</summary>
    /// <param name="thread">The facade's Thread object; CurrentThread inside the body.</param>
    /// <param name="priority">ThreadPriority value, 0..4.</param>
    /// <param name="body">Runs to the end of the thread. An exception that leaves it ends that thread only.</param>
    void StartThread(object thread, int priority, Action body);

    /// <summary>Makes <paramref name="exception"/> appear in a parked or ready thread at its next kernel call.</summary>
    void Interrupt(object thread, Exception exception);

    /// <summary>Fills from the world's seed, as esp_random does from noise.</summary>
    void FillRandom(byte[] buffer);

    /// <summary>Debug.Write and Console.Write.</summary>
    void Trace(string text);
}
