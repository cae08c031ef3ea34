// SPDX-License-Identifier: MIT
using System.Globalization;
using HushTap.Simulator;

namespace HushTap.Cli.Output.Plot;

/// <summary>Draws how much talk holds cost, beside what nobody could have saved.</summary>
public static class LossHistogram
{
    private const double Full = 1000;
    private const double High = 300;
    private const double Left = 56;
    private const double Bottom = 46;
    private const double Top = 26;
    private const int Bins = 40;

    /// <summary>Draws.</summary>
    /// <param name="losses">Of single holds, undisturbed.</param>
    /// <returns>An svg element.</returns>
    public static string Draw(IReadOnlyList<HoldLoss> losses)
    {
        Svg svg = new(Full, High, "talk lost per hold, and the unavoidable part of it");
        double most = NiceEnd(CampaignResult.Percentile(losses.Select(l => l.BoundMs), 0.99));
        double[] lost = Count(losses.Select(l => l.LostMs), most);
        double[] unavoidable = Count(losses.Select(l => l.UnavoidableMs), most);
        double tallest = Math.Max(lost.Concat(unavoidable).Max(), 1);
        Grid(svg, most, tallest);
        double step = (Full - Left - 10) / Bins;
        for (int bin = 0; bin < Bins; bin++)
        {
            double x = Left + (bin * step);
            Bar(svg, x + 1, step - 2, unavoidable[bin] / tallest, Colours.Unavoidable);
            Bar(svg, x + (step * 0.3), step * 0.4, lost[bin] / tallest, Colours.Recorded);
        }

        Mark(svg, CampaignResult.Percentile(losses.Select(l => l.UnavoidableMs), 0.5) / most, Colours.Pale, "median unavoidable", -1);
        Mark(svg, CampaignResult.Percentile(losses.Select(l => l.LostMs), 0.5) / most, Colours.Recorded, "median lost", 1);
        return svg.ToString();
    }

    private static double NiceEnd(double value)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(value, 100))));
        return new[] { 1, 1.5, 2, 3, 4, 5, 6, 8, 10 }.Select(m => m * power).First(e => e >= value);
    }

    private static double[] Count(IEnumerable<double> values, double most)
    {
        double[] counts = new double[Bins];
        foreach (double value in values)
        {
            counts[Math.Clamp((int)(value / most * Bins), 0, Bins - 1)]++;
        }

        return counts;
    }

    private static void Grid(Svg svg, double most, double tallest)
    {
        double bottom = High - Bottom;
        for (int i = 0; i <= 4; i++)
        {
            double y = bottom - (i * (bottom - Top) / 4);
            svg.Line(Left, y, Full - 10, y, Colours.Grid);
            svg.Text(Left - 8, y + 4, Text.Number((long)Math.Round(tallest * i / 4)), 11, Colours.Pale, "end");
        }

        for (int i = 0; i <= 8; i++)
        {
            double x = Left + (i * (Full - Left - 10) / 8);
            svg.Text(x, bottom + 18, string.Create(CultureInfo.InvariantCulture, $"{most * i / 8000:0.##} s"), 11, Colours.Pale, i == 8 ? "end" : "middle");
        }

        svg.Text(Left + ((Full - Left) / 2), High - 6, "talk lost around one hold (before and after it together)", 12, Colours.Pale, "middle");
    }

    private static void Bar(Svg svg, double x, double width, double share, string fill)
    {
        double height = share * (High - Bottom - Top);
        svg.Rect(x, High - Bottom - height, width, Math.Max(height, 0), fill);
    }

    private static void Mark(Svg svg, double share, string colour, string text, int side)
    {
        double x = Left + (Math.Min(share, 1) * (Full - Left - 10));
        svg.Line(x, Top - 12, x, High - Bottom, colour, 1.5, "stroke-dasharray=\"5 3\"");
        svg.Text(x + (side * 5), Top - 4, text, 11.5, colour, side > 0 ? "start" : "end");
    }
}
