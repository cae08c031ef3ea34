// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HushTap.Cli.Input;

/// <summary>The simulated device that wrote a card before: it is the same one, so it counts its power-ons on.</summary>
public static partial class FormerDevice
{
    private const int HeadBytesMax = 512;

    /// <summary>Finds the number of the next power-on in the heads of the card's journals.</summary>
    /// <param name="card">The card's files.</param>
    /// <returns>Null when no device without an id has written to it.</returns>
    public static long? NextBoot(IReadOnlyDictionary<string, byte[]> card)
    {
        long[] boots = [.. card.Where(file => file.Key.EndsWith("/JOURNAL.TXT", StringComparison.OrdinalIgnoreCase))
            .Select(file => Head().Match(Encoding.Latin1.GetString(file.Value.AsSpan(0, Math.Min(file.Value.Length, HeadBytesMax)))))
            .Where(head => head.Success)
            .Select(head => long.Parse(head.Groups[1].Value, CultureInfo.InvariantCulture))];
        return boots.Length == 0 ? null : boots.Max() + 1;
    }

    [GeneratedRegex("^hushtap-journal 1 device=- boot=([0-9]{1,9}) ", RegexOptions.CultureInvariant)]
    private static partial Regex Head();
}
