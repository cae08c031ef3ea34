// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text.RegularExpressions;
using HushTap.Simulator;

namespace HushTap.Card.Tests;

/// <summary>Names power cuts, so that a failure can be seen again: scenario, durability, and for each cut the drive operation in flight and how far it was.</summary>
/// <param name="Scenario">Name of a scenario.</param>
/// <param name="Durability">The card's.</param>
/// <param name="Cuts">Number of the operation since the beginning of the world, and the percentage of its time that had passed.</param>
internal sealed partial record CutId(string Scenario, Durability Durability, IReadOnlyList<(int Operation, int Percent)> Cuts)
{
    public static CutId Parse(string text)
    {
        Match match = Form().Match(text);
        Assert.True(match.Success, $"no cut id: {text}");
        return new CutId(
            match.Groups["scenario"].Value,
            match.Groups["durability"].Value == "close" ? Durability.CloseCommits : Durability.SyncEachWrite,
            [.. match.Groups["cut"].Captures.Select(c => c.Value.Split('.')).Select(c => (Number(c[0]), Number(c[1])))]);
    }

    public override string ToString() =>
        $"{Scenario}:{(Durability == Durability.CloseCommits ? "close" : "sync")}:{string.Join('-', Cuts.Select(c => $"{c.Operation}.{c.Percent}"))}";

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<scenario>[a-z]+):(?<durability>close|sync):((?<cut>\d+\.\d+)-?)+$")]
    private static partial Regex Form();
}
