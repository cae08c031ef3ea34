// SPDX-License-Identifier: MIT
using HushTap.Simulator;

namespace HushTap.Cli.Tests.Support;

/// <summary>Runs command lines through the real entry point, in this process.</summary>
public sealed class Session
{
    private readonly StringWriter _out = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };

    public Func<SimulationPlan, IProgress<double>?, ITrace?, SimulationResult> Simulate { get; init; } = Canned.Run;

    public string Out => _out.ToString();

    public string Error => _error.ToString();

    public int Run(params string[] args) => App.Run(args, new Shell(_out, _error) { Simulate = Simulate, Prove = CannedProof.Run, Shrink = (world, _) => CannedProof.Small(world) });
}
