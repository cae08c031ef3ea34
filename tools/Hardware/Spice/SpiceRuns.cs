// SPDX-License-Identifier: MIT
namespace HushTap.HardwareTools.Spice;

/// <summary>hardware/spice/runs.json: which deck runs with which values.</summary>
/// <param name="About">What the file is.</param>
/// <param name="Runs">The runs.</param>
public sealed record SpiceRuns(string About, SpiceRun[] Runs);

/// <summary>One named run: a single simulation, a sweep or a Monte Carlo.</summary>
/// <param name="Name">First part of the names of its results.</param>
/// <param name="Deck">File in hardware/spice without .cir.</param>
/// <param name="Set">Values that differ from the design's.</param>
/// <param name="Sweep">Every combination of these lists.</param>
/// <param name="Pairs">Lists that go in step.</param>
/// <param name="Each">One of these names at a time gets <paramref name="EachValue"/>.</param>
/// <param name="EachValue">See <paramref name="Each"/>.</param>
/// <param name="Cadences">Pairs of on and off milliseconds.</param>
/// <param name="Draws">Monte Carlo: how many.</param>
/// <param name="Seed">Monte Carlo: the seed.</param>
/// <param name="Tolerance">Monte Carlo: values anywhere within their tolerance.</param>
/// <param name="Draw">Monte Carlo: values with a distribution.</param>
/// <param name="Wired">The light current comes from the opto across the lamp.</param>
public sealed record SpiceRun(
    string Name, string Deck, Dictionary<string, double>? Set = null, Dictionary<string, double[]>? Sweep = null, Dictionary<string, double[]>? Pairs = null,
    string[]? Each = null, double EachValue = 0, double[][]? Cadences = null, int Draws = 0, int Seed = 0, string[]? Tolerance = null,
    Dictionary<string, Spread>? Draw = null, bool Wired = false)
{
    /// <summary>True when results are reported as .min and .max.</summary>
    public bool IsMany => Sweep is not null || Pairs is not null || Each is not null || Cadences is not null || Draws > 0;
}

/// <summary>A distribution; exactly one member is given.</summary>
/// <param name="Log">Low and high on a logarithmic scale.</param>
/// <param name="Range">Low and high, uniform.</param>
/// <param name="OneOf">A choice.</param>
public sealed record Spread(double[]? Log = null, double[]? Range = null, double[]? OneOf = null)
{
    /// <summary>Draws one value.</summary>
    public double Draw(Random random)
    {
        if (OneOf is not null)
        {
            return OneOf[random.Next(OneOf.Length)];
        }

        var part = random.NextDouble();
        return Log is not null ? Log[0] * Math.Pow(Log[1] / Log[0], part) : Range![0] + ((Range[1] - Range[0]) * part);
    }
}
