// SPDX-License-Identifier: MIT
using HushTap.HardwareTools.Design;

namespace HushTap.HardwareTools.Spice;

/// <summary>Runs all simulations and compares their results with the limits.</summary>
/// <param name="folder">The repository.</param>
public sealed class SpiceSuite(HardwareFolder folder)
{
    private readonly DesignValues design = folder.Read<DesignValues>("hardware/design/values.json");
    private readonly string models = folder.Text("hardware/spice/parts.inc");

    /// <summary>The runs in their order.</summary>
    public IReadOnlyList<SpiceRun> Runs { get; } = folder.Read<SpiceRuns>("hardware/spice/runs.json").Runs;

    /// <summary>Results of every run, on all cores, by full name.</summary>
    /// <exception cref="InvalidDataException">A simulation failed; the message names it.</exception>
    public SortedDictionary<string, double> RunAll()
    {
        var jobs = Runs.SelectMany(run => SpiceCases.Of(run, design).Select((values, index) => (Run: run, Values: values, Index: index))).ToList();
        var outcomes = new IReadOnlyDictionary<string, double>[jobs.Count];
        Parallel.For(0, jobs.Count, i => outcomes[i] = Simulate(jobs[i].Run, jobs[i].Values, jobs[i].Index));
        var all = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var group in jobs.Select((job, i) => (job.Run, Outcome: outcomes[i])).GroupBy(p => p.Run))
        {
            Collect(all, group.Key, [.. group.Select(p => p.Outcome)]);
        }

        return all;
    }

    /// <summary>Results of one simulation with the given values.</summary>
    public IReadOnlyDictionary<string, double> Simulate(SpiceRun run, Dictionary<string, double> values, int index = 0)
    {
        try
        {
            return Ngspice.Run(Rendered(run, values));
        }
        catch (InvalidDataException problem)
        {
            throw new InvalidDataException($"run '{run.Name}' case {index}: {problem.Message}", problem);
        }
    }

    /// <summary>The text that ngspice gets for one case.</summary>
    public string Rendered(SpiceRun run, Dictionary<string, double> values)
    {
        var deck = folder.Text($"hardware/spice/{run.Deck}.cir").Replace(".include parts.inc\n", models, StringComparison.Ordinal);
        if (run.Deck == "gate")
        {
            values = new Dictionary<string, double>(values) { ["stopS"] = values["gateStopS"] };
        }

        return Ngspice.Render(deck, values);
    }

    private static void Collect(SortedDictionary<string, double> all, SpiceRun run, IReadOnlyList<IReadOnlyDictionary<string, double>> outcomes)
    {
        foreach (var name in outcomes[0].Keys)
        {
            if (!run.IsMany)
            {
                all.Add($"{run.Name}.{name}", outcomes[0][name]);
                continue;
            }

            var values = outcomes.Select(o => o.TryGetValue(name, out var value)
                ? value
                : throw new InvalidDataException($"run '{run.Name}': a case has no result '{name}'")).ToList();
            all.Add($"{run.Name}.{name}.min", values.Min());
            all.Add($"{run.Name}.{name}.max", values.Max());
        }
    }
}
