// SPDX-License-Identifier: MIT
using System.Globalization;
using HushTap.CardReader;

namespace HushTap.Cli.Input;

/// <summary>A simulated card with less room than the device assumes of one without CARD.TXT: it gets that file, as <c>hushtap card prepare</c> would write it.</summary>
public static class SmallCard
{
    /// <summary>What the device takes for granted (FORMAT.md §2).</summary>
    private const long RoomBytesAssumed = 1_000_000_000;

    private const int ClusterBytes = 32768;

    /// <summary>Adds CARD.TXT where it is needed.</summary>
    /// <param name="before">The card's files.</param>
    /// <param name="cardBytes">Size of the card.</param>
    /// <param name="seed">Decides the card's id.</param>
    /// <param name="notes">Receives a note when it was added.</param>
    /// <returns>The card's files.</returns>
    public static IReadOnlyDictionary<string, byte[]> Prepare(IReadOnlyDictionary<string, byte[]> before, long cardBytes, ulong seed, List<string> notes)
    {
        if (cardBytes >= RoomBytesAssumed || before.Keys.Any(name => name.Equals(CardText.FileName, StringComparison.OrdinalIgnoreCase)))
        {
            return before;
        }

        long others = before.Where(file => !file.Key.StartsWith("HUSHTAP/", StringComparison.OrdinalIgnoreCase))
            .Sum(file => (file.Value.Length + ClusterBytes - 1L) / ClusterBytes * ClusterBytes);
        long room = Math.Max((cardBytes - others) / ClusterBytes * ClusterBytes, 0);
        notes.Add($"the card is smaller than a device assumes without {CardText.FileName}, which says {Text.Number(room)} bytes and is written as by hushtap card prepare");
        CardText text = new(seed.ToString("X16", CultureInfo.InvariantCulture), room, ClusterBytes);
        return new Dictionary<string, byte[]>(before, StringComparer.Ordinal) { [CardText.FileName] = text.ToBytes() };
    }
}
