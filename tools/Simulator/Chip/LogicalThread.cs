// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>A managed thread of the simulated CLR: a real thread that runs only while it holds the baton.</summary>
internal sealed class LogicalThread(int id, int priority, bool isDaemon, Action body)
{
    /// <summary>System_Highest: the event dispatcher's.</summary>
    public const int SystemPriority = 5;

    public int Id { get; } = id;

    public bool IsDaemon { get; } = isDaemon;

    public Action Body { get; } = body;

    /// <summary>What one turn costs: 32 for Lowest, half of it for each level above.</summary>
    public int TurnDebit { get; } = 32 >> Math.Clamp(priority, 0, SystemPriority);

    public SemaphoreSlim Baton { get; } = new(0);

    public object? Facade { get; set; }

    public bool IsReady { get; set; } = true;

    public bool HasEnded { get; set; }

    /// <summary>Smallest runs first among the ready.</summary>
    public long Debit { get; set; }

    /// <summary>Order of becoming ready, for equal debits.</summary>
    public long ReadySequence { get; set; }

    public Func<bool>? Predicate { get; set; }

    public long DeadlineUs { get; set; }

    /// <summary>Whether the last park ended because the predicate held.</summary>
    public bool WokeReady { get; set; }

    public Exception? Pending { get; set; }
}
