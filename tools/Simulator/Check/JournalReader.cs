// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text;

namespace HushTap.Simulator;

/// <summary>One event of a journal.</summary>
/// <param name="Sequence">Number of the line.</param>
/// <param name="UptimeMs">Since power-on.</param>
/// <param name="Utc">Wall time; null when the clock was not set.</param>
/// <param name="Event">Name of the event.</param>
/// <param name="Fields">Keys and values.</param>
public sealed record JournalEvent(long Sequence, long UptimeMs, string? Utc, string Event, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Gets a whole number, or null when there is none.</summary>
    public long? Number(string key) =>
        Fields.TryGetValue(key, out string? text)
        && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            ? value
            : null;

    public string? Text(string key) => Fields.GetValueOrDefault(key);
}

/// <summary>A journal as it was found.</summary>
/// <param name="Events">The lines that can be read, in order.</param>
/// <param name="Damage">What cannot be read, one sentence each.</param>
public sealed record Journal(IReadOnlyList<JournalEvent> Events, IReadOnlyList<string> Damage);

/// <summary>Reads JOURNAL.TXT; written from the format's description, shares nothing with the firmware.</summary>
public static class JournalReader
{
    private const int HeadWords = 4;
    private const int SectorBytes = 512;

    /// <summary>Reads a journal.</summary>
    /// <param name="bytes">The file.</param>
    public static Journal Read(ReadOnlySpan<byte> bytes)
    {
        List<JournalEvent> events = [];
        List<string> damage = [];
        int length = bytes.Length;
        for (int number = 1; bytes.Length > 0; number++)
        {
            int end = bytes.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? bytes : bytes[..end];
            bytes = end < 0 ? [] : bytes[(end + 1)..];
            if (end < 0)
            {
                damage.Add($"line {number} has no end");
            }
            else if ((number == 1 && line.StartsWith(Head)) || IsPadding(line, length - bytes.Length))
            {
                // The head names the device, and spaces fill the sector: neither is an event.
            }
            else if (line.IndexOfAnyExceptInRange((byte)0x20, (byte)0x7E) >= 0 || Parse(Encoding.ASCII.GetString(line)) is not { } parsed)
            {
                damage.Add($"line {number} cannot be read");
            }
            else
            {
                events.Add(parsed);
            }
        }

        return new Journal(events, damage);
    }

    private static ReadOnlySpan<byte> Head => "hushtap-journal 1 "u8;

    private static bool IsPadding(ReadOnlySpan<byte> line, int end) =>
        line.Length < SectorBytes - 1 && end % SectorBytes == 0 && line.IndexOfAnyExcept((byte)' ') < 0;

    private static JournalEvent? Parse(string line)
    {
        string[] words = line.Split(' ');
        if (words.Length < HeadWords
            || !long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out long sequence)
            || !long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out long uptimeMs)
            || words[HeadWords - 1].Length == 0)
        {
            return null;
        }

        Dictionary<string, string> fields = [];
        foreach (string word in words.AsSpan(HeadWords))
        {
            int equals = word.IndexOf('=');
            bool isDigest = word.StartsWith('*');
            if (!isDigest && (equals < 1 || !fields.TryAdd(word[..equals], word[(equals + 1)..])))
            {
                return null;
            }
        }

        return new JournalEvent(sequence, uptimeMs, words[2] == "-" ? null : words[2], words[HeadWords - 1], fields);
    }
}
