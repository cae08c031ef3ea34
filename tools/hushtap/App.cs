// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace HushTap.Cli;

/// <summary>The entry point of <c>hushtap</c>: finds the commands, parses, runs, and turns every failure into words and an exit code.</summary>
public static class App
{
    private static readonly MethodInfo s_create = typeof(App).GetMethod(nameof(CreateCommand), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static readonly ParserConfiguration s_parser = new()
    {
        EnablePosixBundling = false,
        ResponseFileTokenReplacer = null,
    };

    /// <summary>Runs one command line.</summary>
    /// <param name="args">As typed, without the program's name.</param>
    /// <param name="shell">Where output goes.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, Shell shell)
    {
        try
        {
            ParseResult parse = BuildRoot(shell).Parse(args, s_parser);
            if (parse.Action is ParseErrorAction)
            {
                throw Text.Misused(parse);
            }

            return parse.Invoke(new InvocationConfiguration
            {
                Output = shell.Out,
                Error = shell.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (CliException failure)
        {
            Text.WriteFailure(shell.Error, failure);
            return failure.ExitCode;
        }
        catch (Exception failure)
        {
            Text.WriteFault(shell.Error, failure);
            return ExitCode.Problem;
        }
    }

    private static RootCommand BuildRoot(Shell shell)
    {
        RootCommand root = new("tools for HushTap, the recorder that keeps nothing of what is said on hold");
        root.Options.OfType<VersionOption>().Single().Action = new VersionAction(shell);
        IEnumerable<Type> types = typeof(App).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ICliCommand)))
            .OrderBy(type => type.Name, StringComparer.Ordinal);
        foreach (Type type in types)
        {
            root.Subcommands.Add((Command)s_create.MakeGenericMethod(type).Invoke(null, [shell])!);
        }

        return root;
    }

    private static Command CreateCommand<T>(Shell shell)
        where T : ICliCommand => T.Create(shell);

    // The parser's own action names the version of whatever program hosts this assembly.
    private sealed class VersionAction(Shell shell) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            shell.Out.WriteLine(typeof(App).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
            return ExitCode.Ok;
        }
    }
}
