// SPDX-License-Identifier: MIT
namespace HushTap.Cli.Learn;

/// <summary>Draws edges as a picture: a line for each input, time from left to right.</summary>
public static class EdgePicture
{
    private const int Columns = 64;

    /// <summary>Draws.</summary>
    /// <param name="edges">All edges, levels at the beginning among them.</param>
    /// <param name="inputs">The inputs to draw, from top to bottom.</param>
    /// <param name="fromMs">Left end, the device's time.</param>
    /// <param name="toMs">Right end.</param>
    /// <returns>The lines.</returns>
    /// <remarks>'#' = high all the time of a column, '_' = low, '|' = it changed.</remarks>
    public static IEnumerable<string> Draw(IReadOnlyList<Edge> edges, IEnumerable<string> inputs, long fromMs, long toMs)
    {
        double columnMs = Math.Max(toMs - fromMs, Columns) / (double)Columns;
        foreach (string input in inputs)
        {
            Edge[] own = [.. edges.Where(edge => edge.Input == input)];
            char[] row = new char[Columns];
            for (int i = 0; i < Columns; i++)
            {
                double from = fromMs + (i * columnMs);
                bool level = own.LastOrDefault(edge => edge.Ms <= from)?.Level ?? own.FirstOrDefault()?.Level ?? false;
                bool changes = own.Any(edge => !edge.IsStart && edge.Ms > from && edge.Ms <= from + columnMs);
                row[i] = changes ? '|' : level ? '#' : '_';
            }

            yield return $"{input,-12} {new string(row)}";
        }

        yield return FormattableString.Invariant($"{string.Empty,-12} 0{$"{(toMs - fromMs) / 1000.0:0.0} s",Columns - 1}");
    }
}
