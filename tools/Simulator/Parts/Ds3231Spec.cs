// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>A clock chip at the beginning of a world.</summary>
public sealed record Ds3231Spec
{
    /// <summary>What it shows at world time 0, 100 ns since year 1.</summary>
    public required long UtcTicks { get; init; }

    /// <summary>By how much it runs fast, in millionths; the data sheet allows 2 between 0 and 40 °C.</summary>
    public double DriftPpm { get; init; }

    /// <summary>Whether its oscillator has stood still since it was set.</summary>
    public bool IsStopped { get; init; }

    /// <summary>Whether it has a battery that keeps it through a loss of power.</summary>
    public bool HasBattery { get; init; } = true;
}
