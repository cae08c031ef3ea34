// SPDX-License-Identifier: MIT
namespace HushTap.Simulator.Tests;

/// <summary>Pins that are Low at first and invert at each listed instant.</summary>
internal sealed class EdgePins : IPinSource
{
    private readonly Dictionary<int, long[]> _edges = [];

    public EdgePins With(int pin, params long[] edges)
    {
        _edges[pin] = edges;
        return this;
    }

    public bool LevelAt(int pin, long worldUs) => EdgesOf(pin).Count(e => e <= worldUs) % 2 == 1;

    public long NextEdgeAfter(int pin, long worldUs) => EdgesOf(pin).Where(e => e > worldUs).DefaultIfEmpty(long.MaxValue).Min();

    private long[] EdgesOf(int pin) => _edges.GetValueOrDefault(pin, []);
}
