// SPDX-License-Identifier: MIT
using System.CommandLine;
using HushTap.CardReader;
using HushTap.Cli.Input;
using HushTap.Cli.Output;
using HushTap.Desk;

namespace HushTap.Cli.Commands;

/// <summary><c>hushtap card export</c>: calls as audio files, with a manifest.</summary>
public sealed class CardExportCommand
{
    private readonly Shell _shell;
    private readonly Argument<string> _directory = CardOptions.Directory();
    private readonly Option<string?> _key = CardOptions.Key();
    private readonly Option<bool> _json = CardOptions.Json();

    private readonly Argument<string> _out = new("OUT")
    {
        Description = "the folder to write to; made if missing, and nothing in it is overwritten. The same command again goes on where it was stopped",
    };

    private readonly Option<string[]> _calls = new("--call")
    {
        Description = "a call: its number, or POWER-ON/CALL where the number is not enough; may be repeated (default: all)",
        HelpName = "N",
    };

    private readonly Option<string?> _from = new("--from")
    {
        Description = "only calls from then on: yyyy-mm-dd, with Thh:mm or Thh:mm:ss if need be; UTC, or with an offset",
        HelpName = "TIME",
    };

    private readonly Option<string?> _to = new("--to")
    {
        Description = "only calls that began before then; a date alone means to the end of that day",
        HelpName = "TIME",
    };

    private readonly Option<string> _format = Choice("--format", "how the audio is written", "wav", "flac", "opus");
    private readonly Option<string> _channels = Choice("--channels", "near = the handset's microphone, far = the other end", "both", "near", "far", "mixed");
    private readonly Option<string> _gaps = Choice("--gaps", "what stands where nothing was recorded; split makes each stretch of talk a file", "join", "silence", "tone", "split");

    private CardExportCommand(Shell shell) => _shell = shell;

    /// <summary>Builds the command.</summary>
    /// <param name="shell">Where its output goes.</param>
    /// <returns>The command.</returns>
    public static Command Create(Shell shell)
    {
        CardExportCommand export = new(shell);
        Command command = new("export", "write calls as audio files, with labels at every gap and a manifest of what can be proven")
        {
            export._directory, export._out, export._calls, export._from, export._to, export._format, export._channels, export._gaps, export._key, export._json,
        };
        command.SetAction(export.Run);
        return command;
    }

    private static Option<string> Choice(string name, string description, params string[] values)
    {
        Option<string> option = new(name)
        {
            Description = description,
            HelpName = string.Join('|', values),
            DefaultValueFactory = _ => values[0],
        };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    private int Run(ParseResult parse)
    {
        ExportOptions options = new()
        {
            Calls = [.. (parse.GetValue(_calls) ?? []).Select(CardOptions.CallName)],
            From = OptionText.Moment(parse.GetValue(_from), "--from", isEndOfDay: false),
            To = OptionText.Moment(parse.GetValue(_to), "--to", isEndOfDay: true),
            Format = Enum.Parse<AudioFormat>(parse.GetRequiredValue(_format), ignoreCase: true),
            Channels = Enum.Parse<ChannelChoice>(parse.GetRequiredValue(_channels), ignoreCase: true),
            Gaps = Enum.Parse<GapHandling>(parse.GetRequiredValue(_gaps), ignoreCase: true),
        };
        KeyFile? keys = CardInput.Keys(parse.GetValue(_key));
        Card card = CardInput.Read(parse.GetRequiredValue(_directory), keys);
        string folder = parse.GetRequiredValue(_out);
        ExportOutcome outcome = CardInput.AskForFiles(folder, () =>
        {
            CardExport export = new(card, options, keys is not null);
            return parse.GetValue(_json) ? export.Run(folder) : SimulationProgress.Show(_shell, "exported", progress => export.Run(folder, progress));
        });
        return Report(outcome, folder, parse.GetValue(_json));
    }

    private int Report(ExportOutcome outcome, string folder, bool json)
    {
        ExportManifest manifest = outcome.Manifest;
        bool isFine = manifest.Card.IsFine && manifest.Calls.All(call => call.Public == "fits" && call.Keyed != "broken");
        if (json)
        {
            _shell.Out.WriteLine(System.Text.Encoding.UTF8.GetString(manifest.ToBytes()).TrimEnd());
            return isFine ? ExitCode.Ok : ExitCode.Problem;
        }

        foreach ((ManifestCall call, ManifestFile file) in manifest.Calls.SelectMany(call => call.Files.Where(file => file.Kind == "audio").Select(file => (call, file))))
        {
            string gaps = file.Gaps.Count > 0 ? $", {Text.Count(file.Gaps.Count, "gap")}" : "";
            _shell.Out.WriteLine($"{file.Name}  {Text.Seconds(file.Frames ?? 0, call.Rate)}{gaps}");
        }

        foreach (ManifestCall call in manifest.Calls.Where(call => call.Files.Count == 0))
        {
            _shell.Out.WriteLine($"note: nothing of call {call.PowerOn}/{call.Call} was recorded, or it is no longer on the card; the manifest says why");
        }

        foreach (ManifestProblem problem in manifest.Card.Problems)
        {
            _shell.Out.WriteLine($"problem: {problem.Path}: {problem.Text}");
        }

        string what = $"{Text.Count(outcome.Files.Count(file => file.Kind == "audio"), "audio file")} of {Text.Count(manifest.Calls.Count, "call")} in {folder}";
        string kept = outcome.WasDone ? "; all was done before, and is as it was written" : outcome.Kept > 0 ? $"; {Text.Count(outcome.Kept, "file")} had been done before" : "";
        _shell.Out.WriteLine(isFine ? $"{what}; manifest.json says what they are{kept}" : $"problem: {what}, but the card is not as it was written; manifest.json says where{kept}");
        return isFine ? ExitCode.Ok : ExitCode.Problem;
    }
}
