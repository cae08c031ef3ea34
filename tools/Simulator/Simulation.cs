// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Runs the firmware in a simulated world.</summary>
public static class Simulation
{
    /// <summary>Runs one call from power-on to the last verdict, and checks the card against the truth.</summary>
    /// <param name="plan">The world.</param>
    /// <param name="progress">Told the finished fraction, 0..1.</param>
    public static SimulationResult Run(SimulationPlan plan, IProgress<double>? progress = null) =>
        throw new NotSupportedException("under construction");
}
