// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text;
using HushTap.Simulator;

namespace HushTap.Cli.Output;

/// <summary>Writes a trace: one line for each change of state, in columns of fixed width. tests/README.md says what they mean.</summary>
public static class TraceFile
{
    /// <summary>The first line.</summary>
    public const string Heading = "#   world-us      call-s  kind    a            b         subject";

    /// <summary>Writes a trace.</summary>
    /// <param name="events">In order of time.</param>
    /// <param name="clock">Where the call lies in world time.</param>
    /// <returns>Lines ending in \n.</returns>
    public static string Of(IReadOnlyList<TraceEvent> events, CallClock clock)
    {
        StringBuilder text = new();
        text.Append(Heading).Append('\n');
        foreach (TraceEvent change in events)
        {
            string kind = change.Kind.ToString().ToLowerInvariant();
            double call = (change.WorldUs - clock.T0Us) / 1e6;
            text.Append(CultureInfo.InvariantCulture, $"{change.WorldUs,12} {call,11:0.000000}  {kind,-6}  {change.A,-11}  {change.B,-8}  {OneLine(change.Subject)}\n");
        }

        return text.ToString();
    }

    private static string OneLine(string subject) => string.Concat(subject.TrimEnd().Select(c => char.IsControl(c) ? ' ' : c));
}
