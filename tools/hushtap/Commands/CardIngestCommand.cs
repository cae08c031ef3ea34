// SPDX-License-Identifier: MIT
using System.CommandLine;
using HushTap.CardReader;
using HushTap.Cli.Input;
using HushTap.Cli.Output;
using HushTap.Desk;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap card ingest</c>: takes cards into an archive.</summary>
public sealed class CardIngestCommand
{
    private readonly Shell _shell;
    private readonly Option<bool> _json = CardOptions.Json();

    private readonly Argument<string[]> _directories = new("DIR")
    {
        Description = "where the cards are: folders that have HUSHTAP in them",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _archive = new("--archive")
    {
        Description = "the archive's folder; made if missing",
        HelpName = "PATH",
        Required = true,
    };

    private readonly Option<string[]> _keys = new("--key")
    {
        Description = "an owner's key file; may be repeated, each card is checked with the one of its device",
        HelpName = "FILE",
    };

    private readonly Option<bool> _accept = new("--accept")
    {
        Description = "take in a card that fails verification too; the log says so",
    };

    private CardIngestCommand(Shell shell) => _shell = shell;

    /// <summary>Builds the command.</summary>
    /// <param name="shell">Where its output goes.</param>
    /// <returns>The command.</returns>
    public static Command Create(Shell shell)
    {
        CardIngestCommand ingest = new(shell);
        Command command = new("ingest", "take cards into an archive, each one verified; what is there already is left alone")
        {
            ingest._directories, ingest._archive, ingest._keys, ingest._accept, ingest._json,
        };
        command.SetAction(ingest.Run);
        return command;
    }

    private int Run(ParseResult parse)
    {
        bool json = parse.GetValue(_json);
        string path = parse.GetRequiredValue(_archive);
        KeyFile[] keys = [.. (parse.GetValue(_keys) ?? []).Select(file => CardInput.Keys(file)!)];
        List<object> shapes = [];
        bool isFine = true;
        using CardArchive archive = CardInput.AskForFiles(path, () => CardArchive.Open(path, create: true));
        foreach (string directory in parse.GetRequiredValue(_directories))
        {
            try
            {
                IngestOutcome outcome = CardInput.AskForFiles(path, () => json
                    ? archive.Ingest(directory, keys, parse.GetValue(_accept))
                    : SimulationProgress.Show(_shell, Printable.Of(directory), progress => archive.Ingest(directory, keys, parse.GetValue(_accept), progress)));
                isFine &= outcome.IsTaken;
                shapes.Add(Shape(outcome));
                Tell(outcome, json);
            }
            catch (CliException failure)
            {
                // One card that is none does not keep the others out.
                isFine = false;
                shapes.Add(new { directory, isTaken = false, error = failure.Message, hint = failure.Hint });
                if (!json)
                {
                    Text.WriteFailure(_shell.Error, failure);
                }
            }
        }

        IReadOnlyList<ArchivedCall> erased = CardInput.AskForFiles(path, archive.ApplyRetention);
        if (json)
        {
            _shell.Out.WriteLine(System.Text.Json.JsonSerializer.Serialize(new { isFine, cards = shapes, erasedCalls = erased.Count }, CardReport.JsonOptions));
        }
        else if (erased.Count > 0)
        {
            _shell.Out.WriteLine($"retention: the recordings of {Text.Count(erased.Count, "call")} were erased from the archive");
        }

        return isFine ? ExitCode.Ok : ExitCode.Problem;
    }

    private static object Shape(IngestOutcome outcome) => new
    {
        directory = outcome.Directory,
        card = outcome.Key,
        isTaken = outcome.IsTaken,
        newSegments = outcome.NewSegments,
        knownSegments = outcome.KnownSegments,
        calls = outcome.Calls,
        problems = outcome.Problems.Select(problem => new { kind = CardReport.Word(problem.Kind), path = problem.Path, text = problem.Text }),
        notes = outcome.Notes,
    };

    private void Tell(IngestOutcome outcome, bool json)
    {
        if (json)
        {
            return;
        }

        foreach (Finding problem in outcome.Problems)
        {
            _shell.Out.WriteLine($"problem: {problem.Path}: {problem.Text}");
        }

        Text.WriteNotes(_shell.Error, outcome.Notes);
        string spite = outcome.Problems.Count > 0 ? $", in spite of {Text.Count(outcome.Problems.Count, "problem")}" : "";
        _shell.Out.WriteLine(outcome.IsTaken
            ? $"{outcome.Directory}: card {outcome.Key}: {Text.Count(outcome.NewSegments, "new recording")}, {outcome.KnownSegments} there already, {Text.Count(outcome.Calls, "call")}{spite}"
            : $"{outcome.Directory}: card {outcome.Key}: refused for {Text.Count(outcome.Problems.Count, "problem")}; nothing was taken in. --accept takes it in all the same");
    }
}
