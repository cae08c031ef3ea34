// SPDX-License-Identifier: MIT
using System.CommandLine;
using HushTap.Cli.Input;
using HushTap.Cli.Output;
using HushTap.Simulator;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap prove</c>: runs the real firmware in many worlds that seeds decide, and counts what comes out.</summary>
public sealed class ProveCommand : ICliCommand
{
    /// <summary>About a minute on two cores.</summary>
    private const int WorldsDefault = 4_000;

    private const int WorldsMax = 10_000_000;

    /// <summary>Shrinking takes hundreds of runs; a few small worlds tell more than many.</summary>
    private const int ShrunkMax = 3;

    private readonly Shell _shell;

    private readonly Option<string?> _worlds = new("--worlds")
    {
        Description = $"how many worlds (default {Text.Number(WorldsDefault)}: about a minute on two cores)",
        HelpName = "N",
    };

    private readonly Option<string?> _seed = new("--seed")
    {
        Description = "seed of the first world; the next ones follow (default 1)",
        HelpName = "S",
    };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "write a page that can be read without knowing anything of this: what was tried, what came out, what is not covered",
        HelpName = "FILE.html",
    };

    private readonly Option<string?> _corpus = new("--corpus")
    {
        Description = "add the seeds of worlds that fail to a list",
        HelpName = "FILE",
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "print one JSON object and nothing else",
    };

    private ProveCommand(Shell shell) => _shell = shell;

    /// <inheritdoc/>
    public static Command Create(Shell shell)
    {
        ProveCommand prove = new(shell);
        Command command = new("prove", "run the real firmware in many worlds full of holds and faults, and count what it recorded of them")
        {
            prove._worlds, prove._seed, prove._report, prove._corpus, prove._json,
        };
        command.SetAction(prove.Run);
        return command;
    }

    private int Run(ParseResult parse)
    {
        int worlds = parse.GetValue(_worlds) is { } text ? (int)OptionText.Whole("--worlds", text, 1, WorldsMax, "worlds") : WorldsDefault;
        ulong seed = parse.GetValue(_seed) is { } seedText ? OptionText.Seed(seedText) : 1;
        string? report = parse.GetValue(_report);
        string? corpus = parse.GetValue(_corpus);
        OutputFile.Probe("--report", report);
        OutputFile.Probe("--corpus", corpus);
        bool json = parse.GetValue(_json);

        CampaignResult result = json
            ? _shell.Prove(seed, worlds, null)
            : SimulationProgress.Show(_shell, "proved", progress => _shell.Prove(seed, worlds, progress));
        if (report is not null)
        {
            OutputFile.Write("--report", report, ProofPage.Of(result, seed));
        }

        if (corpus is not null)
        {
            WorldCorpus.Add(corpus, result.Failures);
        }

        ProofReport proof = new(result, seed, json ? [] : [.. result.Failures.Take(ShrunkMax).Select(Small)]);
        if (json)
        {
            proof.WriteJson(_shell.Out);
        }
        else
        {
            proof.WriteTable(_shell.DrawOut());
            proof.WriteVerdict(_shell.Out);
        }

        return result.Passed ? ExitCode.Ok : ExitCode.Problem;
    }

    private (ulong Seed, IReadOnlyList<string> Lines) Small(WorldSummary failure)
    {
        WorldSpec small = _shell.Shrink(WorldGenerator.Make(failure.Seed), failure.Findings[0].Checker);
        return (failure.Seed, [.. WorldText.Lines(small)]);
    }
}
