// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>What kind of state change a trace line tells of.</summary>
public enum TraceKind : byte
{
    /// <summary>Power came or the firmware was started anew.</summary>
    Boot,

    /// <summary>Power went, a reboot, the end of the world, or the end of the firmware.</summary>
    End,

    /// <summary>A pin changed; A = new level.</summary>
    Pin,

    /// <summary>The CLR stood still; A = duration in µs.</summary>
    Freeze,

    /// <summary>A card or drive operation; A = duration in µs, B = bytes.</summary>
    Card,

    /// <summary>An I2S read; A = first stream frame, B = frames.</summary>
    Read,

    /// <summary>DMA overrun; A = first stream frame lost, B = frames.</summary>
    Drop,

    /// <summary>Debug or console text.</summary>
    Text,
}

/// <summary>One state change.</summary>
/// <param name="WorldUs">When, in µs since the world began.</param>
/// <param name="Kind">Which kind.</param>
/// <param name="Subject">Pin name, path, reason or text.</param>
/// <param name="A">See <see cref="TraceKind"/>.</param>
/// <param name="B">See <see cref="TraceKind"/>.</param>
public readonly record struct TraceEvent(long WorldUs, TraceKind Kind, string Subject, long A = 0, long B = 0);

/// <summary>Is told of every state change of a world. Events of different models may come out of order.</summary>
public interface ITrace
{
    /// <summary>Takes one event.</summary>
    void Add(in TraceEvent change);
}

/// <summary>Keeps all events.</summary>
public sealed class TraceLog : ITrace
{
    private readonly List<TraceEvent> _events = [];

    /// <summary>Gets the events in order of time; those of one instant in the order in which they came.</summary>
    public IReadOnlyList<TraceEvent> Events => [.. _events.OrderBy(e => e.WorldUs)];

    /// <inheritdoc/>
    public void Add(in TraceEvent change) => _events.Add(change);
}
