// SPDX-License-Identifier: MIT
using System.Globalization;

namespace HushTap.Cli.Serial;

/// <summary>A line of the journal as "log" gives it: number, uptime, time, event, keys and values (FORMAT.md §3).</summary>
/// <param name="UptimeMs">Since power-on.</param>
/// <param name="Utc">When it was written; null when the clock was never set.</param>
/// <param name="Event">What happened.</param>
/// <param name="Fields">Keys and values.</param>
public sealed record JournalLine(long UptimeMs, DateTime? Utc, string Event, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Gets a number.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>Null when there is none.</returns>
    public long? Number(string key) =>
        Fields.TryGetValue(key, out string? text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>Null when it is none.</returns>
    public static JournalLine? Parse(string line)
    {
        string[] words = line.Split(' ', 5);
        if (words.Length < 4 || !long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out long uptimeMs))
        {
            return null;
        }

        DateTime? utc = DateTime.TryParse(words[2], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out DateTime time)
            ? time
            : null;
        return new JournalLine(uptimeMs, utc, words[3], Answer.Pairs(words.Length > 4 ? words[4] : string.Empty));
    }
}
