// SPDX-License-Identifier: MIT
using HushTap.Cli.Serial;
using HushTap.Simulator;
using Spectre.Console;

namespace HushTap.Cli;

/// <summary>What a command sees of the process around it, so that tests can put something else there.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Progress, notes, errors.</param>
public sealed record Shell(TextWriter Out, TextWriter Error)
{
    /// <summary>Columns of output that is no terminal.</summary>
    public const int PlainWidth = 100;

    /// <summary>Gets a value indicating whether <see cref="Out"/> is a terminal.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Gets a value indicating whether <see cref="Error"/> is a terminal.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Gets standard input: answers to questions, or a script.</summary>
    public TextReader In { get; init; } = TextReader.Null;

    /// <summary>Gets a value indicating whether <see cref="In"/> is a terminal.</summary>
    public bool InIsTerminal { get; init; }

    /// <summary>Gets the simulator.</summary>
    public Func<SimulationPlan, IProgress<double>?, ITrace?, SimulationResult> Simulate { get; init; } = Simulation.Run;

    /// <summary>Gets what runs many worlds: first seed, how many, progress.</summary>
    public Func<ulong, int, IProgress<double>?, CampaignResult> Prove { get; init; } = (seed, worlds, progress) => Campaign.Run(seed, worlds, progress);

    /// <summary>Gets what makes a failing world small for a checker.</summary>
    public Func<DrawnWorld, string, WorldSpec> Shrink { get; init; } = (world, checker) => WorldShrinker.Shrink(world, checker);

    /// <summary>Gets the serial ports of this machine.</summary>
    public IPorts Ports { get; init; } = new SystemPorts();

    /// <summary>The streams of this process.</summary>
    /// <returns>A shell.</returns>
    public static Shell OfThisProcess() => new(Console.Out, Console.Error)
    {
        In = Console.In,
        InIsTerminal = !Console.IsInputRedirected,
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
    };

    /// <summary>A drawing surface on <see cref="Out"/>.</summary>
    /// <returns>A console without control codes unless <see cref="Out"/> is a terminal.</returns>
    public IAnsiConsole DrawOut() => Draw(Out, OutIsTerminal);

    /// <summary>A drawing surface on <see cref="Error"/>.</summary>
    /// <returns>A console without control codes unless <see cref="Error"/> is a terminal.</returns>
    public IAnsiConsole DrawError() => Draw(Error, ErrorIsTerminal);

    private static IAnsiConsole Draw(TextWriter writer, bool terminal)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = terminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = terminal ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        if (!terminal)
        {
            console.Profile.Width = PlainWidth;
        }

        return console;
    }
}
