// SPDX-License-Identifier: MIT
using System.Diagnostics;

namespace HushTap.Simulator;

/// <summary>Runs many worlds on all cores.</summary>
public static class Campaign
{
    /// <summary>Runs the worlds of neighbouring seeds.</summary>
    /// <param name="firstSeed">The first seed.</param>
    /// <param name="worlds">How many.</param>
    /// <param name="progress">Told the finished fraction, 0..1, in order.</param>
    /// <param name="firmware">Another firmware than the built one, or null.</param>
    public static CampaignResult Run(ulong firstSeed, int worlds, IProgress<double>? progress = null, Action? firmware = null) =>
        Run([.. Enumerable.Range(0, worlds).Select(i => unchecked(firstSeed + (ulong)i))], progress, firmware);

    /// <summary>Runs the worlds of some seeds.</summary>
    public static CampaignResult Run(IReadOnlyList<ulong> seeds, IProgress<double>? progress = null, Action? firmware = null)
    {
        long start = Stopwatch.GetTimestamp();
        WorldSummary[] worlds = new WorldSummary[seeds.Count];
        int done = 0;
        Lock telling = new();
        ParallelOptions options = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, seeds.Count, options, i =>
        {
            worlds[i] = RunOne(seeds[i], firmware);
            lock (telling)
            {
                progress?.Report((double)++done / seeds.Count);
            }
        });
        return new CampaignResult(worlds, Stopwatch.GetElapsedTime(start));
    }

    private static WorldSummary RunOne(ulong seed, Action? firmware)
    {
        DrawnWorld world = WorldGenerator.Make(seed);
        try
        {
            return WorldSummary.Of(world, WorldCheck.Run(world, firmware));
        }
        catch (Exception failure) when (failure is RunawayFirmwareException or InvalidOperationException)
        {
            return WorldSummary.Of(world, failure);
        }
    }
}
