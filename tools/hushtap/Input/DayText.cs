// SPDX-License-Identifier: MIT
using System.Globalization;
using HushTap.Cli.Serial;

namespace HushTap.Cli.Input;

/// <summary>Days as they are written in key files: yyyymmdd in UTC, or UNSET.</summary>
public static class DayText
{
    private const string Form = "yyyyMMdd";

    /// <summary>Tells whether a text is a day.</summary>
    /// <param name="text">As typed.</param>
    public static bool IsDay(string text) => text == KeyFile.Unset || TryParse(text, out _);

    /// <summary>Lists days.</summary>
    /// <param name="from">yyyymmdd; the first.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="CliException">It is no date.</exception>
    public static IEnumerable<string> Days(string from, int count) => TryParse(from, out DateOnly first)
        ? Enumerable.Range(0, count).Select(i => Of(first.AddDays(i)))
        : throw new CliException($"'{from}' is no date", "write it as YYYYMMDD, in UTC");

    /// <summary>Writes a day.</summary>
    /// <param name="day">The day.</param>
    public static string Of(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    private static bool TryParse(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is >= 2000 and < 9000;
}
