// SPDX-License-Identifier: MIT
using Spectre.Console;

namespace HushTap.Cli.Output;

/// <summary>Shows how far a run is: a bar on a terminal, one line per quarter elsewhere.</summary>
public static class SimulationProgress
{
    private const int PlainSteps = 4;

    /// <summary>Runs something and shows how far it is.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="shell">Where to show it.</param>
    /// <param name="what">What is being done, in one word.</param>
    /// <param name="run">Does it, and reports the finished fraction, 0..1.</param>
    /// <returns>What came of it.</returns>
    public static T Show<T>(Shell shell, string what, Func<IProgress<double>, T> run)
    {
        if (!shell.ErrorIsTerminal)
        {
            return run(new Plain(shell.Error, what));
        }

        Progress bar = shell.DrawError().Progress().AutoClear(true);
        return bar.Start(context =>
        {
            ProgressTask task = context.AddTask(what, maxValue: 1.0);
            return run(new Bar(task));
        });
    }

    private sealed class Bar(ProgressTask task) : IProgress<double>
    {
        public void Report(double value) => task.Value = value;
    }

    private sealed class Plain(TextWriter writer, string what) : IProgress<double>
    {
        private int _steps;

        public void Report(double value)
        {
            for (int reached = (int)(value * PlainSteps); _steps < Math.Min(reached, PlainSteps);)
            {
                _steps++;
                writer.WriteLine($"{what} {_steps * 100 / PlainSteps} %");
            }
        }
    }
}
