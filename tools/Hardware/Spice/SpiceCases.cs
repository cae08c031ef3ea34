// SPDX-License-Identifier: MIT
using HushTap.HardwareTools.Design;

namespace HushTap.HardwareTools.Spice;

/// <summary>Turns a run into the values of each of its simulations.</summary>
public static class SpiceCases
{
    /// <summary>One dictionary of values per simulation, in a fixed order.</summary>
    public static IReadOnlyList<Dictionary<string, double>> Of(SpiceRun run, DesignValues design)
    {
        var start = design.ByName();
        start["half"] = start["supply"] / 2;
        foreach (var (name, value) in Defaults)
        {
            start.TryAdd(name, value);
        }

        foreach (var (name, value) in run.Set ?? [])
        {
            start[name] = value;
        }

        var cases = new List<Dictionary<string, double>> { start };
        foreach (var (name, values) in run.Sweep ?? [])
        {
            cases = [.. cases.SelectMany(c => values.Select(v => With(c, (name, v))))];
        }

        if (run.Pairs is not null)
        {
            var count = run.Pairs.Values.First().Length;
            cases = [.. Enumerable.Range(0, count).Select(i => With(start, [.. run.Pairs.Select(p => (p.Key, p.Value[i]))]))];
        }

        if (run.Each is not null)
        {
            cases = [.. run.Each.Select(name => With(start, (name, run.EachValue)))];
        }

        if (run.Cadences is not null)
        {
            cases = [.. cases.SelectMany(c => run.Cadences.Select(p => With(c, ("onMs", p[0]), ("offMs", p[1]))))];
        }

        if (run.Draws > 0)
        {
            cases = Draws(run, design, start);
        }

        return [.. cases.Select(c => Derive(c, run.Wired))];
    }

    private static readonly (string Name, double Value)[] Defaults =
    [
        ("bjtGain", 300), ("duty", 1), ("scanMs", 2), ("gateLeak", 5e-9), ("gateOffset", 0), ("gateDiode", 1e12), ("rcvPeak", 1), ("barrier", 0), ("holdStopS", 6),
        ("startV", 4.25), ("endV", 3.25), ("onMs", 500), ("offMs", 500), ("flashes", 1),
        ("cutSupply", 0.1), ("cutGround", 0.1), ("cutLit", 0.1), ("cutDark", 0.1), ("cutOn", 0.1), ("fetThreshold", 0.8), ("shortSupplyGround", 1e9), ("shortSupplyLit", 1e9),
        ("shortSupplyDark", 1e9), ("shortGroundLit", 1e9), ("shortGroundDark", 1e9), ("shortLitDark", 1e9), ("shortSupplyOn", 1e9), ("shortGroundOn", 1e9), ("shortLitOn", 1e9), ("shortDarkOn", 1e9),
    ];

    private static Dictionary<string, double> With(Dictionary<string, double> values, params (string Name, double Value)[] changes)
    {
        var copy = new Dictionary<string, double>(values);
        foreach (var (name, value) in changes)
        {
            copy[name] = value;
        }

        return copy;
    }

    private static List<Dictionary<string, double>> Draws(SpiceRun run, DesignValues design, Dictionary<string, double> start)
    {
        var random = new Random(run.Seed);
        var cases = new List<Dictionary<string, double>>();
        for (var i = 0; i < run.Draws; i++)
        {
            var values = With(start);
            foreach (var name in run.Tolerance ?? [])
            {
                var fitted = Array.Find(design.Values, v => v.Name == name)
                    ?? Array.Find(design.Values, v => v.Name == name[..^1])
                    ?? throw new InvalidDataException($"run '{run.Name}' draws '{name}', which has no tolerance");
                var nominal = start.TryGetValue(name, out var set) ? set : start[fitted.Name];
                values[name] = nominal * (1 + (fitted.TolerancePercent / 100 * ((random.NextDouble() * 2) - 1)));
            }

            foreach (var (name, spread) in run.Draw ?? [])
            {
                values[name] = spread.Draw(random);
            }

            cases.Add(values);
        }

        return cases;
    }

    /// <summary>Adds what follows from the given values: times in seconds, model constants, second legs.</summary>
    private static Dictionary<string, double> Derive(Dictionary<string, double> v, bool wired)
    {
        const double fourKt = 4 * 1.380649e-23 * 300;
        foreach (var leg in new[] { "micSeries", "micBlock", "micBias", "hookIn", "hookFeedback" })
        {
            v.TryAdd(leg + "2", v[leg]);
        }

        v["opampNoiseOhm"] = v["opampNoise"] * v["opampNoise"] / fourKt;
        v["opampPole"] = 1e-3 / (2 * Math.PI * v["opampGbw"]);
        v["micCurrent"] = 1e-3;
        v["halfReceiverSource"] = v["phoneReceiverSource"] / 2;
        v["leakage"] = v["barrier"] == 0 ? v["leakageA"] : 2 * Math.PI * 50 * v["barrierF"] * 115;
        var steady = v["duty"] >= 1;
        v["onS"] = steady ? 1e3 : v["duty"] * v["scanMs"] / 1e3;
        v["scanS"] = steady ? 2e3 : v["scanMs"] / 1e3;
        v["lagF"] = v["lagUs"] * 1e-9;
        if (wired)
        {
            v["photoUa"] = Math.Max(0, v["lampVf"] - v["optoVf"]) / v["wiredSeries"] * v["ctr"] * 1e6;
        }

        v["lightA"] = v["photoUa"] * 1e-6;
        v["ambientA"] = v["ambientUa"] * 1e-6;
        v["stopS"] = 0.12;
        v["settledS"] = 0.09;
        if (v.TryGetValue("lampVf", out var lampVf) && v.TryGetValue("lampCurrent", out var lampCurrent))
        {
            v["lampSeries"] = Math.Max(10, (v["lampDrive"] - lampVf) / lampCurrent);
            v["lampIs"] = lampCurrent * Math.Exp(-(lampVf - lampCurrent) / (2 * 0.02585));
        }

        return DeriveFlash(v);
    }

    private static Dictionary<string, double> DeriveFlash(Dictionary<string, double> v)
    {
        const double litFromS = 0.1;
        var period = (v["onMs"] + v["offMs"]) / 1e3;
        v["litS"] = litFromS;
        v["beforeS"] = litFromS * 0.9;
        v["flashOnS"] = v["offMs"] == 0 ? 100 : v["onMs"] / 1e3;
        v["flashPeriodS"] = v["offMs"] == 0 ? 200 : period;
        v["lastOnS"] = litFromS + ((v["flashes"] - 1) * period) + (v["onMs"] / 1e3);
        v["endS"] = v["lastOnS"];
        v["heldFromS"] = litFromS + 0.2;
        if (v["flashes"] <= 1)
        {
            v["heldFromS"] = litFromS + (v["onMs"] / 1e3 * 0.8);
        }

        if (v.ContainsKey("gateCap"))
        {
            v["stepS"] = 1e-3;
            v["gateStopS"] = v["endS"] + 2.6;
        }

        return v;
    }
}
