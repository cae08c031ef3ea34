// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace HushTap.Cli;

/// <summary>The words at the edges of the program.</summary>
/// <remarks>
/// The rules:
/// <list type="bullet">
/// <item>Results go to standard output; progress, notes and errors go to standard error.</item>
/// <item>With <c>--json</c>, standard output carries one object and nothing else, and notes are inside it.</item>
/// <item>Sentences begin in lower case and have no full stop. Names of files and options appear as typed.</item>
/// <item><c>error:</c> says what is wrong, <c>hint:</c> what to do; both are one line. <c>note:</c> says what was done unasked.</item>
/// <item>Numbers carry their unit. No colour, control code or moving bar where output is no terminal.</item>
/// </list>
/// </remarks>
public static class Text
{
    /// <summary>Writes <c>error:</c> and <c>hint:</c>.</summary>
    /// <param name="error">Standard error.</param>
    /// <param name="failure">The failure.</param>
    public static void WriteFailure(TextWriter error, CliException failure)
    {
        error.WriteLine($"error: {OneLine(failure.Message)}");
        error.WriteLine($"hint: {OneLine(failure.Hint)}");
    }

    /// <summary>Writes about a failure that is the program's own fault.</summary>
    /// <param name="error">Standard error.</param>
    /// <param name="failure">The failure.</param>
    public static void WriteFault(TextWriter error, Exception failure)
    {
        error.WriteLine($"error: hushtap itself failed: {failure.GetType().Name}: {OneLine(failure.Message)}");
        error.WriteLine("hint: this is a fault in hushtap; please report it with the command line, the inputs and what follows");
        error.WriteLine(failure.StackTrace);
    }

    /// <summary>Writes <c>note:</c> lines.</summary>
    /// <param name="error">Standard error.</param>
    /// <param name="notes">What was done unasked.</param>
    public static void WriteNotes(TextWriter error, IEnumerable<string> notes)
    {
        foreach (string note in notes)
        {
            error.WriteLine($"note: {OneLine(note)}");
        }
    }

    /// <summary>What is wrong with a command line that the parser refuses.</summary>
    /// <param name="parse">The parser's result.</param>
    /// <returns>The failure to throw.</returns>
    public static CliException Misused(ParseResult parse)
    {
        string name = CommandName(parse.CommandResult);
        string message = parse.UnmatchedTokens.Count > 0
            ? Unmatched(parse.UnmatchedTokens[0], name, parse.CommandResult.Command.Subcommands.Count > 0)
            : Plain(parse.Errors[0].Message);
        return new CliException(message, $"see {name} --help");
    }

    /// <summary>Seconds with one decimal and the unit.</summary>
    /// <param name="frames">Frames.</param>
    /// <param name="sampleRate">Frames per second.</param>
    /// <returns>Such as "12.3 s".</returns>
    public static string Seconds(long frames, int sampleRate) =>
        ((decimal)frames / sampleRate).ToString("0.0", CultureInfo.InvariantCulture) + " s";

    /// <summary>A whole number with separators.</summary>
    /// <param name="number">The number.</param>
    /// <returns>Such as "307,200".</returns>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun.</summary>
    /// <param name="count">How many.</param>
    /// <param name="noun">Singular; the plural takes an s.</param>
    /// <returns>Such as "1 frame" or "2 frames".</returns>
    public static string Count(long count, string noun) => $"{Number(count)} {noun}{(count == 1 ? string.Empty : "s")}";

    private static string Unmatched(string token, string name, bool hasCommands) =>
        token.StartsWith('-') ? $"'{token}' is no option of {name}" :
        hasCommands ? $"'{token}' is no command of {name}" : $"'{token}' is one word too many for {name}";

    private static string OneLine(string text) => string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));

    private static string Plain(string message)
    {
        string text = message.TrimEnd('.').Replace("Option '", "'", StringComparison.Ordinal).Replace("option: '", "'", StringComparison.Ordinal);
        return text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
    }

    private static string CommandName(CommandResult command)
    {
        string name = command.Command is RootCommand ? "hushtap" : command.Command.Name;
        return command.Parent is CommandResult parent ? $"{CommandName(parent)} {name}" : name;
    }
}
